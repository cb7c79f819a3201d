import Glibc
import GuestMachine
import HostX86
import Testing

@testable import TranslationRuntime

@Suite("Crashes of translated code") struct HostFaultTests {
    /// Ways to crash, and what is reported.
    struct Crash: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let signal: Int32
        var address: UInt64?
        /// Whether pc had left the code.
        var isLost = false
        let emit: @Sendable (inout BlockBuilder) -> Void

        static let all = [
            Crash(testDescription: "an undefined instruction", signal: SIGILL) { $0.asm.ud2() },
            Crash(testDescription: "a breakpoint", signal: SIGTRAP) { $0.asm.int3() },
            Crash(testDescription: "a division by zero", signal: SIGFPE) {
                $0.asm.mov(dst: .rcx, imm: 0)
                $0.asm.byte(0xf7)  // div ecx
                $0.asm.byte(0xf1)
            },
            Crash(testDescription: "a store to an address that is not mapped", signal: SIGSEGV, address: 0x18) {
                $0.asm.mov(.w64, dst: .absolute(0x18), src: .rax)
            },
            Crash(testDescription: "a store to the code itself", signal: SIGSEGV) {
                $0.asm.mov(.w64, dst: .rax, src: ContextField.codeBase)
                $0.asm.mov(.w64, dst: .at(.rax), src: 0)
            },
            Crash(testDescription: "an address that is not canonical", signal: SIGSEGV) {
                $0.asm.mov(dst: .rax, imm: 0x1234_5678_9abc_def0)
                $0.asm.mov(.w64, dst: .rax, src: .at(.rax))
            },
            Crash(testDescription: "a jump into nowhere", signal: SIGSEGV, address: 0x10, isLost: true) {
                $0.asm.mov(dst: .rax, imm: 0x10)
                $0.asm.jmp(.rax)
            },
            Crash(testDescription: "a return without a call", signal: SIGSEGV, isLost: true) {
                $0.asm.mov(dst: .rax, imm: 0x20)
                $0.asm.push(.rax)
                $0.asm.ret()
            },
            Crash(testDescription: "a stack that is gone, and a context", signal: SIGSEGV) {
                $0.asm.mov(dst: .rsp, imm: 0)
                $0.asm.mov(dst: .rbp, imm: 0)
                $0.asm.mov(dst: .r15, imm: 0)
                $0.asm.push(.rax)
            },
            Crash(testDescription: "an endless recursion", signal: SIGSEGV) {
                let label = $0.asm.makeLabel()
                $0.asm.bind(label)
                $0.asm.call(label)
            },
            Crash(testDescription: "an endless loop", signal: SIGVTALRM, isLost: true) {
                let label = $0.asm.makeLabel()
                $0.asm.bind(label)
                $0.asm.jmp(label)
            },
            Crash(testDescription: "a loop that is given fuel anew", signal: SIGVTALRM, isLost: true) {
                $0.asm.mov(.w64, dst: ContextField.fuel, src: 1 << 20)
                $0.chain(to: ProgramMap.codeBase, retired: 3)
            },
            Crash(testDescription: "an exit that does not exist", signal: 0, isLost: true) {
                $0.asm.leave(pushing: 0x7fff_ffff, toOffset: $0.common.exit)
            },
        ]
    }

    private static func expect(_ crash: Crash, _ exit: Exit) {
        guard case .hostFault(let fault) = exit else {
            Issue.record("\(crash.testDescription): \(exit)")
            return
        }
        #expect(fault.signal == crash.signal, "\(crash.testDescription)")
        #expect((fault.codeOffset == nil) == crash.isLost, "\(crash.testDescription)")
        if let address = crash.address { #expect(fault.address == address, "\(crash.testDescription)") }
    }

    @Test("each way to crash is an exit, after which the runtime still works", arguments: Crash.all)
    func crashes(crash: Crash) throws {
        var rig = try Rig()
        try rig.put("nop\n nop\n ecall")
        let bad = ScriptedTranslator { _, builder in crash.emit(&builder) }
        for _ in 0..<3 {
            rig.hart = HartState(pc: ProgramMap.codeBase)
            HostFaultTests.expect(crash, rig.run(bad))
        }
        rig.runtime.reset()
        rig.hart = HartState(pc: ProgramMap.codeBase)
        #expect(rig.run(.counting()) == .trap(Trap(.environmentCall)))
        #expect(rig.hart.x[1] == 2 && rig.hart.instret == 2)
    }

    @Test("the offset of a crash is that of the instruction")
    func offset() throws {
        var rig = try Rig()
        try rig.put("nop\n ecall")
        var expected = -1
        let bad = ScriptedTranslator { _, builder in
            builder.asm.nop(bytes: 7)
            expected = builder.asm.offset
            builder.asm.ud2()
        }
        guard case .hostFault(let fault) = rig.run(bad) else {
            Issue.record("no host fault")
            return
        }
        #expect(fault.codeOffset == UInt64(expected))
    }

    @Test("code that does not end leaves the hart as it was, inside of it and between its blocks")
    func hang() throws {
        for leaves in [false, true] {
            var rig = try Rig()
            try rig.put("nop\n ecall")
            let bad = ScriptedTranslator { block, builder in
                builder.asm.mov(.w64, dst: ContextField.x(5), src: 7)
                builder.asm.mov(.w64, dst: ContextField.fuel, src: 1 << 20)
                builder.asm.mov(dst: .rax, imm: Int64(bitPattern: block.pc))
                builder.asm.mov(.w64, dst: ContextField.pc, src: .rax)
                let loop = builder.asm.makeLabel()
                builder.asm.bind(loop)
                if leaves {
                    builder.asm.leave(pushing: ExitRecord.indirectIndex, toOffset: builder.common.exit)
                } else {
                    builder.asm.jmp(loop)
                }
            }
            let before = rig.hart
            #expect(rig.run(bad) == .hostFault(.hang))
            #expect(rig.hart == before)
        }
    }

    @Test("code that ruins the count of fuel is not the end of us")
    func ruinedFuel() throws {
        for fuel in [Int64.min, .max, -1, 0] {
            var rig = try Rig()
            try rig.put("nop\n ecall")
            let bad = ScriptedTranslator { block, builder in
                builder.asm.mov(dst: .rax, imm: fuel)
                builder.asm.mov(.w64, dst: ContextField.fuel, src: .rax)
                let exit = builder.trapExit(Trap(.breakpoint), pc: block.pc, retired: 0)
                builder.asm.jmp(exit)
            }
            #expect(rig.run(bad) == .trap(Trap(.breakpoint)))
        }
    }

    @Test("several threads crash at once, each on its own")
    func threads() async throws {
        // A hang takes its time.
        let crashes = Crash.all.filter { $0.signal != SIGVTALRM }
        await withTaskGroup { group in
            for number in 0..<4 {
                group.addTask {
                    do {
                        var rig = try Rig()
                        try rig.put("nop\n nop\n ecall")
                        for round in 0..<100 {
                            let crash = crashes[(number + round) % crashes.count]
                            rig.runtime.reset()
                            rig.hart = HartState(pc: ProgramMap.codeBase)
                            HostFaultTests.expect(crash, rig.run(ScriptedTranslator { crash.emit(&$1) }))
                            rig.runtime.reset()
                            rig.hart = HartState(pc: ProgramMap.codeBase)
                            #expect(rig.run(.counting()) == .trap(Trap(.environmentCall)))
                        }
                    } catch {
                        Issue.record(error)
                    }
                }
            }
        }
    }
}
