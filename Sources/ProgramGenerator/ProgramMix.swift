import GuestISA
import GuestMachine

/// What one program is made of: drawn anew for each, so that programs differ in kind and not only in detail.
///
/// A campaign of average programs misses what needs much of one thing and none of another (swarm testing: Groce et
/// al., ISSTA 2012).
struct ProgramMix {
    /// Instruction words aimed at.
    var wordTarget = 0
    /// Words of a gap in main that branches reach across; 0 for none.
    var gapWords = 0
    /// Words before the program's first that are never executed.
    var leadWords = 0
    /// Data registers in use.
    var poolCount = 0
    /// Data pointers in use, 1–4.
    var baseCount = 0
    /// Longest straight run between two other nodes of the graph.
    var runLimit = 0
    /// Accesses in eight whose address depends on data.
    var indexedEighths: UInt64 = 0
    var hasLoops = false
    var hasCalls = false
    var hasIsland = false
    var hasTables = false
    var hasPatches = false
    var hasTraps = false
    var readsCode = false
    var hasWitness = false
    var isHot = false
    /// How it ends; nil is ECALL.
    var terminator: TrapKind?
    /// Whether it has traps behind conditions.
    var hasConditionalTraps = false
    /// Fuel that loops may still add.
    var loopFuel = 0

    /// The most words of a program with its gap: any two places stay in reach of a branch, with some words to spare.
    static let gapLimit = 960
}

extension ProgramGenerator {
    /// Draws a program's mix.
    mutating func drawMix() {
        var mix = ProgramMix()
        let range = options.instructionCount
        // The mean of two draws: sizes near the middle are likelier than those at the ends.
        let half = (range.upperBound - range.lowerBound) / 2
        mix.wordTarget =
            range.lowerBound + random.below(half + 1) + random.below(range.upperBound - range.lowerBound - half + 1)
        mix.isHot = random.chance(options.hotLoopPercent) && !abilities.loopForms.isEmpty
        mix.hasLoops = mix.isHot || (random.chance(options.loopPercent) && !abilities.loopForms.isEmpty)
        mix.hasCalls = random.chance(options.callPercent) && abilities.canCall
        mix.hasIsland = mix.hasCalls && random.chance(options.islandPercent) && abilities.allowed.contains(.jal)
        mix.hasTables = random.chance(options.tablePercent) && (abilities.canJumpInSlots || abilities.canJumpByTable)
        mix.hasPatches = random.chance(options.patchPercent) && abilities.canPatch
        mix.loopFuel = mix.isHot ? options.hotLoopFuel : options.loopFuel
        if random.chance(options.trapPercent) && !abilities.terminators.isEmpty {
            mix.terminator = abilities.terminators[random.below(abilities.terminators.count)]
        }
        mix.hasConditionalTraps = random.chance(options.conditionalTrapPercent) && abilities.canSkip
        mix.hasTraps = mix.terminator != nil || mix.hasConditionalTraps

        let bits = random.next()
        mix.poolCount = [3, 4, 5, 6, 7, 9, 12, 16][Int(bits & 7)]
        mix.baseCount = 1 + Int(bits >> 3 & 3)
        mix.runLimit = [2, 3, 4, 5, 6, 8, 11, 16][Int(bits >> 5 & 7)]
        mix.indexedEighths = [0, 0, 1, 2][Int(bits >> 8 & 3)]
        mix.readsCode = bits >> 10 & 7 == 0
        mix.hasWitness = bits >> 14 & 3 != 0 && abilities.allowed.contains(.add)
        if random.chance(options.longPercent) {
            mix.wordTarget = random.number(in: GeneratorOptions.longCount)
            mix.runLimit = 64 << Int(bits >> 13 & 1)
        }
        if random.chance(options.gapPercent) && abilities.allowed.contains(.jal) {
            mix.gapWords = max(0, ProgramMix.gapLimit - mix.wordTarget - random.below(500))
        } else if random.chance(options.pageEndPercent) {
            mix.leadWords = 1024 - random.below(mix.wordTarget)
        }
        self.mix = mix
        drawOpcodes()
        drawNodes()
        drawOffsets()
    }

