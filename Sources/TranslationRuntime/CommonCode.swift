import CHostSupport
import HostX86

/// Code that every block shares: the way in, the ways out, and the jump through the table of entries.
struct CommonCode {
    /// Called as a C function `f(context, target)`; returns the exit's record index.
    let entry: Int
    /// Where blocks leave with the record index pushed, if the runtime needs to see the host's registers.
    let seenExit: Int
    /// Where blocks leave with the record index pushed.
    let exit: Int
    /// Where blocks go to reach the guest address in rcx.
    let indirect: Int
    /// Where blocks go that looked for the entry at the guest address in rcx and found none; nil if they must not look.
    let indirectLeave: Int?
    /// Where a crash continues, with rsp and rbp restored.
    let recovery: Int

    private static let calleeSaved: [HostRegister] = [.rbx, .rbp, .r12, .r13, .r14, .r15]

    /// Emits it.
    ///
    /// - Parameters:
    ///   - usesEntryTable: Whether indirect jumps look in the table of entries; if not, they always leave.
    ///   - windowBase: First guest address of the memory window.
    init(_ asm: inout Assembler, pinned: [PinnedRegister], usesEntryTable: Bool, windowBase: UInt64) {
        entry = asm.offset
        for register in CommonCode.calleeSaved { asm.push(register) }
        asm.lea(.w64, dst: .rbp, src: .at(.rdi, Int32(TRANSLATION_CONTEXT_BIAS)))
        asm.mov(.w64, dst: ContextField.savedStackPointer, src: .rsp)
        asm.mov(.w64, dst: .r15, src: ContextField.memoryBias)
        // The target comes in rsi and the context in rdi, either of which may be pinned.
        asm.mov(.w64, dst: .rax, src: .rsi)
        for pin in pinned { asm.mov(.w64, dst: pin.host, src: ContextField.x(pin.guest)) }
        asm.jmp(.rax)

        seenExit = asm.offset
        for register in HostRegister.allCases where ![.rsp, .rbp, .r15].contains(register) {
            asm.mov(.w64, dst: ContextField.host(register), src: register)
        }
        exit = asm.offset
        asm.pop(.rax)
        let leaving = asm.offset
        for pin in pinned { asm.mov(.w64, dst: ContextField.x(pin.guest), src: pin.host) }
        let tail = asm.makeLabel()
        asm.bind(tail)
        for register in CommonCode.calleeSaved.reversed() { asm.pop(register) }
        asm.ret()

        recovery = asm.offset
        asm.mov(dst: .rax, imm: Int64(ExitRecord.crashIndex))
        asm.jmp(tail)

        indirect = asm.offset
        let leave = asm.makeLabel()
        if usesEntryTable {
            CommonCode.jumpToEntry(&asm, windowBase: windowBase) { asm, condition in asm.jcc(condition, leave) }
        }
        indirectLeave = usesEntryTable ? asm.offset : nil
        asm.bind(leave)
        asm.mov(.w64, dst: ContextField.pc, src: .rcx)
        asm.mov(dst: .rax, imm: Int64(ExitRecord.indirectIndex))
        asm.jmp(toOffset: leaving)
    }

    /// Emits a jump to the block at the guest address in rcx, a multiple of four; rcx stays.
    ///
    /// - Parameters:
    ///   - windowBase: First guest address of the memory window.
    ///   - leave: Emits a conditional jump to where there is no such block.
    static func jumpToEntry(
        _ asm: inout Assembler, windowBase: UInt64, leave: (inout Assembler, HostCondition) -> Void
    ) {
        // An entry is 4 bytes, as is the guest word it stands for.
        if windowBase == 0 {
            asm.alu(.cmp, .w64, dst: .rcx, src: ContextField.windowLimit(byteCount: 4))
            leave(&asm, .a)
            asm.mov(.w64, dst: .rax, src: ContextField.entries)
            asm.mov(.w32, dst: .rax, src: .at(.rax, index: .rcx))
        } else {
            asm.mov(.w64, dst: .rax, src: .rcx)
            asm.alu(.sub, .w64, dst: .rax, src: ContextField.windowBase)
            asm.alu(.cmp, .w64, dst: .rax, src: ContextField.windowLimit(byteCount: 4))
            leave(&asm, .a)
            asm.alu(.add, .w64, dst: .rax, src: ContextField.entries)
            asm.mov(.w32, dst: .rax, src: .at(.rax))
        }
        asm.test(.w32, dst: .rax, src: .rax)
        leave(&asm, .e)
        asm.alu(.add, .w64, dst: .rax, src: ContextField.codeBase)
        asm.jmp(.rax)
    }
}
