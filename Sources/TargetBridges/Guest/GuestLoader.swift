import GuestISA
import GuestMachine
import HostFiles
import Targets

/// Guest code that runs programs one after the other: it saves what the last one changed, clears what it touched, copies the next
/// one to its place and enters it with all registers set. So a target is asked once for many programs, and its memory
/// is written by instructions of its own.
///
/// Nothing of it needs more than RV64I, but for a FENCE.I that can be left out.
struct GuestLoader {
    /// How it hands over what programs have left, and comes to its own end.
    enum Form {
        /// Results stay in memory, and an EBREAK ends it: for processes that a debugger holds.
        case breakpoint
        /// Results stay in memory, and a breakpoint ends it. It handles traps itself, in machine mode.
        case hart
        /// Results of each program go out by write(2), and exit(2) ends it.
        case stream
        /// Results stay in memory, and a 1 in `tohost` ends it.
        case signature
    }

    /// How it ends.
    let form: Form
    /// Whether it has a FENCE.I.
    let fencesCode: Bool
    /// Its words, from `GuestLayout.far` on.
    let words: [UInt32]
    /// The code that sets the registers, from `GuestLayout.near` on.
    let trampoline: [UInt32]
    /// Where to go to have the next program run.
    let next: UInt64
    /// Where it stands when all is done.
    let done: UInt64
    /// Where traps can be sent.
    let trap: UInt64

    init(_ form: Form, fencesCode: Bool) throws(TargetFailure) {
        self.form = form
        self.fencesCode = fencesCode
        do throws(AssemblyError) {
            let code = try GuestAssembler.assemble(
                GuestLoader.text(form, fencesCode), at: GuestLayout.far, file: "the loader")
            words = code.words
            func address(_ name: String) -> UInt64 { code.labels.first { $0.name == name }?.address ?? 0 }
            (next, done, trap) = (address("next"), address("done"), address("trap"))
            let loads = (1...31).map { "ld x\($0), \(8 * ($0 - 1))(x31)" }
            trampoline = try GuestAssembler.assemble(
                loads.joined(separator: "\n"), at: GuestLayout.near, file: "the trampoline"
            ).words
        } catch {
            throw TargetFailure(.died, error.description)
        }
    }

    /// Where the JAL is written that enters a program.
    var entrance: UInt64 { GuestLayout.near + UInt64(4 * trampoline.count) }

    /// The JAL at `entrance` to a program's first instruction.
    func jump(to pc: UInt64) -> UInt32? {
        let distance = Int64(bitPattern: pc &- entrance)
        guard abs(distance) < 1 << 20 else { return nil }
        return Instruction(.jal, imm: Int32(distance)).encoded
    }

