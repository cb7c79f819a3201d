import DirectEngine
import GuestISA
import GuestMachine
import HostDisassembly
import Testing

@Suite("Loads and stores") struct MemoryTests {
    private struct Width: Sendable {
        let opcode: Opcode
        let byteCount: Int
        var isSigned = false
    }

    private static let loads = [
        Width(opcode: .lb, byteCount: 1, isSigned: true), Width(opcode: .lh, byteCount: 2, isSigned: true),
        Width(opcode: .lw, byteCount: 4, isSigned: true), Width(opcode: .ld, byteCount: 8),
        Width(opcode: .lbu, byteCount: 1), Width(opcode: .lhu, byteCount: 2), Width(opcode: .lwu, byteCount: 4),
    ]
    private static let stores = [
        Width(opcode: .sb, byteCount: 1), Width(opcode: .sh, byteCount: 2), Width(opcode: .sw, byteCount: 4),
        Width(opcode: .sd, byteCount: 8),
    ]
    private static let offsets: [Int32] = [-2048, -1, 0, 2047]
    /// In the middle, misaligned, across pages, at both ends of the window, astride and outside of them.
    private static let addresses: [UInt64] = [
        0x8001_0100, 0x8001_0203, 0x8001_1ffd, 0x8001_0fff, 0x8000_0000, 0x8001_fff8, 0x8001_ffff, 0x8001_fffd,
        0x7fff_ffff, 0x7fff_fffd, 0x8002_0000, 0, .max, .max - 3, 0xffff_ffff_8001_0100, 0x1_8001_0100,
    ]

