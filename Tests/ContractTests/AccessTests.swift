import GuestMachine
import Testing

@Suite("Contract: loads and stores") struct AccessTests {
    /// Each address astride or outside of memory, with the first byte of `count` that is outside.
    private static func forbidden(_ count: UInt64) -> [(address: UInt64, outside: UInt64)] {
        var list: [(UInt64, UInt64)] = [
            (0, 0), (.max, .max), (codeBase - count, codeBase - count), (memoryEnd, memoryEnd),
            (codeBase + 1 << 32, codeBase + 1 << 32),
            (0xffff_ffff_0000_0000 | dataBase, 0xffff_ffff_0000_0000 | dataBase),
            (0x8000_0000_0000_0000 | dataBase, 0x8000_0000_0000_0000 | dataBase),
        ]
        for inside in 1..<max(1, count) {
            list.append((memoryEnd - inside, memoryEnd))
            list.append((codeBase - count + inside, codeBase - count + inside))
        }
        // Astride of 2^64, where addresses wrap.
        if count > 1 { list.append((0 &- 1, 0 &- 1)) }
        return list
    }

    @Test(
        "a load with a byte outside of memory traps with the first such byte; rd stays",
        arguments: engineKinds, Access.loads)
    func loadFault(kind: EngineKind, load: Access) throws {
        let machine = try ContractMachine(kind, "nop\n \(load.mnemonic) x7, 0(x5)\n ecall")
        for (address, outside) in AccessTests.forbidden(load.byteCount) {
            machine.hart = HartState(pc: codeBase)
            machine.hart.x[5] = address
            machine.hart.x[7] = 0x5555
            machine.expect(.fault(.loadAccessFault, outside), pc: codeBase + 4, retired: 1)
            #expect(machine.hart.x[7] == 0x5555)
        }
    }

    @Test("a load that traps leaves rd alone even if that is its base", arguments: engineKinds, Access.loads)
    func loadFaultIntoBase(kind: EngineKind, load: Access) throws {
        let machine = try ContractMachine(kind, "\(load.mnemonic) x10, -1(x10)")
        machine.hart.x[10] = codeBase
        machine.expect(.fault(.loadAccessFault, codeBase - 1), pc: codeBase, retired: 0)
        #expect(machine.hart.x[10] == codeBase)
    }

    @Test(
        "a store with a byte outside of memory traps with the first such byte and writes nothing",
        arguments: engineKinds, Access.stores)
    func storeFault(kind: EngineKind, store: Access) throws {
        let machine = try ContractMachine(kind, "nop\n \(store.mnemonic) x7, 0(x5)\n ecall")
        let first = machine.bytes(codeBase, 16)
        let last = machine.bytes(memoryEnd - 16, 16)
        for (address, outside) in AccessTests.forbidden(store.byteCount) {
            machine.hart = HartState(pc: codeBase)
            machine.hart.x[5] = address
            machine.hart.x[7] = .max
            machine.expect(.fault(.storeAccessFault, outside), pc: codeBase + 4, retired: 1)
        }
        #expect(machine.bytes(codeBase, 16) == first && machine.bytes(memoryEnd - 16, 16) == last)
    }

    @Test("misaligned loads succeed, across pages too", arguments: engineKinds, Access.loads)
    func misalignedLoad(kind: EngineKind, load: Access) throws {
        let machine = try ContractMachine(kind, "\(load.mnemonic) x7, 0(x5)\n ecall")
        let bytes = (0..<32).map { UInt8(0x81 + $0) }
        for start in [dataBase + 0x100, dataBase + 0xff0, memoryEnd - 32] {
            #expect(bytes.withUnsafeBytes { machine.memory.write($0, at: start) })
            for offset in 0...32 - Int(load.byteCount) {
                var value: UInt64 = 0
                for index in 0..<Int(load.byteCount) { value |= UInt64(bytes[offset + index]) << UInt64(8 * index) }
                // All bytes have bit 7 set, so a signed load is negative.
                if load.byteCount < 8, !load.mnemonic.hasSuffix("u") { value |= .max << (8 * load.byteCount) }
                machine.hart = HartState(pc: codeBase)
                machine.hart.x[5] = start + UInt64(offset)
                machine.expect(.fault(.environmentCall), pc: codeBase + 4, retired: 1)
                #expect(machine.hart.x[7] == value)
            }
        }
    }

