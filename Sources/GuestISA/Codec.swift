/// Decodes instruction words through an index derived from the instruction table.
///
/// Ten bits of a word choose a candidate by a multiplication; its mask and match then confirm it. Fields are cut out by masks, so that the
/// one thing a processor has to guess is whether a word is legal. The index is flat memory that lives as long as the
/// process, so decoding neither allocates nor counts references. Keep the value in a local: the accessor of `shared`
/// checks its initialisation each time.
@frozen public struct Decoder: Sendable {
    /// What decoding one opcode needs.
    @frozen @usableFromInline struct Row: Sendable {
        @usableFromInline let mask: UInt32
        @usableFromInline let match: UInt32
        @usableFromInline let immediate: ImmediateMasks
        /// The opcode, and ones where the registers of the operation are: the fields of `Instruction`, in order.
        @usableFromInline let opcode: UInt32
        @usableFromInline let registers: UInt32
    }

    @usableFromInline nonisolated(unsafe) let candidates: UnsafePointer<UInt8>
    /// The rows of the table, and one more, which no word matches.
    @usableFromInline nonisolated(unsafe) let rows: UnsafePointer<Row>

    /// The decoder of RV64I + Zifencei.
    public static let shared = Decoder(table: InstructionSpec.table)

    /// Builds the index. Memory is never freed: there is one decoder a process.
    private init(table: [InstructionSpec]) {
        // `decode` makes an instruction from its bytes.
        precondition(1.littleEndian == 1, "the host is not little-endian")
        precondition(MemoryLayout<Instruction>.size == 8 && MemoryLayout<Instruction>.offset(of: \.imm) == 4)
        let rows = UnsafeMutablePointer<Row>.allocate(capacity: table.count + 1)
        let candidates = UnsafeMutablePointer<UInt8>.allocate(capacity: Decoder.keyCount)
        candidates.initialize(repeating: UInt8(table.count), count: Decoder.keyCount)
        (rows + table.count).initialize(to: .none)
        for (index, spec) in table.enumerated() {
            precondition(Int(spec.opcode.rawValue) == index, "the row of \(spec.opcode) is out of order")
            (rows + index).initialize(to: Row(spec))
            // Every way to fill in those of the ten bits that the opcode leaves open.
            let open = Decoder.keyBits & ~spec.mask
            var filling: UInt32 = 0
            repeat {
                let key = Int(Decoder.key(of: spec.match | filling))
                precondition(
                    candidates[key] == table.count || candidates[key] == index,
                    "\(spec.opcode) shares its index with another opcode")
                candidates[key] = UInt8(index)
                filling = (filling &- open) & open
            } while filling != 0
        }
        self.rows = UnsafePointer(rows)
        self.candidates = UnsafePointer(candidates)
    }

    /// Bits 6:2 (major opcode), 14:12 (funct3), 30 (add or sub, logical or arithmetic shift) and 20 (ECALL or EBREAK).
    @inlinable static var keyBits: UInt32 { 0x4010_707c }

    /// How many keys there are.
    @inlinable static var keyCount: Int { 512 }

    /// A number below `keyCount`, another for each opcode. The factor was found by trying: it keeps the table's opcodes
    /// apart, which `init` checks.
    @inlinable @inline(__always)
    static func key(of word: UInt32) -> UInt32 { ((word & keyBits) &* 0x041a_3001) >> 23 }

    /// The instruction that `word` encodes, or nil if the profile does not define it.
    @inlinable @inline(__always)
    public func decode(_ word: UInt32) -> Instruction? {
        guard let bytes = decodeBytes(word) else { return nil }
        return unsafeBitCast(bytes, to: Instruction.self)
    }

    /// The bytes of the instruction that `word` encodes, the first one lowest: to be stored at once in an `Instruction`
    /// on a little-endian host.
    @inlinable @inline(__always)
    public func decodeBytes(_ word: UInt32) -> UInt64? {
        let row = rows + Int(candidates[Int(Decoder.key(of: word))])
        guard word & row.pointee.mask == row.pointee.match else { return nil }
        // rd, rs1 and rs2 move from bits 11:7, 19:15 and 24:20 to the second, third and fourth byte.
        let moved = (word << 1) & 0x001f_1f00 | (word << 4) & 0x1f00_0000
        let fields = moved & row.pointee.registers | row.pointee.opcode
        let immediate = row.pointee.immediate.immediate(of: word)
        return UInt64(fields) | UInt64(immediate) << 32
    }
}

extension Decoder.Row {
    /// A row that no word matches.
    fileprivate static var none: Decoder.Row {
        Decoder.Row(mask: 0, match: 1, immediate: ImmediateMasks(.none), opcode: 0, registers: 0)
    }

    fileprivate init(_ spec: InstructionSpec) {
        mask = spec.mask
        match = spec.match
        immediate = ImmediateMasks(spec.format)
        opcode = UInt32(spec.opcode.rawValue)
        registers =
            (spec.operands.contains(.rd) ? 0x1f00 : 0) | (spec.operands.contains(.rs1) ? 0x1f_0000 : 0)
            | (spec.operands.contains(.rs2) ? 0x1f00_0000 : 0)
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