    /// The byte that the tests put at a guest address: bit 7 comes and goes.
    private static func byte(at address: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: address &* 0x9d &+ address >> 8) }

    /// Where the program's memory lies.
    enum Window: CaseIterable {
        /// Nothing is around it: what is outside is compared away.
        case exact
        /// In 4 GiB of which the rest is inaccessible: the host faults.
        case wide

        func make() throws -> GuestMemory {
            switch self {
            case .exact: return try GuestMemory.forPrograms()
            case .wide:
                let memory = try GuestMemory(base: 0, size: 1 << 32)
                try memory.map(ProgramMap.window, .all)
                return memory
            }
        }
    }

    private static func bench(_ setup: Setup, _ window: Window, _ list: [Instruction]) throws -> Bench {
        var options = setup.options
        options.blockLimit = 1
        let bench = try Bench(options, memory: window.make())
        bench.load(list)
        let data = ProgramMap.dataBase..<ProgramMap.window.upperBound
        let bytes = data.map(MemoryTests.byte)
        #expect(bytes.withUnsafeBytes { bench.memory.write($0, at: data.lowerBound) })
        return bench
    }

    /// The first byte of an access that lies outside of the window, if any does.
    private static func firstOutside(_ address: UInt64, _ count: Int) -> UInt64? {
        (0..<UInt64(count)).map { address &+ $0 }.first { !ProgramMap.window.contains($0) }
    }

    /// The guest addresses around `address` that lie in the window.
    private static func neighbourhood(_ address: UInt64) -> Range<UInt64> {
        let first = address.subtractingReportingOverflow(16)
        let end = address.addingReportingOverflow(24)
        return ((first.overflow ? 0 : first.partialValue)..<(end.overflow ? .max : end.partialValue))
            .clamped(to: ProgramMap.window)
    }

    @Test("loads extend what is at any address, or trap and leave rd alone", arguments: Setup.all, Window.allCases)
    func loads(setup: Setup, window: Window) throws {
        var list: [(instruction: Instruction, width: Width)] = []
        for width in MemoryTests.loads {
            for rd in setup.registers {
                for rs1 in setup.registers {
                    list += MemoryTests.offsets.map {
                        (Instruction(width.opcode, rd: rd, rs1: rs1, imm: $0), width)
                    }
                }
            }
        }
        let bench = try MemoryTests.bench(setup, window, list.map(\.instruction))
        for (index, (i, width)) in list.enumerated() {
            for address in MemoryTests.addresses {
                var hart = Bench.hart(pc: Bench.pc(index))
                if i.rs1 != 0 { hart.x[Int(i.rs1)] = address &- UInt64(bitPattern: Int64(i.imm)) }
                let address = hart.x[Int(i.rs1)] &+ UInt64(bitPattern: Int64(i.imm))
                let start = hart
                let exit = bench.run(&hart)
                if let outside = MemoryTests.firstOutside(address, width.byteCount) {
                    if exit == .trap(Trap(.loadAccessFault, value: outside)), hart == start { continue }
                } else {
                    var value: UInt64 = 0
                    for (position, byte) in bench.bytes(address, width.byteCount).enumerated() {
                        value |= UInt64(byte) << UInt64(8 * position)
                    }
                    let top = UInt64(1) << UInt64(8 * width.byteCount - 1)
                    if width.isSigned, value & top != 0 { value |= ~(top | (top - 1)) }
                    if exit == .fuelExhausted, hart == start.retiring(i.rd, value, pc: start.pc + 4) { continue }
                }
                Issue.record("\(i) at \(address): \(exit), rd \(hart.x[Int(i.rd)])")
                return
            }
        }
    }

    @Test("stores write their bytes and no others, or trap and write nothing", arguments: Setup.all, Window.allCases)
    func stores(setup: Setup, window: Window) throws {
        var list: [(instruction: Instruction, width: Width)] = []
        for width in MemoryTests.stores {
            for rs2 in setup.registers {
                for rs1 in setup.registers {
                    list += MemoryTests.offsets.map {
                        (Instruction(width.opcode, rs1: rs1, rs2: rs2, imm: $0), width)
                    }
                }
            }
        }
        let bench = try MemoryTests.bench(setup, window, list.map(\.instruction))
        for (index, (i, width)) in list.enumerated() {
            // Not where the code is.
            for address in MemoryTests.addresses where address != ProgramMap.codeBase {
                var hart = Bench.hart(pc: Bench.pc(index))
                if i.rs2 != 0 { hart.x[Int(i.rs2)] = 0xf1e2_d3c4_b5a6_9788 }
                if i.rs1 != 0 { hart.x[Int(i.rs1)] = address &- UInt64(bitPattern: Int64(i.imm)) }
                let address = hart.x[Int(i.rs1)] &+ UInt64(bitPattern: Int64(i.imm))
                let value = hart.x[Int(i.rs2)]
                let outside = MemoryTests.firstOutside(address, width.byteCount)
                let start = hart
                // All of memory near the access, as far as it is mapped.
                let near = MemoryTests.neighbourhood(address)
                let before = near.isEmpty ? [] : bench.bytes(near.lowerBound, near.count)
                let exit = bench.run(&hart)
                let after = near.isEmpty ? [] : bench.bytes(near.lowerBound, near.count)
                let expected = zip(near, before).map { place, old -> UInt8 in
                    let position = place &- address
                    guard outside == nil, position < UInt64(width.byteCount) else { return old }
                    return UInt8(truncatingIfNeeded: value >> (8 * position))
                }
                let isRight =
                    if let outside {
                        exit == .trap(Trap(.storeAccessFault, value: outside)) && hart == start
                    } else {
                        exit == .fuelExhausted && hart == start.retiring(pc: start.pc + 4)
                    }
                guard isRight, after == expected else {
                    Issue.record("\(i) at \(address): \(exit), \(before) became \(after), expected \(expected)")
                    return
                }
            }
        }
    }

    @Test("faults of the host are sorted out on each thread by itself")
    func threads() async throws {
        let code = [
            Instruction(.ld, rd: 10, rs1: 5, imm: 0), Instruction(.addi, rd: 11, rs1: 11, imm: 1),
            Instruction(.jal, imm: -8),
        ]
        await withTaskGroup { group in
            for number in 0..<4 as Range<UInt64> {
                group.addTask {
                    do {
                        let bench = try Bench(memory: Window.wide.make())
                        bench.load(code)
                        for round in 0..<200 as Range<UInt64> {
                            var hart = HartState(pc: ProgramMap.codeBase)
                            hart.x[5] = (number * 1000 + round) << 16
                            let address = hart.x[5]
                            #expect(bench.run(&hart, 100) == .trap(Trap(.loadAccessFault, value: address)))
                            #expect(hart.instret == 0)
                            hart.x[5] = ProgramMap.dataBase
                            #expect(bench.run(&hart, 300) == .fuelExhausted)
                            #expect(hart.x[11] == 100 && hart.x[10] == 0)
                        }
                    } catch {
                        Issue.record(error)
                    }
                }
            }
        }
    }

    @Test("the host code of accesses disassembles, whatever the window", arguments: Setup.all)
    func disassembles(setup: Setup) throws {
        var list: [Instruction] = []
        for a in setup.registers {
            for b in setup.registers {
                list += MemoryTests.loads.map { Instruction($0.opcode, rd: a, rs1: b, imm: -1) }
                list += MemoryTests.stores.map { Instruction($0.opcode, rs1: a, rs2: b, imm: 0) }
            }
        }
        let disassembler = try HostDisassembler()
        for window in [0..<UInt64(1) << 32, ProgramMap.window, 0x7000_0000_0000..<0x7000_0001_0000] {
            let memory = try GuestMemory(base: window.lowerBound, size: window.upperBound - window.lowerBound)
            let code = window.lowerBound + 0x4000..<window.lowerBound + 0x8000
            try memory.map(code, .all)
            #expect(list.map { $0.encoded ?? 0 }.withUnsafeBytes { memory.write($0, at: code.lowerBound) })
            let bench = try Bench(setup.options, memory: memory)
            for first in stride(from: 0, to: list.count, by: 128) {
                let block = try #require(bench.engine.hostCode(at: code.lowerBound + 4 * UInt64(first)))
                try expectDecodable(block, disassembler)
            }
        }
    }
}
