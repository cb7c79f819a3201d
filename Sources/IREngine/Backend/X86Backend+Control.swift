import GuestMachine
import HostX86
import PlantedFaults
import TranslationRuntime

/// Checks and branches.
extension X86Backend {
    mutating func emitCheck(_ index: Int, _ block: OpBlock, _ builder: inout BlockBuilder) {
        let op = block.ops[index]
        let target = allocator.register(of: op.a, &builder.asm)
        let exit = builder.misalignedTargetExit(
            target, pc: block.pc(of: op.instruction), retired: Int(op.instruction))
        builder.asm.test(.w8, dst: target, src: 2)
        builder.asm.jcc(.ne, exit)
    }

    mutating func emitBranch(_ index: Int, _ block: OpBlock, _ builder: inout BlockBuilder) {
        let op = block.ops[index]
        let a = allocator.operand(op.a, at: index, &builder.asm)
        let b = allocator.operand(op.b, at: index, &builder.asm)
        let isSwapped = compare(a, b, &builder.asm)
        let condition = hostCondition(op.condition, isSwapped: isSwapped)
        let retired = Int(op.instruction)
        let pc = block.pc(of: op.instruction)
        if op.imm % 4 == 0 {
            builder.chain(to: op.imm, if: condition, retired: retired + 1)
        } else {
            let trap = Trap(.instructionAddressMisaligned, value: op.imm)
            builder.asm.jcc(condition, builder.trapExit(trap, pc: pc, retired: retired))
        }
    }

    private func hostCondition(_ condition: BranchCondition, isSwapped: Bool) -> HostCondition {
        switch condition {
        case .eq: .e
        case .ne: .ne
        case .lt: isSwapped ? .g : .l
        case .ge: isSwapped ? .le : .ge
        case .ltu: isSwapped ? .a : .b
        case .geu where faults.isPlanted(.irX86BgeuAbove): isSwapped ? .b : .a
        case .geu: isSwapped ? .be : .ae
        }
    }
}
