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
            let counted = faults.isPlanted(.irX86SideExitUncounted) ? 0 : 1
            builder.chain(to: op.imm, if: condition, retired: retired + counted)
        } else {
            let trap = Trap(.instructionAddressMisaligned, value: op.imm)
            let counted = faults.isPlanted(.irX86MisalignedRetires) ? 1 : 0
            builder.asm.jcc(condition, builder.trapExit(trap, pc: pc, retired: retired + counted))
        }
    }

    /// Moves by condition. What is emitted behind the comparison leaves the flags alone.
    mutating func emitSelection(_ index: Int, _ builder: inout BlockBuilder) {
        let op = allocator.ops[index]
        let target = target(index, &builder.asm)
        let a = allocator.operand(op.a, at: index, for: target, &builder.asm)
        let b = allocator.operand(op.b, at: index, for: target, &builder.asm)
        let c = allocator.operand(op.c, at: index, for: target, &builder.asm)
        let d = allocator.operand(op.d, at: index, for: target, &builder.asm)
        let isSwapped = compare(a, b, &builder.asm) && !faults.isPlanted(.irX86SelectUnswapped)
        let condition = hostCondition(op.condition, isSwapped: isSwapped)
        let result = result(target, op.c, c, index, &builder.asm)
        if case .register(result) = c {
            select(condition.inverted, result, d, &builder.asm)
        } else if case .register(result) = d {
            select(condition, result, c, &builder.asm)
        } else {
            moveKeepingFlags(to: result, c, &builder.asm)
            select(condition.inverted, result, d, &builder.asm)
        }
        if !faults.isPlanted(.irX86SelectCounts) { builder.skipOne(if: condition) }
    }

    private func select(
        _ condition: HostCondition, _ register: HostRegister, _ place: OperandPlace, _ asm: inout Assembler
    ) {
        switch place {
        case .register(let source): asm.cmovcc(condition, .w64, dst: register, src: source)
        case .memory(let memory): asm.cmovcc(condition, .w64, dst: register, src: memory)
        case .constant:
            moveKeepingFlags(to: .rax, place, &asm)
            asm.cmovcc(condition, .w64, dst: register, src: .rax)
        }
    }

    private func moveKeepingFlags(to register: HostRegister, _ place: OperandPlace, _ asm: inout Assembler) {
        switch place {
        case .register(let source): asm.mov(.w64, dst: register, src: source)
        case .memory(let memory): asm.mov(.w64, dst: register, src: memory)
        case .constant(let value): asm.mov(dst: register, imm: Int64(bitPattern: value))
        }
    }

    private func hostCondition(_ condition: BranchCondition, isSwapped: Bool) -> HostCondition {
        switch condition {
        case .eq: .e
        case .ne: .ne
        case .lt where faults.isPlanted(.irX86SwappedEqual): isSwapped ? .ge : .l
        case .lt: isSwapped ? .g : .l
        case .ge: isSwapped ? .le : .ge
        case .ltu: isSwapped ? .a : .b
        case .geu where faults.isPlanted(.irX86BgeuAbove): isSwapped ? .b : .a
        case .geu: isSwapped ? .be : .ae
        }
    }
}
