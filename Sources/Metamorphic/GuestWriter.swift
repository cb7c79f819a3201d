/// Writes instruction words, by the manual alone; see `GuestWord`.
enum GuestWriter {
    /// An instruction of two registers: major opcode 0x33, or 0x3b for the 32-bit forms.
    static func r(_ operation: Operation, _ rd: Int, _ rs1: Int, _ rs2: Int, word: Bool = false) -> UInt32 {
        operation.bits | (word ? 0x3b : 0x33) | UInt32(rd) << 7 | UInt32(rs1) << 15 | UInt32(rs2) << 20
    }

    /// An instruction of a register and an immediate from −2048 to 2047; of shifts, the amount.
    static func i(_ operation: Operation, _ rd: Int, _ rs1: Int, _ imm: Int64, word: Bool = false) -> UInt32 {
        let field = UInt32(truncatingIfNeeded: imm) & 0xfff
        return operation.bits | (word ? 0x1b : 0x13) | UInt32(rd) << 7 | UInt32(rs1) << 15 | field << 20
    }

    /// LUI of bits 31 to 12 of `value`.
    static func lui(_ rd: Int, _ value: Int64) -> UInt32 {
        0x37 | UInt32(rd) << 7 | UInt32(truncatingIfNeeded: value) & 0xffff_f000
    }

    /// A load; `funct3` is its width and extension.
    static func load(_ funct3: UInt32, _ rd: Int, _ base: Int, _ offset: Int64) -> UInt32 {
        0x03 | funct3 << 12 | UInt32(rd) << 7 | UInt32(base) << 15 | (UInt32(truncatingIfNeeded: offset) & 0xfff) << 20
    }

    /// A store; `funct3` is its width.
    static func store(_ funct3: UInt32, _ value: Int, _ base: Int, _ offset: Int64) -> UInt32 {
        let imm = UInt32(truncatingIfNeeded: offset)
        return 0x23 | funct3 << 12 | UInt32(base) << 15 | UInt32(value) << 20 | (imm & 31) << 7 | (imm >> 5 & 127) << 25
    }

    /// A branch over the next word.
    static func branchOverOne(_ funct3: UInt32, _ rs1: Int, _ rs2: Int) -> UInt32 {
        0x63 | funct3 << 12 | UInt32(rs1) << 15 | UInt32(rs2) << 20 | 4 << 8
    }

    /// JAL without link.
    static func jump(_ distance: Int64) -> UInt32 {
        let d = UInt32(truncatingIfNeeded: distance)
        return 0x6f | (d >> 12 & 255) << 12 | (d >> 11 & 1) << 20 | (d >> 1 & 1023) << 21 | (d >> 20 & 1) << 31
    }

    /// JALR without link or offset.
    static func jumpRegister(_ register: Int) -> UInt32 { 0x67 | UInt32(register) << 15 }

    /// Makes `imm`, 12 bits signed, without an I immediate.
    static func small(_ rd: Int, _ imm: Int64) -> [UInt32] { [lui(rd, imm << 20), i(.sra, rd, rd, 20)] }

    /// Makes `value`, below 2^32.
    static func constant(_ rd: Int, _ value: UInt64) -> [UInt32] {
        let value = Int64(value)
        let low = (value & 0xfff ^ 0x800) - 0x800
        return [lui(rd, value - low), i(.add, rd, rd, low), i(.sll, rd, rd, 32), i(.srl, rd, rd, 32)]
    }

    /// What instructions compute: funct3 and funct7, in their places.
    struct Operation: Equatable {
        let bits: UInt32

        init(_ funct3: UInt32, _ funct7: UInt32 = 0) { bits = funct3 << 12 | funct7 << 25 }

        static let add = Operation(0)
        static let sub = Operation(0, 0x20)
        static let sll = Operation(1)
        static let slt = Operation(2)
        static let sltu = Operation(3)
        static let xor = Operation(4)
        static let srl = Operation(5)
        static let sra = Operation(5, 0x20)
        static let or = Operation(6)
        static let and = Operation(7)
    }
}
