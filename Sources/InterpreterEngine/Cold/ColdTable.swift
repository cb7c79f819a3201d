import GuestISA

/// Which handler of the cold tier executes which opcode, and where the instruction table puts it.
enum ColdTable {
    /// The handler of an opcode; those that one look-up cannot tell apart share it.
    static func handler(_ opcode: Opcode) -> Handler {
        switch opcode {
        case .lui: coldLui
        case .auipc: coldAuipc
        case .jal: coldJal
        case .jalr: coldJalr
        case .beq: coldBeq
        case .bne: coldBne
        case .blt: coldBlt
        case .bge: coldBge
        case .bltu: coldBltu
        case .bgeu: coldBgeu
        case .lb: coldLb
        case .lh: coldLh
        case .lw: coldLw
        case .ld: coldLd
        case .lbu: coldLbu
        case .lhu: coldLhu
        case .lwu: coldLwu
        case .sb: coldSb
        case .sh: coldSh
        case .sw: coldSw
        case .sd: coldSd
        case .addi: coldAddi
        case .slti: coldSlti
        case .sltiu: coldSltiu
        case .xori: coldXori
        case .ori: coldOri
        case .andi: coldAndi
        case .slli: coldSlli
        case .srli, .srai: coldSrliSrai
        case .add, .sub: coldAddSub
        case .sll: coldSll
        case .slt: coldSlt
        case .sltu: coldSltu
        case .xor: coldXor
        case .srl, .sra: coldSrlSra
        case .or: coldOr
        case .and: coldAnd
        case .addiw: coldAddiw
        case .slliw: coldSlliw
        case .srliw, .sraiw: coldSrliwSraiw
        case .addw, .subw: coldAddwSubw
        case .sllw: coldSllw
        case .srlw, .sraw: coldSrlwSraw
        case .fence, .fenceI: coldFence
        case .ecall, .ebreak: coldSystem
        }
    }

    /// Fills a table: every key under which a word of `opcode` can be looked up gets its handler.
    static func fill(_ table: UnsafeMutablePointer<Handler>) {
        table.initialize(repeating: coldIllegal, count: Machine.coldKeyCount)
        for opcode in Opcode.allCases { set(opcode, handler(opcode), in: table) }
    }

    /// Puts `handler` wherever a word of `opcode` is looked up.
    static func set(_ opcode: Opcode, _ handler: @escaping Handler, in table: UnsafeMutablePointer<Handler>) {
        let mask = key(opcode.spec.mask)
        for candidate in 0..<UInt32(Machine.coldKeyCount) where candidate & mask == key(opcode.spec.match) {
            table[Int(candidate)] = handler
        }
    }

    /// Bits 6:0 and 14:12 of a word, side by side.
    private static func key(_ word: UInt32) -> UInt32 { word & 0x7f | word >> 5 & 0x380 }
}
