/// Decodes instruction words through an index derived from the instruction table.
///
/// Ten bits of a word choose at most one candidate; its mask and match then confirm it. The index is flat memory that
/// lives as long as the process, so decoding neither allocates nor counts references. Keep the value in a local: the
/// accessor of `shared` checks its initialisation each time.
@frozen public struct Decoder: Sendable {
    /// What decoding one opcode needs.
    @usableFromInline struct Row: Sendable {
        @usableFromInline let mask: UInt32
        @usableFromInline let match: UInt32
        @usableFromInline let format: InstructionFormat
        @usableFromInline let rdMask: UInt8
        @usableFromInline let rs1Mask: UInt8
        @usableFromInline let rs2Mask: UInt8
    }

    /// Marks an index entry without candidate.
    @usableFromInline static var noCandidate: UInt8 { 0xff }

    @usableFromInline nonisolated(unsafe) let candidates: UnsafePointer<UInt8>
    @usableFromInline nonisolated(unsafe) let rows: UnsafePointer<Row>

    /// The decoder of RV64I + Zifencei.
    public static let shared = Decoder(table: InstructionSpec.table)

    /// Builds the index. Memory is never freed: there is one decoder a process.
    private init(table: [InstructionSpec]) {
        let rows = UnsafeMutablePointer<Row>.allocate(capacity: table.count)
        let candidates = UnsafeMutablePointer<UInt8>.allocate(capacity: 1024)
        candidates.initialize(repeating: Decoder.noCandidate, count: 1024)
        for (index, spec) in table.enumerated() {
            precondition(Int(spec.opcode.rawValue) == index, "the row of \(spec.opcode) is out of order")
            (rows + index).initialize(to: Row(spec))
            for key in 0..<UInt32(1024) where Decoder.key(of: spec.match) == key & Decoder.key(of: spec.mask) {
                precondition(
                    candidates[Int(key)] == Decoder.noCandidate, "\(spec.opcode) shares its index with another opcode")
                candidates[Int(key)] = UInt8(index)
            }
        }
        self.rows = UnsafePointer(rows)
        self.candidates = UnsafePointer(candidates)
    }

    /// Bits 6:2 (major opcode), 14:12 (funct3), 30 (add or sub, logical or arithmetic shift) and 20 (ECALL or EBREAK).
    @inlinable @inline(__always)
    static func key(of word: UInt32) -> UInt32 {
        let major = (word >> 2) & 0x1f
        let function = (word >> 7) & 0xe0
        let alternative = (word >> 22) & 0x100
        let system = (word >> 11) & 0x200
        return major | function | alternative | system
    }

    /// The instruction that `word` encodes, or nil if the profile does not define it.
    @inlinable @inline(__always)
    public func decode(_ word: UInt32) -> Instruction? {
        let candidate = candidates[Int(Decoder.key(of: word))]
        guard candidate != Decoder.noCandidate else { return nil }
        let row = rows[Int(candidate)]
        guard word & row.mask == row.match else { return nil }
        return Instruction(
            // Every candidate below the marker is an index of the table, which is in the order of `Opcode`.
            unsafeBitCast(candidate, to: Opcode.self),
            rd: UInt8(truncatingIfNeeded: word >> 7) & row.rdMask,
            rs1: UInt8(truncatingIfNeeded: word >> 15) & row.rs1Mask,
            rs2: UInt8(truncatingIfNeeded: word >> 20) & row.rs2Mask,
            imm: row.format.immediate(of: word))
    }
}

extension Decoder.Row {
    fileprivate init(_ spec: InstructionSpec) {
        mask = spec.mask
        match = spec.match
        format = spec.format
        rdMask = spec.operands.contains(.rd) ? 0x1f : 0
        rs1Mask = spec.operands.contains(.rs1) ? 0x1f : 0
        rs2Mask = spec.operands.contains(.rs2) ? 0x1f : 0
    }
}

extension Instruction {
    /// Decodes `word`, or returns nil if the profile does not define it. Hot loops keep a `Decoder` instead.
    public init?(decoding word: UInt32) {
        guard let instruction = Decoder.shared.decode(word) else { return nil }
        self = instruction
    }

    /// The instruction word, or nil if a field does not fit its encoding or the format lacks it.
    public var encoded: UInt32? {
        let spec = opcode.spec
        guard rd < 32, rs1 < 32, rs2 < 32,
            rd == 0 || spec.operands.contains(.rd),
            rs1 == 0 || spec.operands.contains(.rs1),
            rs2 == 0 || spec.operands.contains(.rs2),
            let immediate = spec.format.bits(of: imm)
        else { return nil }
        return spec.match | UInt32(rd) << 7 | UInt32(rs1) << 15 | UInt32(rs2) << 20 | immediate
    }
}
