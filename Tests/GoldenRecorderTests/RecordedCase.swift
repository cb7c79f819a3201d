import CorpusStore
import GuestMachine
import HostFiles
import TestSupport
import Testing

@testable import GoldenRecorder

/// A program, the conversation with qemu-riscv64 about it, and what is to be made of it.
struct RecordedCase: CustomTestStringConvertible, Sendable {
    /// The name of the stored conversation.
    let name: String
    let text: String
    /// The golden after its first source line, or why there is none.
    let expected: String

    var testDescription: String { name }

    var program: Program { get throws { try ProgramFile(assembly: text, name: name).program } }

    var path: String { packageRoot + "/Tests/GoldenRecorderTests/Conversations/\(name).txt" }

    /// The stored conversation.
    func conversation() throws -> Conversation {
        try Conversation(stored: String(decoding: FileAccess.read(path, limit: 1 << 20), as: UTF8.self))
    }

    /// One program for each way to end, and for each way a value is known.
    static let all = [
        RecordedCase(
            name: "ecall", text: "#: x6 = -1\n#: x31 = 0x80020000\n addi x5, x0, 1\n sw x6, -8(x31)\n ecall",
            expected: """
                source: in front of ECALL, which it would serve as a system call; cause and tval by hand
                exit ecall   cause 8   tval 0x0   retired 2   pc 0x80000008
                x5   0x0000000000000001
                x6   0xffffffffffffffff
                x31  0x0000000080020000
                memory 0x8001fff8 = ffffffff

                """),
        RecordedCase(
            name: "ebreak", text: "ebreak",
            expected: """
                source: SIGTRAP at pc; tval by hand
                exit ebreak   cause 3   tval 0x0   retired 0   pc 0x80000000

                """),
        RecordedCase(
            name: "illegal", text: "nop\n .word 0x02028533",
            expected: """
                source: SIGILL at pc; tval by hand: the word there
                exit illegal-instruction   cause 2   tval 0x2028533   retired 1   pc 0x80000004

                """),
        RecordedCase(
            name: "straddling-store", text: "#: x6 = 0x8001fffd\n sd x6, 0(x6)",
            expected: """
                source: SIGSEGV at pc; tval is its si_addr
                exit store-access-fault   cause 7   tval 0x80020000   retired 0   pc 0x80000000
                x6   0x000000008001fffd

                """),
        RecordedCase(
            name: "load-far-away", text: "#: x6 = 0x8000000000000000\n lb x6, -1(x6)",
            expected: """
                source: SIGSEGV at pc, without an address for lack of one on the host; tval by hand: the first byte
                exit load-access-fault   cause 5   tval 0x7fffffffffffffff   retired 0   pc 0x80000000
                x6   0x8000000000000000

                """),
        RecordedCase(
            name: "fetch", text: "j . - 4",
            expected: """
                source: SIGSEGV at pc; tval is its si_addr
                exit instruction-access-fault   cause 1   tval 0x7ffffffc   retired 1   pc 0x7ffffffc

                """),
        RecordedCase(
            name: "misaligned-jump", text: "#: x1 = 0x80000101\n jalr x1, 1(x1)",
            expected: """
                source: it ends itself with 'unhandled CPU exception 0' and these registers; tval by hand: the target
                exit instruction-address-misaligned   cause 0   tval 0x80000102   retired 0   pc 0x80000000
                x1   0x0000000080000101

                """),
        RecordedCase(
            name: "reach-supervisor", text: "#: x6 = 0x10000000\n lw x5, 0(x6)",
            expected: "cannot be recorded: 0x80000000 reaches the emulator's own memory at 0x10000000"),
        RecordedCase(
            name: "run-supervisor", text: "#: x6 = 0x10000000\n jr x6",
            expected: "cannot be recorded: it leads into the emulator's own code at 0x10000000"),
        RecordedCase(
            name: "fuel", text: "#: fuel = 3\nagain: addi x1, x1, 1\n j again",
            expected: """
                source: stopped after 3 steps, the program's fuel
                exit fuel   retired 3   pc 0x80000004
                x1   0x0000000000000002

                """),
    ]

    /// What qemu-riscv64 7.2.22 prints at the jump of `misaligned-jump`, without the list of its mappings.
    static let dump = """

        qemu: unhandled CPU exception 0 - aborting
        Failing executable: program.elf
         pc       0000000080000000
         x0/zero  0000000000000000 x1/ra    0000000080000101 x2/sp    0000000000000000 x3/gp    0000000000000000
         x4/tp    0000000000000000 x5/t0    0000000000000000 x6/t1    0000000000000000 x7/t2    0000000000000000
         x8/s0    0000000000000000 x9/s1    0000000000000000 x10/a0   0000000000000000 x11/a1   0000000000000000
         x12/a2   0000000000000000 x13/a3   0000000000000000 x14/a4   0000000000000000 x15/a5   0000000000000000
         x16/a6   0000000000000000 x17/a7   0000000000000000 x18/s2   0000000000000000 x19/s3   0000000000000000
         x20/s4   0000000000000000 x21/s5   0000000000000000 x22/s6   0000000000000000 x23/s7   0000000000000000
         x24/s8   0000000000000000 x25/s9   0000000000000000 x26/s10  0000000000000000 x27/s11  0000000000000000
         x28/t3   0000000000000000 x29/t4   0000000000000000 x30/t5   0000000000000000 x31/t6   0000000000000000
        """
}
