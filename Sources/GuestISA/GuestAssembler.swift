/// What a text assembled to.
public struct AssembledCode: Equatable, Sendable {
    /// A name and the address it stands for.
    public struct Label: Equatable, Sendable {
        /// The name.
        public let name: String
        /// Guest address.
        public let address: UInt64
    }

    /// Instruction words from the base address on; the last is filled up with zero bytes.
    public let words: [UInt32]
    /// Every label, in the order of definition.
    public let labels: [Label]
}

/// Turns RV64I assembler text into words.
///
/// The syntax is that of binutils and LLVM; whatever `Instruction.description` prints reads back. A line holds labels
/// (`name:`), then one instruction or directive, then a comment from `#` or `//` on.
///
/// - Instructions: all of RV64I and Zifencei, with numeric or ABI register names. `jalr` may be written
///   `jalr rd, imm(rs1)`, `jalr rd, rs1, imm`, `jalr rd, rs1` and `jalr rs1`; `jal` without rd links in `x1`; `fence`
///   without operands is `fence iorw, iorw`; an empty set is `0` or `unknown`.
/// - Pseudo-instructions, expanded as binutils does: nop, mv, not, neg, negw, li (any 64-bit number), la and lla
///   (AUIPC and ADDI), j, jr, ret, sext.w, seqz, snez, sltz, sgtz, beqz, bnez, bgez, bltz, blez, bgtz, bgt, ble,
///   bgtu, bleu, fence.tso, pause. None clobbers a register besides rd.
/// - Directives: `.byte`, `.half`, `.word`, `.dword` (also `.2byte`, `.4byte`, `.8byte`) with values separated by commas,
///   `.zero n`, `.org offset-from-base-or-label`, `.balign n` (fills with `nop`); `.text`, `.globl`, `.global` and
///   `.option` are ignored.
/// - Operands: sums and differences of numbers, labels and `.`, the address of the statement. In a branch, jump or `la`
///   a sum that contains an address is a target. A bare number is a distance in bytes in branches and jumps, as in
///   LLVM (binutils takes it as an address), and an address in `la`.
public enum GuestAssembler {
    /// What a text may ask for before it is refused.
    public struct Limits: Sendable {
        /// Most bytes of text.
        public var textBytes: Int
        /// Most instruction words.
        public var words: Int

        /// Limits; by default a mebibyte of text and 64 KiB of code.
        public init(textBytes: Int = 1 << 20, words: Int = 1 << 14) {
            self.textBytes = textBytes
            self.words = words
        }
    }

    /// Assembles `text`.
    ///
    /// - Parameters:
    ///   - text: The source, lines ended by `\n` or `\r\n`.
    ///   - base: Guest address of the first word, a multiple of four.
    ///   - limits: What the text may ask for.
    ///   - file: What to call the text in errors.
    /// - Throws: `AssemblyError` for the first mistake found. Mistakes of layout and spelling are found before labels
    ///   are resolved.
    public static func assemble(
        _ text: String, at base: UInt64, limits: Limits = Limits(), file: String = "<text>"
    ) throws(AssemblyError) -> AssembledCode {
        precondition(base % 4 == 0, "base \(hex(base)) is not a multiple of four")
        let bytes = Array(text.utf8.prefix(limits.textBytes + 1))
        guard bytes.count <= limits.textBytes else {
            throw AssemblyError(
                file: file, line: 1, column: 1, message: "text is longer than the limit of \(limits.textBytes) bytes")
        }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var layout = AssemblyPass(base: base, limits: limits, labels: LabelTable(), isFinal: false)
        try layout.assemble(lines, file: file)
        var emission = AssemblyPass(base: base, limits: limits, labels: layout.labels, isFinal: true)
        try emission.assemble(lines, file: file)
        return AssembledCode(words: emission.words, labels: layout.labels.inOrder)
    }
}

/// The labels of a text: looked up by name, listed in the order of definition.
struct LabelTable {
    private(set) var inOrder: [AssembledCode.Label] = []
    private var definitions: [String: (address: UInt64, line: Int)] = [:]

    func address(of name: String) -> UInt64? { definitions[name]?.address }

    /// Defines a label; returns the line of an earlier definition instead if there is one.
    mutating func define(_ name: String, at address: UInt64, line: Int) -> Int? {
        if let earlier = definitions[name] { return earlier.line }
        definitions[name] = (address, line)
        inOrder.append(.init(name: name, address: address))
        return nil
    }
}
