import GuestISA
import GuestMachine
import IREngine
import Testing

@Suite("Loads and stores") struct MemoryTests {
    static let loadOpcodes = Opcode.allCases.filter { if case .load = $0.spec.effect { true } else { false } }
    static let storeOpcodes = Opcode.allCases.filter { if case .store = $0.spec.effect { true } else { false } }

    private static func byteCount(_ opcode: Opcode) -> Int {
        switch opcode.spec.effect {
        case .load(let bytes), .store(let bytes): bytes
        case .compute, .branch, .jump, .fence, .trap: 0
        }
    }

    /// Byte `index` of the pattern that tests put into memory.
    private static func pattern(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: 0x91 + 37 * index) }

    /// What the manual says a load puts into rd for the pattern from byte `index` on.
    private static func loaded(_ opcode: Opcode, _ index: Int) -> UInt64 {
        let count = byteCount(opcode)
        let value = (0..<count).reduce(UInt64(0)) { $0 + UInt64(pattern(index + $1)) << (8 * UInt64($1)) }
        let isSigned = [.lb, .lh, .lw].contains(opcode)
        let signBit = UInt64(1) << (8 * UInt64(count) - 1)
        return isSigned && value & signBit != 0 ? value &- signBit &- signBit : value
    }

    private func machine(_ engine: EngineUnderTest) throws -> Machine {
        let machine = try Machine(engine)
        let bytes = (0..<8192).map(Self.pattern)
        #expect(bytes.withUnsafeBytes { machine.memory.write($0, at: Machine.dataBase) })
        return machine
    }

    @Test("loads read what is there, at any alignment and offset", arguments: EngineUnderTest.allCases, loadOpcodes)
    func loads(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try machine(engine)
        for (slot, imm) in ([-2048, -9, 0, 1, 2047] as [Int32]).enumerated() {
            let pc = Machine.codeBase + UInt64(slot) * 64
            let code = [
                Instruction(opcode, rd: 5, rs1: 6, imm: imm), Instruction(opcode, rd: 6, rs1: 6, imm: imm), ecall,
            ]
            try machine.write(code, at: pc)
            // Around a page boundary too.
            for index in Array(0..<9) + Array(4080..<4100) {
                let base = Machine.dataBase + UInt64(index) &- UInt64(bitPattern: Int64(imm))
                let outcome = machine.run([(6, base)], pc: pc)
                #expect(outcome[x: 5] == Self.loaded(opcode, index), "\(opcode) at \(index) by \(imm)")
                #expect(outcome[x: 6] == Self.loaded(opcode, index), "\(opcode) at \(index) by \(imm), rd = rs1")
                #expect(outcome.exit == ecallExit)
            }
        }
    }

    @Test("stores write their bytes and no others", arguments: EngineUnderTest.allCases, storeOpcodes)
    func stores(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try machine(engine)
        let value: UInt64 = 0x8877_6655_4433_2211
        for (slot, imm) in ([-2048, 0, 3, 2047] as [Int32]).enumerated() {
            let pc = Machine.codeBase + UInt64(slot) * 64
            try machine.write([Instruction(opcode, rs1: 6, rs2: 7, imm: imm), ecall], at: pc)
            for index in [8, 9, 15, 4088, 4093, 4095, 4096] {
                let original = (index - 8..<index + 16).map(Self.pattern)
                let address = Machine.dataBase + UInt64(index)
                let outcome = machine.run([(6, address &- UInt64(bitPattern: Int64(imm))), (7, value)], pc: pc)
                #expect(outcome.exit == ecallExit)
                var expected = original
                for byte in 0..<Self.byteCount(opcode) {
                    expected[8 + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(byte)))
                }
                let start = machine.memory.hostAddress(address - 8)
                #expect(Array(UnsafeRawBufferPointer(start: start, count: 24)) == expected, "\(opcode) at \(index)")
                #expect(original.withUnsafeBytes { machine.memory.write($0, at: address - 8) })
            }
        }
    }

    @Test("x0 as base, destination and value", arguments: EngineUnderTest.allCases)
    func zeroRegister(_ engine: EngineUnderTest) throws {
        let machine = try machine(engine)
        try machine.write([Instruction(.ld, rd: 0, rs1: 6), Instruction(.sd, rs1: 6, rs2: 0), ecall])
        let outcome = machine.run([(6, Machine.dataBase)])
        #expect(outcome.exit == ecallExit)
        #expect(outcome[x: 0] == 0)
        #expect(machine.memory.load(UInt64.self, at: Machine.dataBase) == .value(0))

        try machine.write([Instruction(.lb, rd: 5, rs1: 0, imm: -1), ecall])
        #expect(machine.run().exit == .trap(Trap(.loadAccessFault, value: .max)))
    }

    @Test(
        "a load outside memory traps at its first inaccessible byte and changes nothing",
        arguments: EngineUnderTest.allCases, loadOpcodes)
    func loadFaults(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try machine(engine)
        try machine.write([
            Instruction(.addi, rd: 8, rs1: 8, imm: 1), Instruction(opcode, rd: 5, rs1: 6),
            Instruction(.addi, rd: 8, rs1: 8, imm: 1), ecall,
        ])
        let count = UInt64(Self.byteCount(opcode))
        let window = machine.memory.window
        // Below, straddling either end, behind, and wrapping around the end of the address space.
        for (address, fault) in [
            (window.lowerBound - 1, window.lowerBound - 1), (window.upperBound, window.upperBound),
            (window.upperBound + 1 - count, window.upperBound), (0, 0), (UInt64.max, .max),
            (1 << 63, 1 << 63), (UInt64.max - count + 1, .max - count + 1),
        ] where count > 1 || address != window.upperBound + 1 - count {
            let outcome = machine.run([(5, 55), (6, address), (8, 0)])
            #expect(outcome.exit == .trap(Trap(.loadAccessFault, value: fault)), "\(opcode) at \(address)")
            #expect(outcome.hart.pc == Machine.codeBase + 4)
            #expect(outcome.hart.instret == 1)
            #expect(outcome[x: 5] == 55)
            #expect(outcome[x: 8] == 1)
        }
    }

    @Test(
        "a store outside memory traps at its first inaccessible byte and writes nothing",
        arguments: EngineUnderTest.allCases, storeOpcodes)
    func storeFaults(_ engine: EngineUnderTest, _ opcode: Opcode) throws {
        let machine = try machine(engine)
        try machine.write([
            Instruction(.addi, rd: 8, rs1: 8, imm: 1), Instruction(opcode, rs1: 6, rs2: 7),
            Instruction(.addi, rd: 8, rs1: 8, imm: 1), ecall,
        ])
        let count = UInt64(Self.byteCount(opcode))
        let window = machine.memory.window
        for (address, fault) in [
            (window.lowerBound - 1, window.lowerBound - 1), (window.upperBound, window.upperBound),
            (window.upperBound + 1 - count, window.upperBound), (0, 0), (UInt64.max, .max),
        ] where count > 1 || address != window.upperBound + 1 - count {
            let outcome = machine.run([(6, address), (7, .max), (8, 0)])
            #expect(outcome.exit == .trap(Trap(.storeAccessFault, value: fault)), "\(opcode) at \(address)")
            #expect(outcome.hart.pc == Machine.codeBase + 4)
            #expect(outcome.hart.instret == 1)
            #expect(outcome[x: 8] == 1)
            #expect(machine.memory.load(UInt64.self, at: window.upperBound - 8) == .value(0))
            #expect(machine.memory.load(UInt64.self, at: window.lowerBound) != .value(.max))
        }
    }

    @Test(
        "windows of any place and size end where they end",
        arguments: EngineUnderTest.allCases,
        [(0, 1 << 33), (0x7f_0000_0000, 1 << 20), (0x4000_0000, 1 << 31), (0x40_0000_0000, 1 << 34)]
            as [(UInt64, UInt64)])
    func windows(_ engine: EngineUnderTest, _ place: (base: UInt64, size: UInt64)) throws {
        let memory = try GuestMemory(base: place.base, size: place.size)
        let (first, end) = (place.base, place.base + place.size)
        try memory.map(first..<first + 0x1000, .all)
        try memory.map(end - 0x1000..<end, .all)
        let machine = Machine(memory: memory, engine: try engine.make(memory))
        try machine.write([Instruction(.sd, rs1: 6, rs2: 7), Instruction(.ld, rd: 5, rs1: 6), ecall], at: first)
        for address in [first + 0x800, end - 8, end - 0x1000] {
            for _ in 0..<2 {
                let outcome = machine.run([(6, address), (7, address ^ .max)], pc: first)
                #expect(outcome.exit == ecallExit)
                #expect(outcome[x: 5] == address ^ .max)
            }
        }
        for (address, fault) in [
            (end, end), (end - 7, end), (first &- 1, first &- 1), (first + 0x1000, first + 0x1000),
        ] {
            #expect(
                machine.run([(6, address)], pc: first).exit == .trap(Trap(.storeAccessFault, value: fault)))
            #expect(
                machine.run([(6, address)], pc: first + 4).exit == .trap(Trap(.loadAccessFault, value: fault)))
        }
    }

    @Test("pages without the right trap: reads, writes and straddling accesses", arguments: EngineUnderTest.allCases)
    func permissions(_ engine: EngineUnderTest) throws {
        let machine = try machine(engine)
        let readOnly = Machine.dataBase + 0x1000
        let closed = Machine.dataBase + 0x2000
        try machine.memory.map(readOnly..<readOnly + 0x1000, .read)
        try machine.memory.map(closed..<closed + 0x1000, [])
        try machine.write([Instruction(.sd, rs1: 6, rs2: 7), Instruction(.ld, rd: 5, rs1: 6), ecall])
        func exit(_ address: UInt64, pc: UInt64) -> Exit { machine.run([(6, address)], pc: pc).exit }
        let (store, load) = (Machine.codeBase, Machine.codeBase + 4)
        #expect(exit(readOnly, pc: store) == .trap(Trap(.storeAccessFault, value: readOnly)))
        #expect(exit(readOnly - 3, pc: store) == .trap(Trap(.storeAccessFault, value: readOnly)))
        #expect(exit(readOnly, pc: load) == ecallExit)
        #expect(exit(closed, pc: load) == .trap(Trap(.loadAccessFault, value: closed)))
        #expect(exit(closed - 1, pc: load) == .trap(Trap(.loadAccessFault, value: closed)))
        #expect(exit(closed + 0xfff, pc: load) == .trap(Trap(.loadAccessFault, value: closed + 0xfff)))
    }
}