    @Test("misaligned stores succeed, across pages too", arguments: engineKinds, Access.stores)
    func misalignedStore(kind: EngineKind, store: Access) throws {
        let machine = try ContractMachine(kind, "\(store.mnemonic) x7, 0(x5)\n ecall")
        for start in [dataBase + 0x100, dataBase + 0xff0, dataBase + 0x3ff0, memoryEnd - 32] {
            for offset in 0...32 - Int(store.byteCount) {
                let blank = [UInt8](repeating: 0xee, count: 32)
                #expect(blank.withUnsafeBytes { machine.memory.write($0, at: start) })
                machine.hart = HartState(pc: codeBase)
                machine.hart.x[5] = start + UInt64(offset)
                machine.hart.x[7] = 0x1122_3344_5566_7788
                machine.expect(.fault(.environmentCall), pc: codeBase + 4, retired: 1)
                var expected = blank
                for index in 0..<Int(store.byteCount) {
                    expected[offset + index] = UInt8(truncatingIfNeeded: machine.hart.x[7] >> UInt64(8 * index))
                }
                #expect(machine.bytes(start, 32) == expected)
            }
        }
    }

    @Test("the first store to a page that nothing has touched arrives", arguments: engineKinds)
    func firstStore(kind: EngineKind) throws {
        let machine = try ContractMachine(kind, "sd x5, -4(x5)\n ld x6, -4(x5)\n ecall")
        machine.hart.x[5] = dataBase + 0x5000
        machine.expect(.fault(.environmentCall), pc: codeBase + 8, retired: 2)
        #expect(machine.hart.x[6] == dataBase + 0x5000)
    }

    @Test("addresses wrap at 2^64", arguments: engineKinds)
    func wrap(kind: EngineKind) throws {
        let memory = try GuestMemory(base: 0, size: 1 << 32)
        try memory.map(0..<0x1000, .all)
        try memory.map(codeBase..<codeBase + 0x1000, .all)
        let machine = try ContractMachine(
            kind, "sd x6, 16(x5)\n lw x7, 12(x5)\n sd x6, 2047(x8)\n ld x9, -1(x0)", memory: memory)
        machine.hart.x[5] = .max - 7
        machine.hart.x[6] = 0x1122_3344_5566_7788
        machine.hart.x[8] = 0 &- 2047 + 0x20
        // The last one begins at the last byte there is, which is outside; the next ones wrap into memory.
        machine.expect(.fault(.loadAccessFault, .max), pc: codeBase + 12, retired: 3)
        #expect(machine.bytes(8, 8) == [0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11])
        #expect(machine.bytes(0x20, 2) == [0x88, 0x77])
        #expect(machine.hart.x[7] == 0)
    }
}

@Suite("Contract: pages") struct PageTests {
    private static let text = "nop\n ld x7, 0(x5)\n sd x7, 0(x6)\n ecall"

    /// Code in one page; then a page each that can be read and written, only read, fetched, and nothing.
    private static func machine(_ kind: EngineKind) throws -> ContractMachine {
        let memory = try GuestMemory(base: 0, size: 1 << 32)
        try memory.map(codeBase..<codeBase + 0x1000, .execute)
        try memory.map(0x1000..<0x2000, [.read, .write])
        try memory.map(0x2000..<0x3000, .read)
        try memory.map(0x3000..<0x4000, .execute)
        return try ContractMachine(kind, text, memory: memory)
    }

