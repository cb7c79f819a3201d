import GuestISA
import GuestMachine
import Testing

@testable import GoldenRecorder

@Suite("What a signal means") struct AttemptTests {
    /// The instruction `text` at `pc`, with all registers at `value`.
    func attempt(_ text: String, pc: UInt64 = 0x8000_0000, value: UInt64 = 0) throws -> Attempt {
        var state = [UInt64](repeating: value, count: 33)
        (state[0], state[32]) = (0, pc)
        return Attempt(state: state, word: try GuestAssembler.assemble(text, at: pc).words[0])
    }

    @Test("accesses are inside the window with all of their bytes or not at all")
    func accesses() throws {
        #expect(try attempt("ld x5, -8(x6)", value: 0x8000_0008).access?.isInside == true)
        #expect(try attempt("ld x5, -8(x6)", value: 0x8002_0000).access?.isInside == true)
        #expect(try attempt("ld x5, -7(x6)", value: 0x8002_0000).access?.isInside == false)
        #expect(try attempt("sb x5, -1(x6)", value: 0x8000_0000).access?.isInside == false)
        #expect(try attempt("sd x5, -1(x6)").access == .init(address: .max, count: 8, isStore: true))
        #expect(try attempt("lhu x5, 0(x0)").access == .init(address: 0, count: 2, isStore: false))
        #expect(try attempt("add x5, x5, x5").access == nil)
        let wrapping = Attempt.Access(address: .max - 1, count: 4, isStore: false)
        #expect(wrapping.contains(.max) && wrapping.contains(1) && !wrapping.contains(2))
    }

    @Test("only targets that are no multiples of four are misaligned, and JALR clears bit 0 first")
    func targets() throws {
        #expect(try attempt("jalr x1, 1(x6)", value: 0x8000_0100).misalignedTarget == nil)
        #expect(try attempt("jalr x1, 3(x6)", value: 0x8000_0100).misalignedTarget == 0x8000_0102)
        #expect(try attempt("jal x1, . - 2").misalignedTarget == 0x7fff_fffe)
        #expect(try attempt("beq x1, x2, . + 6").misalignedTarget == 0x8000_0006)
        #expect(try attempt("beq x1, x2, . + 8").misalignedTarget == nil)
        #expect(try attempt("lw x1, 2(x0)").misalignedTarget == nil)
    }

    @Test("a signal that fits no trap is refused")
    func strangeSignals() throws {
        let add = try attempt("add x5, x5, x5")
        let far = try attempt("ld x5, 0(x6)", value: 0x4000_0000)
        for (signal, address, attempt) in [
            (.segment, 0, add), (.trap, 0x8000_0000, add), (.bus, 0x4000_0000, far),
            // Its first bytes were accessible: memory of the emulator.
            (.segment, 0x4000_0004, far),
        ] as [(LinuxSignal, UInt64, Attempt)] {
            #expect(throws: RecordingError.self) {
                try StepRecorder.meaning(of: signal, address: address, attempt)
            }
        }
        #expect(
            try StepRecorder.meaning(of: .segment, address: 0x4000_0000, far).end
                == .trap(.loadAccessFault, value: 0x4000_0000))
    }
}