    private static func text(_ form: Form, _ fencesCode: Bool) -> String {
        typealias Control = GuestLayout.Control
        let line = stride(from: 0, to: BridgeLine.size, by: 8)
        let compareLine = line.map { "ld t3, \($0)(t2)\nld t4, \($0)(t6)\nxor t3, t3, t4\nor t5, t5, t3" }
            .joined(separator: "\n")
        let saveLine = line.map { "ld t3, \($0)(t2)\nsd t3, \($0 + 8)(a1)" }.joined(separator: "\n")
        let clearLine = line.map { "sd x0, \($0)(t2)" }.joined(separator: "\n")
        let loadLine = line.map { "ld t3, \($0 + 8)(a2)\nsd t3, \($0)(t2)" }.joined(separator: "\n")
        let scanLine = line.map { "ld t3, \($0)(t0)\nor t4, t4, t3" }.joined(separator: "\n")
        return """
            # The program that ran, if any: its registers and lines go to the results, the lines are cleared.
            next:
                la s0, \(GuestLayout.control)
                ld a0, \(Control.current)(s0)
                beqz a0, advance
                sd a0, \(Control.saved + 8)(s0)
                ld a1, \(Control.results)(s0)
            \(saveRegisters)
                addi a2, a0, \(8 * GuestLayout.descriptorWords)
                ld t1, 8(a0)
            changed:
                beqz t1, others
                ld t2, 0(a2)
                addi t6, a2, 8
                jal t0, save
                addi a2, a2, \(BridgeLine.size + 8)
                addi t1, t1, -1
                j changed
            others:
                # Lines of stubs stay.
                ld t1, 16(a0)
                slli t3, t1, 6
                slli t4, t1, 3
                add a2, a2, t3
                add a2, a2, t4
                ld t1, 24(a0)
                addi t6, s0, \(GuestLayout.Control.zeros)
            other:
                beqz t1, saved
                ld t2, 0(a2)
                jal t0, save
                addi a2, a2, 8
                addi t1, t1, -1
                j other
            # The line at t2 goes to a1 if it is not like that at t6, and is cleared.
            save:
                li t5, 0
            \(compareLine)
                beqz t5, clear
                sd t2, 0(a1)
            \(saveLine)
                addi a1, a1, \(BridgeLine.size + 8)
            clear:
            \(clearLine)
                jr t0
            saved:
                sd x0, 0(a1)
                addi a1, a1, 8
            \(form == .stream ? write("ld a1, \(Control.results)(s0)\nsub a2, a3, a1") : "sd a1, \(Control.results)(s0)")
            advance:
                la s0, \(GuestLayout.control)
                ld a0, \(Control.next)(s0)
                sd a0, \(Control.current)(s0)
                ld t0, 0(a0)
                beqz t0, finish
                add t0, t0, a0
                sd t0, \(Control.next)(s0)
                ld t1, 8(a0)
                ld t2, 16(a0)
                add t1, t1, t2
                addi a2, a0, \(8 * GuestLayout.descriptorWords)
            load:
                beqz t1, loaded
                ld t2, 0(a2)
            \(loadLine)
                addi a2, a2, \(BridgeLine.size + 8)
                addi t1, t1, -1
                j load
            loaded:
                ld t3, 32(a0)
                la t4, \(GuestLayout.near)
                sw t3, \(4 * 31)(t4)
            \(fencesCode ? "fence.i" : "")
                addi x31, a0, 40
                la x1, \(GuestLayout.near)
                jr x1
            # All of the window should be zero now.
            finish:
                addi a0, a0, 8
                la t0, \(ProgramMap.window.lowerBound)
                la t1, \(ProgramMap.window.upperBound)
            scan:
                li t4, 0
            \(scanLine)
                bnez t4, stray
                addi t0, t0, \(BridgeLine.size)
                bne t0, t1, scan
                li t0, 0
            stray:
                sd t0, 0(a0)
                li t1, \(GuestLayout.finished)
                sd t1, 8(a0)
            \(end(form))
            trap:
            \(form == .hart ? handleTrap : "j trap")
            """
    }

    /// Copies what the program's stub has saved to the results.
    private static var saveRegisters: String {
        """
            li t0, \(GuestLayout.Saved.words)
            addi t1, s0, \(GuestLayout.Control.saved)
        registers:
            ld t2, 0(t1)
            sd t2, 0(a1)
            addi t1, t1, 8
            addi a1, a1, 8
            addi t0, t0, -1
            bnez t0, registers
        """
    }

    /// Saves all registers, and the trap's. MSCRATCH holds the address of `GuestLayout.control`.
    private static var handleTrap: String {
        typealias Saved = GuestLayout.Saved
        let saved = GuestLayout.Control.saved
        // The assembler knows no CSRs.
        func csr(_ function: UInt32, _ rd: UInt32, _ number: UInt32, _ rs1: UInt32) -> String {
            ".word \(number << 20 | rs1 << 15 | function << 12 | rd << 7 | 0x73)"
        }
        let (swap, read): (UInt32, UInt32) = (1, 2)
        let (mscratch, mepc, mcause, mtval): (UInt32, UInt32, UInt32, UInt32) = (0x340, 0x341, 0x342, 0x343)
        var text = [csr(swap, 31, mscratch, 31)]
        for number in 1..<31 { text.append("sd x\(number), \(saved + Saved.register(number))(x31)") }
        for (number, offset) in [
            (mscratch, Saved.register(31)), (mcause, Saved.end), (mepc, Saved.pc), (mtval, Saved.value),
        ] {
            text += [csr(read, 1, number, 0), "sd x1, \(saved + offset)(x31)"]
        }
        return (text + [csr(swap, 0, mscratch, 31), "j next"]).joined(separator: "\n")
    }

    /// Linux's write(1, a1, a2).
    private static func write(_ setUp: String) -> String {
        "mv a3, a1\n\(setUp)\nli a0, 1\nli a7, 64\necall"
    }

    private static func end(_ form: Form) -> String {
        switch form {
        case .breakpoint, .hart: "done:\n ebreak\n j done"
        case .stream: "mv a1, a0\nli a2, 16\nli a0, 1\nli a7, 64\necall\nli a0, 0\nli a7, 93\necall\ndone:\n j done"
        case .signature: "li t0, 1\nla t1, \(GuestLayout.control + 0x800)\nsd t0, 0(t1)\ndone:\n j done"
        }
    }
}
