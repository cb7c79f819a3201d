import GuestISA

/// Which handler of the hot tier executes which opcode.
enum HotTable {
    /// The handler of an opcode.
    static func handler(_ opcode: Opcode) -> Handler {
        switch opcode {
        case .lui: hotLui
        case .auipc: hotAuipc
        case .jal: hotJal
        case .jalr: hotJalr
        case .beq: hotBeq
        case .bne: hotBne
        case .blt: hotBlt
        case .bge: hotBge
        case .bltu: hotBltu
        case .bgeu: hotBgeu
        case .lb: hotLb
        case .lh: hotLh
        case .lw: hotLw
        case .ld: hotLd
        case .lbu: hotLbu
        case .lhu: hotLhu
        case .lwu: hotLwu
        case .sb: hotSb
        case .sh: hotSh
        case .sw: hotSw
        case .sd: hotSd
        case .addi: hotAddi
        case .slti: hotSlti
        case .sltiu: hotSltiu
        case .xori: hotXori
        case .ori: hotOri
        case .andi: hotAndi
        case .slli: hotSlli
        case .srli: hotSrli
        case .srai: hotSrai
        case .add: hotAdd
        case .sub: hotSub
        case .sll: hotSll
        case .slt: hotSlt
        case .sltu: hotSltu
        case .xor: hotXor
        case .srl: hotSrl
        case .sra: hotSra
        case .or: hotOr
        case .and: hotAnd
        case .addiw: hotAddiw
        case .slliw: hotSlliw
        case .srliw: hotSrliw
        case .sraiw: hotSraiw
        case .addw: hotAddw
        case .subw: hotSubw
        case .sllw: hotSllw
        case .srlw: hotSrlw
        case .sraw: hotSraw
        case .fence, .fenceI: hotFence
        case .ecall, .ebreak: hotLeave
        }
    }

    /// The handlers of all opcodes, by `rawValue`.
    static func fill(_ table: UnsafeMutablePointer<Handler>) {
        for opcode in Opcode.allCases { (table + Int(opcode.rawValue)).initialize(to: handler(opcode)) }
    }
}
