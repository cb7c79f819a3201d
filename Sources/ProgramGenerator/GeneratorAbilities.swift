import GuestISA

/// What the permitted opcodes allow a program to contain; worked out once a generator.
struct GeneratorAbilities {
    /// The permitted opcodes of each group, repeated to fill eight bytes; 0 where none is permitted.
    var groupRows: [UInt64]
    /// Permitted opcodes of some kinds.
    var branches: [Opcode]
    var loads: [Opcode]
    var stores: [Opcode]
    var loopForms: [LoopForm]
    var terminators: [TrapKind]
    /// Every permitted opcode.
    let allowed: OpcodeSet

    let canSkip: Bool
    let canChoose: Bool
    let canCall: Bool
    let canJumpInSlots: Bool
    let canJumpByTable: Bool
    let canIndex: Bool
    let canPatch: Bool
    let canJoin: Bool
    let canLoadAddress: Bool

    init(_ options: GeneratorOptions) {
        let allowed = options.allowed
        self.allowed = allowed
        func has(_ opcodes: OpcodeSet) -> Bool { allowed.isSuperset(of: opcodes) }
        func permitted(_ opcodes: [Opcode]) -> [Opcode] { opcodes.filter(allowed.contains) }

        groupRows = InstructionGroup.allCases.map { group in
            let opcodes = permitted(group.opcodes)
            guard !opcodes.isEmpty else { return 0 }
            return (0..<8).reduce(UInt64(0)) { $0 | UInt64(opcodes[$1 % opcodes.count].rawValue) << UInt64(8 * $1) }
        }
        branches = permitted([.beq, .bne, .blt, .bge, .bltu, .bgeu])
        loads = permitted(InstructionGroup.load.opcodes)
        stores = permitted(InstructionGroup.store.opcodes)
        loopForms = LoopForm.allCases.filter { has($0.opcodes) }
        terminators = TrapKind.allCases.filter { kind in
            has(kind.opcodes) && kind.anyOf.map { !permitted($0).isEmpty } ?? true
        }
        canSkip = !branches.isEmpty
        canChoose = canSkip && has([.jal])
        canCall = has([.jalr])
        canJumpInSlots = has([.andi, .auipc, .add, .jal, .jalr])
        canJumpByTable = has([.andi, .add, .ld, .jal, .jalr])
        canIndex = has([.andi, .add])
        canPatch = has([.sw])
        canJoin = has([.andi, .bne, .beq, .auipc, .jalr])
        canLoadAddress = has([.auipc])
    }
}
