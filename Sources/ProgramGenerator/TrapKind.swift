import GuestISA

/// The traps a program can be made to run into.
enum TrapKind: Int, CaseIterable {
    /// A word the profile does not define.
    case illegalWord
    /// EBREAK.
    case breakpoint
    /// A load whose bytes all lie outside memory.
    case loadOutside
    /// A load that begins inside memory and ends outside.
    case loadPastEnd
    /// A load that begins outside memory and ends inside.
    case loadBeforeStart
    /// The same for stores.
    case storeOutside, storePastEnd, storeBeforeStart
    /// A load from wherever a data register points, which is mostly nowhere.
    case loadAnywhere
    /// JALR, JAL and branch to an address outside memory.
    case fetchOutsideByRegister, fetchOutsideByJump, fetchOutsideByBranch
    /// JALR, JAL and branch to an address that is no multiple of four.
    case misalignedByRegister, misalignedByJump, misalignedByBranch

    /// Opcodes it cannot do without.
    var opcodes: OpcodeSet {
        switch self {
        case .illegalWord, .loadOutside, .storeOutside, .loadAnywhere, .fetchOutsideByBranch, .misalignedByBranch,
            .loadPastEnd, .loadBeforeStart, .storePastEnd, .storeBeforeStart:
            []
        case .breakpoint: [.ebreak]
        case .fetchOutsideByRegister: [.jalr]
        case .fetchOutsideByJump, .misalignedByJump: [.jal]
        case .misalignedByRegister: [.auipc, .jalr]
        }
    }

    /// Opcodes of which it needs one.
    var anyOf: [Opcode]? {
        switch self {
        case .illegalWord, .breakpoint, .fetchOutsideByRegister, .fetchOutsideByJump, .misalignedByRegister,
            .misalignedByJump:
            nil
        case .loadOutside, .loadAnywhere: InstructionGroup.load.opcodes
        // One byte cannot straddle.
        case .loadPastEnd, .loadBeforeStart: [.lh, .lw, .ld, .lhu, .lwu]
        case .storeOutside: InstructionGroup.store.opcodes
        case .storePastEnd, .storeBeforeStart: [.sh, .sw, .sd]
        case .fetchOutsideByBranch, .misalignedByBranch: [.beq, .bne, .blt, .bge, .bltu, .bgeu]
        }
    }
}
