import EngineCatalogue
import Glibc
import GuestMachine
import HostFiles
import TestSupport
import Testing

@testable import GuestLinux

/// A process whose registers a test sets before each system call.
private final class CallMachine {
    let process: LinuxProcess
    private let engine: any Engine

    /// Data that is readable and writable, then a page that cannot be written, then nothing.
    static let dataEnd = Guest.dataBase + 0x1_0000

    init() throws {
        let elf = try ELFFile(bytes: Guest.elf("ecall").bytes)
        let options = LinuxOptions(memoryLimit: 64 << 20, clock: .instructions)
        process = try LinuxProcess(elf, arguments: ["x"], options: options, io: CapturedIO(input: [1, 2, 3, 4]))
        engine = try EngineCatalogue.make(.interpreter, memory: process.memory)
    }

    /// Makes one call; nil if it ended the process.
    func call(_ number: UInt64, _ arguments: [UInt64]) throws -> UInt64? {
        let ecall = try #require(firstECALL)
        process.hart.pc = ecall
        process.hart.x[17] = number
        for index in 0..<6 { process.hart.x[10 + index] = index < arguments.count ? arguments[index] : 0 }
        return process.run(on: engine, fuel: 1) == .fuelExhausted ? process.hart.x[10] : nil
    }

    private var firstECALL: UInt64? {
        stride(from: Guest.codeBase, to: Guest.codeBase + 64, by: 4).first { process.memory.fetch($0) == 0x73 }
    }

    /// Guest addresses that would lead to memory of the host, for a kernel that forgets to check: each mapping's ends
    /// and middle, and the addresses given, as they are and less the distance from guest to host addresses.
    func hostPointers(_ more: [UInt64]) throws -> [UInt64] {
        let memory = process.memory
        let bias = UInt64(UInt(bitPattern: memory.hostAddress(memory.base))) &- memory.base
        let maps = String(decoding: try FileAccess.read("/proc/self/maps", limit: 1 << 24), as: UTF8.self)
        let ends = maps.split(separator: "\n").flatMap { line in
            line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt64($0, radix: 16) }
        }
        return (more + ends).flatMap { [$0 &- bias, $0] }
    }
}

@Suite("Hostile pointers in system calls") struct HostilePointerTests {
    /// A call that reads or writes `size` bytes where the argument at `pointer` leads.
    struct PointerCall: Sendable, CustomTestStringConvertible {
        let call: SystemCall
        var arguments: [UInt64]
        let pointer: Int
        let size: UInt64
        let isWritten: Bool

        init(_ call: SystemCall, _ arguments: [UInt64], _ pointer: Int, reads size: UInt64) {
            (self.call, self.arguments, self.pointer, self.size, isWritten) = (call, arguments, pointer, size, false)
        }

        init(_ call: SystemCall, _ arguments: [UInt64], _ pointer: Int, writes size: UInt64) {
            (self.call, self.arguments, self.pointer, self.size, isWritten) = (call, arguments, pointer, size, true)
        }

        var testDescription: String { "\(call), argument \(pointer)" }
    }

    private static let data = Guest.dataBase
    private static let here = UInt64(bitPattern: -100)

    /// Every pointer of every call that is served, the rest of the arguments as they should be.
    static let calls: [PointerCall] = [
        .init(.read, [0, 0, 40], 1, writes: 40), .init(.write, [1, 0, 40], 1, reads: 40),
        .init(.readv, [0, 0, 1], 1, reads: 16), .init(.writev, [1, 0, 1], 1, reads: 16),
        .init(.openat, [here, 0, 0], 1, reads: 1), .init(.faccessat, [here, 0, 0], 1, reads: 1),
        .init(.readlinkat, [here, 0, data, 10], 1, reads: 1), .init(.newfstatat, [here, 0, data, 0], 1, reads: 1),
        .init(.newfstatat, [0, data, 0, 0x1000], 2, writes: 128), .init(.fstat, [0, 0], 1, writes: 128),
        .init(.clockGetTime, [0, 0], 1, writes: 16), .init(.clockGetResolution, [0, 0], 1, writes: 16),
        .init(.getTimeOfDay, [0, 0], 0, writes: 16), .init(.getTimeOfDay, [data, 0], 1, writes: 8),
        .init(.uname, [0], 0, writes: 390), .init(.getrandom, [0, 40, 0], 0, writes: 40),
        .init(.rtSigaction, [10, 0, 0, 8], 1, reads: 24), .init(.rtSigaction, [10, 0, 0, 8], 2, writes: 24),
        .init(.rtSigprocmask, [0, 0, 0, 8], 1, reads: 8), .init(.rtSigprocmask, [0, 0, 0, 8], 2, writes: 8),
        .init(.sigaltstack, [0, 0], 0, reads: 24), .init(.sigaltstack, [0, 0], 1, writes: 24),
        .init(.prlimit64, [0, 3, 0, 0], 3, writes: 16), .init(.futex, [0, 0, 7], 0, reads: 4),
    ]

