import GuestMachine
import TestSupport
import Testing

@testable import CorpusStore

@Suite("Golden states") struct GoldenStateTests {
    /// A state in which everything is present.
    static let sample: GoldenState = {
        var registers = [UInt64](repeating: 0, count: 32)
        registers[5] = 0x8000_0000
        registers[31] = .max
        return GoldenState(
            sources: ["qemu-riscv64 7.2.22:  as told by it", "RV64I 2.6"],
            end: .trap(.loadAccessFault, value: 0x8001_fffe),
            retired: 3, pc: 0x8000_000c, registers: registers,
            memory: .bytes([
                MemorySegment(address: 0x8001_0000, bytes: Array(0..<33)),
                MemorySegment(address: 0x8001_0100, bytes: [0]),
            ]))
    }()

    @Test("the text form is fixed, and reads back")
    func text() throws {
        #expect(
            Self.sample.text == """
                source: qemu-riscv64 7.2.22:  as told by it
                source: RV64I 2.6
                exit load-access-fault   cause 5   tval 0x8001fffe   retired 3   pc 0x8000000c
                x5   0x0000000080000000
                x31  0xffffffffffffffff
                memory 0x80010000 = 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                memory ... = 20
                memory 0x80010100 = 00

                """)
        #expect(try GoldenState(text: Self.sample.text, name: "test") == Self.sample)
    }

    @Test("every end, and what the source does not tell, reads back")
    func ends() throws {
        var state = Self.sample
        let ends =
            TrapCause.allCases.flatMap { [.trap($0, value: 7), .trap($0, value: nil)] } + [
                GoldenState.End.fuelExhausted
            ]
        for end in ends {
            for memory in [.bytes([]), .digest(1), nil] as [MemoryChange?] {
                state.end = end
                state.retired = memory == nil ? nil : 9
                state.memory = memory
                #expect(try GoldenState(text: state.text, name: "test") == state)
            }
        }
    }

    @Test("the short form of hand-written states is understood")
    func handwritten() throws {
        let state = try GoldenState(
            text: """
                # A comment.
                source: by hand, RV64I "Integer Register-Immediate Instructions"

                exit ecall   retired 3   pc 0x8000000c   x5 0x80000000
                  x7 17
                """, name: "test")
        var registers = [UInt64](repeating: 0, count: 32)
        registers[5] = 0x8000_0000
        registers[7] = 17
        #expect(
            state
                == GoldenState(
                    sources: ["by hand, RV64I \"Integer Register-Immediate Instructions\""],
                    end: .trap(.environmentCall, value: 0), retired: 3, pc: 0x8000_000c, registers: registers,
                    memory: MemoryChange.none))
    }

    /// Lines after `source:`, and what is said of them.
    static let mistakes: [(text: String, error: String)] = [
        ("exit ecall retired 3", "2: error: pc is missing"),
        ("exit ecall pc 4", "2: error: retired is missing"),
        ("pc 4 retired 3", "2: error: exit is missing"),
        ("exit ecall retired 3 pc", "2: error: a value is missing after 'pc'"),
        (
            "exit gone retired 3 pc 4",
            "2: error: exit 'gone' is unknown: expected instruction-address-misaligned, instruction-access-fault, "
                + "illegal-instruction, ebreak, load-access-fault, store-access-fault, ecall or fuel"
        ),
        ("exit ecall cause 3 retired 3 pc 4", "2: error: cause of ecall is 8"),
        ("exit fuel\ntval 3 retired 3 pc 4", "3: error: fuel has no cause and no tval"),
        ("exit load-access-fault retired 3 pc 4", "2: error: tval is missing"),
        ("exit ecall retired many pc 4", "2: error: 'many' is not a number of 64 bits, decimal or 0x"),
        ("exit ecall retired 3 pc 4 pc 4", "2: error: pc is already given"),
        ("x5 -1", "2: error: '-1' is not a number of 64 bits, decimal or 0x"),
        ("x32 1", "2: error: 'x32' is unknown: expected source:, exit, cause, tval, retired, pc, x0 to x31 or memory"),
        ("memory", "2: error: expected 'memory ADDRESS = BYTES', 'memory digest NUMBER' or 'memory unknown'"),
        ("memory 0x80010000 = 0", "2: error: expected two hexadecimal digits for each byte"),
        ("memory 0x7fffffff = 00", "2: error: memory at 0x7fffffff: expected ascending addresses inside the window"),
        ("memory 0x8001ffff = 0000", "2: error: memory at 0x8001ffff: expected ascending addresses inside the window"),
        ("memory 0x8001ffff = 00\nmemory ... = 00", "3: error: memory leaves the window"),
        ("memory ... = 00", "2: error: '...' is not a number of 64 bits, decimal or 0x"),
        ("memory unknown\nmemory 0x80010000 = 00", "3: error: memory is already given"),
        ("memory 0x80010000 = 00\nmemory digest 1", "3: error: memory is already given"),
    ]

    @Test("each mistake is told with its line and what was expected", arguments: mistakes)
    func message(text: String, error: String) {
        #expect {
            try GoldenState(text: "source: test\n" + text, name: "a.state")
        } throws: { thrown in
            if "\(thrown)" != "a.state:" + error { Issue.record("told: \(thrown)") }
            return "\(thrown)" == "a.state:" + error
        }
    }

    @Test("a state without source is refused")
    func sourceless() {
        for text in ["", "exit ecall retired 3 pc 4", "source:\nexit ecall retired 3 pc 4"] {
            #expect(throws: GoldenFileError.self) { try GoldenState(text: text, name: "test") }
        }
    }

    @Test("differences name the field and both values; what is unknown is not compared")
    func differences() throws {
        var state = ObservedState(
            exit: .trap(Trap(.loadAccessFault, value: 0x8001_fffe)), retired: 3, pc: 0x8000_000c,
            registers: Self.sample.registers, memory: Self.sample.memory)
        #expect(Self.sample.differences(from: state) == [])
        #expect(GoldenState(recording: state, sources: Self.sample.sources) == Self.sample)

        state.exit = .trap(Trap(.storeAccessFault, value: 0x8001_ffff))
        state.retired = 4
        state.pc = 0x8000_0010
        state.registers[5] = 1
        state.memory = .bytes([MemorySegment(address: 0x8001_0000, bytes: Array(0..<34))])
        #expect(
            Self.sample.differences(from: state) == [
                "exit: golden load-access-fault, now store-access-fault", "tval: golden 0x8001fffe, now 0x8001ffff",
                "retired: golden 3, now 4", "pc: golden 0x8000000c, now 0x80000010",
                "x5: golden 0x0000000080000000, now 0x0000000000000001",
                "memory at 0x80010021: golden unchanged, now 21",
            ])

        var partial = Self.sample
        partial.end = .trap(.storeAccessFault, value: nil)
        partial.retired = nil
        partial.pc = state.pc
        partial.registers = state.registers
        partial.memory = nil
        #expect(partial.differences(from: state) == [])

        state.memory = MemoryChange.none
        #expect(Self.sample.differences(from: state).last == "memory at 0x80010000: golden 00, now unchanged")
        state.memory = .bytes([MemorySegment(address: 0x8001_0000, bytes: [1])])
        #expect(Self.sample.differences(from: state).last == "memory at 0x80010000: golden 00, now 01")
        state.memory = .digest(1)
        #expect(
            Self.sample.differences(from: state).last
                == "memory: golden 34 bytes changed, now digest 0x0000000000000001")
        state.exit = .fuelExhausted
        #expect(Self.sample.differences(from: state).first == "exit: golden load-access-fault, now fuel")
        state.exit = .hostFault(HostFault(signal: 11, codeOffset: nil, address: 0))
        #expect(Self.sample.differences(from: state).first == "exit: golden load-access-fault, now crash (SIGSEGV)")
        #expect(GoldenState(recording: state, sources: ["test"]) == nil)
    }

    @Test("changed bytes are listed in runs; too many of them become a digest")
    func memoryChange() {
        var program = Program(code: [0x13, 0x73])
        program.data = [MemorySegment(address: 0x8001_0000, bytes: [1, 2, 3])]
        let initial = program.initialWindow
        #expect(initial.count == 131_072 && initial[..<8] == [0x13, 0, 0, 0, 0x73, 0, 0, 0])
        #expect(initial[65536..<65540] == [1, 2, 3, 0])
        #expect(MemoryChange(from: initial, to: initial) == .none)

        var final = initial
        final[0] = 0
        final[1] = 1
        final[131_071] = 9
        #expect(
            MemoryChange(from: initial, to: final)
                == .bytes([
                    MemorySegment(address: 0x8000_0000, bytes: [0, 1]), MemorySegment(address: 0x8001_ffff, bytes: [9]),
                ]))

        final = initial
        for index in 0..<MemoryChange.byteLimit { final[1000 + index] = 1 }
        guard case .bytes = MemoryChange(from: initial, to: final) else {
            Issue.record("as many bytes as the limit are listed")
            return
        }
        final[5000] = 1
        #expect(MemoryChange(from: initial, to: final) == .digest(MemoryChange.fnv1a(final)))
        // The check value of the authors of FNV for "a".
        #expect(MemoryChange.fnv1a([0x61]) == 0xaf63_dc4c_8601_ec8c)
    }

    @Test("what an engine leaves behind is observed whole")
    func observed() throws {
        let program = Program(code: [0x73])
        let memory = try GuestMemory.forPrograms()
        #expect(memory.load(program))
        #expect(memory.store(UInt16(0x1234), at: 0x8001_0008) == nil)
        var hart = HartState(pc: 0x8000_0004)
        hart.x[3] = 7
        hart.instret = 5
        let state = ObservedState(exit: .fuelExhausted, hart: hart, memory: memory, after: program)
        #expect(state.retired == 5 && state.pc == 0x8000_0004 && state.registers[3] == 7)
        #expect(state.memory == .bytes([MemorySegment(address: 0x8001_0008, bytes: [0x34, 0x12])]))
    }
}