    /// Fills the table that runs draw opcodes from: each group is on or off and more or less frequent.
    private mutating func drawOpcodes() {
        opcodeCount = 0
        plainOpcodeCount = 0
        var bits = random.next()
        for group in InstructionGroup.plain {
            // Fences end blocks in some engines: most programs have none.
            let weights = group == .fence ? 0x1100_0000 : 0x6432_1100 as UInt64
            addOpcodes(of: group, weight: Int(weights >> (4 * (bits & 7)) & 15))
            bits >>= 3
        }
        if opcodeCount == 0 {
            // All off. Everything on, then: the options leave at least one.
            for group in InstructionGroup.plain { addOpcodes(of: group, weight: 1) }
        }
        plainOpcodeCount = opcodeCount
        let memory = Int(0x7543_2210 >> (4 * (bits & 7)) & 15)
        bits >>= 3
        // More of the one than of the other, in either direction.
        addOpcodes(of: .load, weight: memory + Int(bits & 1))
        addOpcodes(of: .store, weight: memory + Int(bits >> 1 & 1))
        // Four or five entries among two hundred: idioms are rare, and have two to seven words.
        for index in 0..<5 { scratch.opcodes[opcodeCount + index] = ProgramGenerator.idiomMarker }
        opcodeCount += 4 + Int(bits >> 2 & 1)
    }

    private mutating func addOpcodes(of group: InstructionGroup, weight: Int) {
        let row = abilities.groupRows[group.rawValue]
        let rows = row == 0 ? 0 : weight * options.groupWeights[group.rawValue]
        let start = UnsafeMutableRawPointer(scratch.opcodes + opcodeCount)
        // The usual number is written whatever is drawn, and the next group's written over what is too much: the host
        // cannot foresee the number.
        for index in 0..<8 { start.storeBytes(of: row, toByteOffset: 8 * index, as: UInt64.self) }
        if rows > 8 {
            for index in 8..<rows { start.storeBytes(of: row, toByteOffset: 8 * index, as: UInt64.self) }
        }
        opcodeCount += 8 * rows
    }

    /// Fills the table that the planner draws nodes from.
    private mutating func drawNodes() {
        nodeCount = 0
        var bits = random.next()
        func add(_ kind: NodeKind, _ weight: Int, if wanted: Bool) {
            let start = UnsafeMutableRawPointer(scratch.nodeKinds + nodeCount)
            let row = UInt64(kind.rawValue) &* 0x0101_0101_0101_0101
            // Twelve at most; too many are written over, as above.
            start.storeBytes(of: row, as: UInt64.self)
            start.storeBytes(of: row, toByteOffset: 8, as: UInt64.self)
            nodeCount += wanted ? weight * Int(bits & 3) : 0
            bits >>= 2
        }
        let branches = abilities.canSkip && random.chance(options.branchPercent)
        add(.run, 2, if: true)
        add(.skip, 3, if: branches)
        add(.choose, 2, if: branches && abilities.canChoose)
        add(.hop, 1, if: abilities.allowed.contains(.jal))
        add(.loop, 3, if: mix.hasLoops)
        add(.leave, 1, if: mix.hasLoops && abilities.canSkip)
        add(.call, 4, if: mix.hasCalls)
        add(.slots, 2, if: mix.hasTables && abilities.canJumpInSlots)
        add(.cases, 2, if: mix.hasTables && abilities.canJumpByTable)
        add(.callByTable, 1, if: mix.hasTables && mix.hasCalls && abilities.canJumpByTable)
        add(.patch, 3, if: mix.hasPatches)
        add(.trap, 2, if: mix.hasConditionalTraps)
        if nodeCount == 0 { scratch.nodeKinds[0] = .run }
        nodeCount = max(nodeCount, 1)
    }
}