    @Test("a pointer to what the program cannot use gives EFAULT and changes nothing", arguments: calls)
    func badPointers(_ call: PointerCall) throws {
        let canary = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 4096)
        canary.initializeMemory(as: UInt8.self, repeating: 0xa5)
        defer { canary.deallocate() }
        let machine = try CallMachine()
        var pointers = try machine.hostPointers([UInt64(UInt(bitPattern: canary.baseAddress))])
        pointers += [
            4, 0x1000, Guest.codeBase - 4, CallMachine.dataEnd, 0xffff_fffc, 1 << 32, 1 << 63, .max - 7, .max - 3,
        ]
        // The last bytes of data and one that is beyond: a call that needs more than it finds does nothing.
        if call.size > 4 { pointers += [CallMachine.dataEnd - 4, CallMachine.dataEnd - call.size + 4] }
        if call.isWritten { pointers += [Guest.codeBase, Guest.codeBase + 8] }
        let memory = machine.process.memory
        let before = [UInt8](UnsafeRawBufferPointer(start: memory.hostAddress(Guest.dataBase), count: 0x1_0000))
        for pointer in pointers where pointer % 4 == 0 || call.call != .futex {
            // What is mapped by chance, such as the stack, is the program's own.
            guard memory.firstInaccessible(pointer, count: 1, .read) != nil || call.isWritten || call.size > 4 else {
                continue
            }
            let right: PagePermissions = call.isWritten ? .write : .read
            guard memory.firstInaccessible(pointer, count: Int(call.size), right) != nil else { continue }
            var arguments = call.arguments
            arguments[call.pointer] = pointer
            let result = try machine.call(call.call.rawValue, arguments)
            #expect(result == LinuxErrno.badAddress.result, "pointer 0x\(String(pointer, radix: 16))")
        }
        let after = UnsafeRawBufferPointer(start: memory.hostAddress(Guest.dataBase), count: 0x1_0000)
        let isDataSame = after.elementsEqual(before) || call.call == .getTimeOfDay
        #expect(isDataSame && canary.allSatisfy { $0 == 0xa5 })
    }

    @Test("20,000 random calls with hostile arguments reach no file and no memory of the host")
    func randomCalls() throws {
        let canary = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 4096)
        canary.initializeMemory(as: UInt8.self, repeating: 0xa5)
        defer { canary.deallocate() }
        try withTemporaryFolder { folder in
            try FileAccess.replace(folder + "/precious", with: Array("untouched".utf8))
            var random = TestRandom(seed: 0x5ca11)
            var machine = try CallMachine()
            var endedCount = 0
            for _ in 0..<20_000 {
                let pointers = [UInt64(UInt(bitPattern: canary.baseAddress)), Guest.dataBase, Guest.codeBase, 0]
                // The path of the file lies in the program's memory for calls that look for one.
                _ = Array((folder + "/precious\0").utf8).withUnsafeBytes {
                    machine.process.memory.write($0, at: Guest.dataBase)
                }
                let number =
                    random.below(4) == 0 ? random.next() >> UInt64(random.below(64)) : UInt64(random.below(300))
                let arguments = (0..<6).map { _ in
                    switch random.below(4) {
                    case 0: random.pick(pointers) &+ UInt64(random.below(64))
                    case 1: UInt64(random.below(300))
                    case 2: UInt64(bitPattern: Int64(-100 + random.below(110)))
                    default: random.next() >> UInt64(random.below(64))
                    }
                }
                // After an end, or once the code is gone, a new process goes on.
                if try machine.call(number, arguments) == nil || machine.process.memory.fetch(Guest.codeBase) == nil {
                    machine = try CallMachine()
                    endedCount += 1
                }
            }
            #expect(endedCount > 10)
            #expect(try FileAccess.fileNames(in: folder) == ["precious"])
            #expect(try FileAccess.read(folder + "/precious", limit: 100) == Array("untouched".utf8))
            #expect(canary.allSatisfy { $0 == 0xa5 })
        }
    }
}