    @Test("an access that reaches a page without the right traps with that page's first byte", arguments: engineKinds)
    func straddle(kind: EngineKind) throws {
        let machine = try PageTests.machine(kind)
        let cases: [(load: UInt64, store: UInt64, exit: Exit, pc: UInt64)] = [
            (0x1100, 0x1200, .fault(.environmentCall), 12),
            (0x3ff8, 0x1ff8, .fault(.environmentCall), 12),
            (0x2ffc, 0x1ffd, .fault(.storeAccessFault, 0x2000), 8),
            (0x1ffc, 0x2000, .fault(.storeAccessFault, 0x2000), 8),
            (0x2ffc, 0x3000, .fault(.storeAccessFault, 0x3000), 8),
            (0x1000, codeBase, .fault(.storeAccessFault, codeBase), 8),
            (0x3ff9, 0x1000, .fault(.loadAccessFault, 0x4000), 4),
            (0x4000, 0x1000, .fault(.loadAccessFault, 0x4000), 4),
            (0x0ffc, 0x1000, .fault(.loadAccessFault, 0x0ffc), 4),
            (0x1000, 0x0fff, .fault(.storeAccessFault, 0x0fff), 8),
        ]
        for (load, store, exit, pc) in cases {
            machine.hart = HartState(pc: codeBase)
            machine.hart.x[5] = load
            machine.hart.x[6] = store
            machine.hart.x[7] = 99
            machine.expect(exit, pc: codeBase + pc, retired: pc / 4)
            if pc == 4 { #expect(machine.hart.x[7] == 99) }
        }
        #expect(machine.bytes(0x1ff0, 0x20) == [UInt8](repeating: 0, count: 0x20))
    }

    @Test("rights that are taken away count from the next access on", arguments: engineKinds)
    func protection(kind: EngineKind) throws {
        let machine = try PageTests.machine(kind)
        machine.hart.x[5] = 0x1100
        machine.hart.x[6] = 0x1200
        machine.expect(.fault(.environmentCall), pc: codeBase + 12, retired: 3)
        try machine.memory.protect(0x1000..<0x2000, .read)
        machine.hart.pc = codeBase
        machine.expect(.fault(.storeAccessFault, 0x1200), pc: codeBase + 8, retired: 2)
        try machine.memory.protect(0x1000..<0x2000, [])
        machine.hart.pc = codeBase
        machine.expect(.fault(.loadAccessFault, 0x1100), pc: codeBase + 4, retired: 1)
        try machine.memory.protect(codeBase..<codeBase + 0x1000, [.read, .write])
        machine.hart.pc = codeBase
        machine.expect(.fault(.instructionAccessFault, codeBase), pc: codeBase, retired: 0)
        try machine.memory.protect(0x1000..<0x2000, [.read, .write])
        try machine.memory.protect(codeBase..<codeBase + 0x1000, .all)
        machine.expect(.fault(.environmentCall), pc: codeBase + 12, retired: 3)
    }

    @Test("execution stops at the first byte of a page that cannot be fetched", arguments: engineKinds)
    func fetch(kind: EngineKind) throws {
        let machine = try PageTests.machine(kind)
        try machine.put("nop\n nop", at: 0x3ff8)
        machine.hart.pc = 0x3ff8
        machine.expect(.fault(.instructionAccessFault, 0x4000), pc: 0x4000, retired: 2)
        for page in [0x1000, 0x2000] as [UInt64] {
            machine.hart.pc = page
            machine.expect(.fault(.instructionAccessFault, page), pc: page, retired: 0)
        }
        // Once it can be fetched, the block that ended there goes on.
        try machine.memory.map(0x4000..<0x5000, .execute)
        try machine.put("ecall", at: 0x4000)
        machine.hart.pc = 0x3ff8
        machine.expect(.fault(.environmentCall), pc: 0x4000, retired: 2)
    }
}
