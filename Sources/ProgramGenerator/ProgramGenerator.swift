import GuestISA
import GuestMachine

/// Makes programs that always end: program n of seed s is a function of s, n, `version` and the options alone.
///
/// A program is made in four steps, each in files of its own: a *mix* of instructions and shapes, a *plan*, which is
/// the control-flow graph, the *roles* of its registers, and then the words of the plan, node after node, with the
/// addresses they need filled in last. While words are emitted, the most instructions that each node can retire are
/// added up; that sum is the program's fuel. `TerminationProof` checks the result without knowing any of this.
///
///     var generator = ProgramGenerator(seed: 42)
///     let program = generator.generate(7)
///
/// A generator reuses its memory for each program, and copies share it: give every thread its own.
public struct ProgramGenerator {
    /// Changes whenever the same seed gives other programs.
    @inlinable public static var version: UInt32 { 3 }

    /// The seed of every program of this generator.
    public let seed: UInt64
    /// What its programs are like.
    public let options: GeneratorOptions

    // What follows is the program in the making; each step leaves there what the next one needs.
    let abilities: GeneratorAbilities
    let scratch: GeneratorScratch
    let encoder = WordEncoder.shared
    let tables: OperandTables
    let computeRows = ComputeRow.table
    let interestingValues = InterestingValues.table
    var random: RandomSource

    var mix = ProgramMix()
    var opcodeCount = 0
    var plainOpcodeCount = 0
    var nodeCount = 0

    var planCount = 0
    /// Whether the plan has the gap that was drawn.
    var hasGap = false
    var functions: [FunctionPlan] = []
    /// Functions before this one are leaves; at most one nested function follows.
    var leafCount = 0
    var mainPlan = 0..<0

    var roles = RegisterRoles()
    var bases: [BasePointer] = Array(repeating: BasePointer(), count: 4)
    var poolCount = 0
    /// Counts destinations, to keep the latest in `GeneratorScratch.sources`.
    var recent = 0
    var limit = 0
    var codePointer: UInt64 = 0
    var romAddress: UInt64 = 0
    var romPointer: UInt64 = 0
    var islandBoundary: UInt64 = 0
    var wildValue: UInt64?

    var wordCount = 0
    var romCount = 0
    var fixups: [Fixup] = []
    var romEntries: [RomEntry] = []
    var patches: [PatchSite] = []
    /// Indices of branches out of the loops being emitted, innermost last.
    var leaves: [Int] = []
    /// Indices of jumps to the end of the computed jumps being emitted.
    var openJumps: [Int] = []
    /// Indices of the first words of the loops being emitted, innermost last.
    var loopHeads: [Int] = []
    /// The counter of the innermost loop being emitted; 0 outside of loops.
    var loopCounter: UInt32 = 0
    var layout = ProgramLayout()
    /// Segments that the last program had and this one has not, kept for their memory.
    var spareSegments: [MemorySegment] = []

    /// A generator of the programs of `seed`.
    ///
    /// - Parameter options: Must be sound: see their documentation. At least one opcode that only computes must remain.
    public init(seed: UInt64, options: GeneratorOptions = GeneratorOptions()) {
        options.requireSound()
        self.seed = seed
        self.options = options
        abilities = GeneratorAbilities(options)
        scratch = GeneratorScratch(options)
        tables = OperandTables(scratch)
        random = RandomSource(seed: seed, program: 0)
    }

    /// Makes program `index`. Programs may be asked for in any order.
    public mutating func generate(_ index: UInt64) -> Program {
        var program = Program(code: [])
        generate(index, into: &program)
        return program
    }

    /// Makes program `index` in place of another, whose memory is reused: after some programs nothing is allocated.
    public mutating func generate(_ index: UInt64, into program: inout Program) {
        random = RandomSource(seed: seed, program: index)
        drawMix()
        drawPlan()
        drawRoles()
        let cost = emitProgram()
        layOut()
        resolveFixups()
        resolvePatches()
        writeCode(to: &program.code)
        program.registers.withUnsafeMutableBufferPointer { [scratch] in
            $0.baseAddress!.update(from: scratch.registers, count: 32)
        }
        program.pc = layout.mainAddress
        drawData(into: &program.data)
        program.fuel = UInt64(cost) + ProgramGenerator.fuelSlack
    }

    /// Fuel beyond what the program can use: enough for the instruction that traps at its end, which needs fuel to be
    /// attempted although it does not retire, and for a shrinker to add a little.
    static let fuelSlack: UInt64 = 16

    /// Removes all elements; most of these arrays are empty for most programs.
    @inline(__always)
    static func empty<Element>(_ array: inout [Element]) {
        if !array.isEmpty { array.removeAll(keepingCapacity: true) }
    }
}
