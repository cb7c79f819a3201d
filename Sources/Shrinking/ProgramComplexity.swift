import GuestISA
import GuestMachine

/// How simple a program is: the one order by which the shrinker judges.
///
/// Fewer instructions count most, then fewer that are no no-ops, then less code, then fewer bytes of data, then fewer
/// registers with a value, then the complexity of what is left.
public struct ProgramComplexity: Comparable, Sendable {
    /// Words of code that are not zero, no-ops included.
    public var instructionCount: Int
    /// Those that are not no-ops either.
    public var activeCount: Int
    /// Words of code, with the zeros before and between instructions.
    public var wordCount: Int
    /// Bytes of initial data.
    public var dataByteCount: Int
    /// Registers that do not begin as zero.
    public var registerCount: Int
    /// Sum over instructions of how unusual they are.
    public var operandWeight: Int
    /// Sum over initial registers and data of their significant bits.
    public var valueWeight: Int
    /// Fuel.
    public var fuel: UInt64
    /// The registers that operands name, in the order of the text: lower numbers come first.
    public var registerMentions: [UInt8]

    /// The complexity of `program`.
    public init(_ program: Program) {
        let nop = Instruction.nop.encoded
        instructionCount = program.instructionCount
        activeCount = program.code.count { $0 != 0 && $0 != nop }
        wordCount = program.code.count
        dataByteCount = program.data.reduce(0) { $0 + $1.bytes.count }
        registerCount = program.registers.count { $0 != 0 }
        operandWeight = program.code.reduce(0) { $0 + ProgramComplexity.weight(of: $1) }
        let registerBits = program.registers.reduce(0) { $0 + ProgramComplexity.weight(of: $1) }
        let dataBits = program.data.reduce(0) { sum, segment in
            segment.bytes.reduce(sum) { $0 + $1.nonzeroBitCount }
        }
        valueWeight = registerBits + dataBits
        fuel = program.fuel
        registerMentions = program.registerMentions
    }

    /// Small positive numbers are simplest; ones in a row are simpler than scattered bits, and a single one simpler still.
    private static func weight(of value: UInt64) -> Int {
        guard value != 0 else { return 0 }
        let edges = (value ^ (value << 1)).nonzeroBitCount
        return 2 * (64 - value.leadingZeroBitCount) + 4 * edges + (value.nonzeroBitCount > 1 ? 1 : 0)
    }

    private static func weight(of word: UInt32) -> Int {
        guard word != 0 else { return 0 }
        guard let instruction = Instruction(decoding: word) else { return 64 + word.nonzeroBitCount }
        let registers = Int(instruction.rd) + Int(instruction.rs1) + Int(instruction.rs2)
        let immediate = weight(of: UInt64(instruction.imm.magnitude)) + (instruction.imm < 0 ? 1 : 0)
        return 8 * Int(instruction.opcode.rawValue) + registers + immediate
    }

    /// The order: field by field.
    public static func < (a: ProgramComplexity, b: ProgramComplexity) -> Bool {
        if a.instructionCount != b.instructionCount { return a.instructionCount < b.instructionCount }
        if a.activeCount != b.activeCount { return a.activeCount < b.activeCount }
        if a.wordCount != b.wordCount { return a.wordCount < b.wordCount }
        if a.dataByteCount != b.dataByteCount { return a.dataByteCount < b.dataByteCount }
        if a.registerCount != b.registerCount { return a.registerCount < b.registerCount }
        if a.operandWeight != b.operandWeight { return a.operandWeight < b.operandWeight }
        if a.valueWeight != b.valueWeight { return a.valueWeight < b.valueWeight }
        if a.fuel != b.fuel { return a.fuel < b.fuel }
        return a.registerMentions.lexicographicallyPrecedes(b.registerMentions)
    }
}
