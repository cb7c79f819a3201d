import CHostSupport
import GuestISA
import HostX86

extension TranslationRuntime {
    /// Emits what a block that begins with SRAIW does beside its work, if the runtime has such a fault.
    func emitWildCode(_ asm: inout Assembler) {
        guard block.instructions.first?.opcode == .sraiw else { return }
        if faults.contains(.hostIllegal) { asm.ud2() }
        if faults.contains(.hostEndless) { asm.jmp(toOffset: asm.offset) }
        if faults.contains(.hostWildJump) { jump(to: 0x10, &asm) }
        if faults.contains(.hostExit) { jump(to: host_exit_address(), &asm) }
        if faults.contains(.hostWildStore) {
            asm.mov(dst: .rax, imm: 0x10)
            asm.mov(.w64, dst: .at(.rax), src: .rax)
        }
        if faults.contains(.hostStack) {
            for slot in 0..<16 as Range<Int32> { asm.mov(.w64, dst: .at(.rsp, 8 * slot), src: 0x5a5a) }
        }
        if faults.contains(.hostHeap) {
            let end = Int32(MemoryLayout<translation_context>.size) - Int32(TRANSLATION_CONTEXT_BIAS)
            for slot in 0..<512 as Range<Int32> { asm.mov(.w64, dst: .at(.rbp, end + 8 * slot), src: 0x5a5a) }
        }
    }

    private func jump(to address: UInt64, _ asm: inout Assembler) {
        asm.mov(dst: .rax, imm: Int64(bitPattern: address))
        asm.jmp(.rax)
    }
}
