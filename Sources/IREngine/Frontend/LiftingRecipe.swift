import GuestISA

/// How instructions of an opcode become ops, as far as a row of a table can say it.
///
/// The front end looks it up instead of jumping to a place of each opcode's own: where code is never seen twice, hosts
/// guess such jumps wrong.
struct LiftingRecipe {
    /// What an instruction does with its operands.
    enum Form: UInt8 {
        /// Computes from rs1 and rs2, or from rs1 and the immediate.
        case registers, immediate
        /// Accesses memory.
        case load, store
        /// Branches.
        case branch
        /// Something of its own; see `Lifter`.
        case other
    }

    let form: Form
    /// What it computes or how it accesses memory; else `nop`.
    let kind: OpKind
    /// When it branches, as raw value; else 0.
    let condition: UInt8
    /// One bit each: the kinds of operands after which a pass may simplify the op.
    let simplifyingKinds: UInt64

    private init(_ form: Form, _ kind: OpKind = .nop, _ condition: BranchCondition = .eq) {
        self.form = form
        self.kind = kind
        self.condition = condition.rawValue
        var kinds = OpKind.const.bit | OpKind.copy.bit
        switch form {
        case .registers:
            if kind.isWord { kinds |= OpKind.sext32.bit | OpKind.zext32.bit }
            if kind == .or { kinds |= OpKind.shlw.bit }
        case .immediate:
            kinds |= kind.bit
            if kind.isWord { kinds |= OpKind.sext32.bit | OpKind.zext32.bit | OpKind.add.bit }
            if kind == .shr || kind == .sar { kinds |= OpKind.shl.bit }
        case .load, .store: kinds |= OpKind.add.bit
        case .branch, .other: break
        }
        simplifyingKinds = kinds
    }

    /// The recipe of each opcode, by raw value; room for more keeps look-ups without checks.
    static var table: InlineArray<64, LiftingRecipe> {
        var table = InlineArray<64, LiftingRecipe>(repeating: LiftingRecipe(.other))
        for opcode in Opcode.allCases { table[Int(opcode.rawValue)] = recipe(of: opcode) }
        return table
    }

    // No `default`: a new opcode stops the build here until it has a meaning.
    private static func recipe(of opcode: Opcode) -> LiftingRecipe {
        switch opcode {
        case .lui, .auipc, .jal, .jalr, .fence, .fenceI, .ecall, .ebreak: LiftingRecipe(.other)
        case .beq: LiftingRecipe(.branch, .branch, .eq)
        case .bne: LiftingRecipe(.branch, .branch, .ne)
        case .blt: LiftingRecipe(.branch, .branch, .lt)
        case .bge: LiftingRecipe(.branch, .branch, .ge)
        case .bltu: LiftingRecipe(.branch, .branch, .ltu)
        case .bgeu: LiftingRecipe(.branch, .branch, .geu)
        case .lb: LiftingRecipe(.load, .load8s)
        case .lh: LiftingRecipe(.load, .load16s)
        case .lw: LiftingRecipe(.load, .load32s)
        case .ld: LiftingRecipe(.load, .load64)
        case .lbu: LiftingRecipe(.load, .load8u)
        case .lhu: LiftingRecipe(.load, .load16u)
        case .lwu: LiftingRecipe(.load, .load32u)
        case .sb: LiftingRecipe(.store, .store8)
        case .sh: LiftingRecipe(.store, .store16)
        case .sw: LiftingRecipe(.store, .store32)
        case .sd: LiftingRecipe(.store, .store64)
        case .addi: LiftingRecipe(.immediate, .add)
        case .slti: LiftingRecipe(.immediate, .slt)
        case .sltiu: LiftingRecipe(.immediate, .sltu)
        case .xori: LiftingRecipe(.immediate, .xor)
        case .ori: LiftingRecipe(.immediate, .or)
        case .andi: LiftingRecipe(.immediate, .and)
        case .slli: LiftingRecipe(.immediate, .shl)
        case .srli: LiftingRecipe(.immediate, .shr)
        case .srai: LiftingRecipe(.immediate, .sar)
        case .add: LiftingRecipe(.registers, .add)
        case .sub: LiftingRecipe(.registers, .sub)
        case .sll: LiftingRecipe(.registers, .shl)
        case .slt: LiftingRecipe(.registers, .slt)
        case .sltu: LiftingRecipe(.registers, .sltu)
        case .xor: LiftingRecipe(.registers, .xor)
        case .srl: LiftingRecipe(.registers, .shr)
        case .sra: LiftingRecipe(.registers, .sar)
        case .or: LiftingRecipe(.registers, .or)
        case .and: LiftingRecipe(.registers, .and)
        case .addiw: LiftingRecipe(.immediate, .addw)
        case .slliw: LiftingRecipe(.immediate, .shlw)
        case .srliw: LiftingRecipe(.immediate, .shrw)
        case .sraiw: LiftingRecipe(.immediate, .sarw)
        case .addw: LiftingRecipe(.registers, .addw)
        case .subw: LiftingRecipe(.registers, .subw)
        case .sllw: LiftingRecipe(.registers, .shlw)
        case .srlw: LiftingRecipe(.registers, .shrw)
        case .sraw: LiftingRecipe(.registers, .sarw)
        }
    }
}
