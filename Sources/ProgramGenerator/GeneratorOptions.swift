import GuestISA

/// What generated programs are like. The defaults are those that seeds without options mean.
public struct GeneratorOptions: Hashable, Sendable {
    /// Instruction words a program aims at; it may have up to about 20 more. At least 4, at most `sizeLimit`.
    public var instructionCount = 20...108
    /// Opcodes that no word of a program may be. Shapes that need one of them are left out; a program without ECALL
    /// ends in EBREAK, and without both in an illegal word.
    public var without: OpcodeSet = []
    /// How often each instruction group is drawn where it may stand, relative to the others, 0 to 8; 0 leaves all of
    /// its opcodes out, as `without` does.
    public var groupWeights = Array(repeating: 1, count: InstructionGroup.allCases.count)

    /// Programs in a hundred that are much longer, with long straight runs: `longCount` words, whatever
    /// `instructionCount` says.
    public var longPercent = 2
    /// Programs in a hundred that branch over 1600 to 3600 bytes which are never executed, forward or back.
    public var gapPercent = 3
    /// Programs in a hundred whose code lies across a page boundary.
    public var pageEndPercent = 5
    /// Programs in a hundred that may have if and if-else.
    public var branchPercent = 88
    /// Programs in a hundred that may have counted loops.
    public var loopPercent = 62
    /// Programs in a hundred that have one small loop of hundreds of rounds: hot enough for engines with tiers.
    public var hotLoopPercent = 4
    /// Programs in a hundred that have functions and may call them.
    public var callPercent = 45
    /// Programs in a hundred with functions that put one of them across a page boundary in the data area.
    public var islandPercent = 30
    /// Programs in a hundred that may have computed jumps.
    public var tablePercent = 35
    /// Programs in a hundred that store into their own code.
    public var patchPercent = 28
    /// Programs in a hundred that are built to end in another trap than ECALL.
    public var trapPercent = 22
    /// Programs in a hundred that have such traps behind a condition.
    public var conditionalTrapPercent = 14

    /// Instructions that one program's loops may add to its fuel, unless it has a hot loop.
    public var loopFuel = 500
    /// The same for programs with a hot loop.
    public var hotLoopFuel = 6_000

    /// The largest `instructionCount`: any two places of a program's code stay in reach of a branch.
    public static let sizeLimit = 800

    /// Instruction words of long programs.
    public static let longCount = 128...300

    /// The default options.
    public init() {}

    /// The default options, but for programs that leave their code as it is and end without a fault: what anybody's
    /// emulator runs alike.
    public static var withoutPatchesAndTraps: GeneratorOptions {
        var options = GeneratorOptions()
        options.patchPercent = 0
        options.trapPercent = 0
        options.conditionalTrapPercent = 0
        return options
    }

    /// Options of programs that retire one to two thousand instructions where the usual ones retire two hundred: for
    /// comparisons program for program with generators whose programs are as long.
    public static var long: GeneratorOptions {
        var options = GeneratorOptions().withoutLargePrograms
        options.instructionCount = 400...sizeLimit
        options.loopFuel = 4_000
        // Most would end early.
        options.conditionalTrapPercent = 0
        return options
    }

    /// The same options, but for programs of about `instructionCount` words only.
    public var withoutLargePrograms: GeneratorOptions {
        var options = self
        options.longPercent = 0
        options.gapPercent = 0
        options.pageEndPercent = 0
        return options
    }

    /// The weight of one group.
    public subscript(group: InstructionGroup) -> Int {
        get { groupWeights[group.rawValue] }
        set { groupWeights[group.rawValue] = newValue }
    }

    /// The opcodes that words may be.
    var allowed: OpcodeSet {
        var allowed = without.complement
        for group in InstructionGroup.allCases where self[group] == 0 {
            for opcode in group.opcodes { allowed.remove(opcode) }
        }
        return allowed
    }

    /// The most words that a program may aim at.
    var largestCount: Int {
        max(instructionCount.upperBound, longPercent > 0 ? GeneratorOptions.longCount.upperBound : 0)
    }

    /// Checks what the type does not.
    func requireSound() {
        precondition(
            instructionCount.lowerBound >= 4 && instructionCount.upperBound <= GeneratorOptions.sizeLimit,
            "instruction count \(instructionCount), expected 4...\(GeneratorOptions.sizeLimit)")
        precondition(
            groupWeights.count == InstructionGroup.allCases.count && groupWeights.allSatisfy { 0...8 ~= $0 },
            "group weights \(groupWeights), expected \(InstructionGroup.allCases.count) from 0 to 8")
        precondition(
            InstructionGroup.plain.flatMap(\.opcodes).contains(where: allowed.contains),
            "no instruction that only computes is left")
        precondition(
            loopFuel >= 0 && loopFuel <= hotLoopFuel && hotLoopFuel <= 1_000_000,
            "loop fuel \(loopFuel) and \(hotLoopFuel), expected 0...1000000")
    }
}
