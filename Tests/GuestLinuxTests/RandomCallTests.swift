import EngineCatalogue
import GuestLinux
import GuestMachine
import TestSupport
import Testing

@Suite("Random system calls") struct RandomCallTests {
    /// Whatever a program asks for, the answer is a result or its end: the process running us is never harmed.
    @Test(
        "8,000 system calls with arguments made to hurt return, or end only the guest",
        arguments: 0..<4 as Range<UInt64>)
    func answers(_ seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        var endedCount = 0
        for _ in 0..<20 {
            let text = (0..<100).map { _ in RandomCallTests.call(&random) }.joined()
            let elf = try ELFFile(bytes: Guest.elf(text).bytes)
            let options = LinuxOptions(memoryLimit: 32 << 20, seed: seed, clock: .instructions)
            let process = try LinuxProcess(elf, arguments: ["x"], options: options, io: CapturedIO(input: [1, 2, 3]))
            let end = process.run(on: try EngineCatalogue.make(.interpreter, memory: process.memory), fuel: 100_000)
            // Calls that unmap the code or the stack end the guest early.
            if end != .fuelExhausted { endedCount += 1 }
            #expect(end.exitStatus != 70)
            #expect(process.addressSpace.mappedBytes <= options.memoryLimit)
            let mapped = process.addressSpace.areas.reduce(0) { $0 + ($1.range.upperBound - $1.range.lowerBound) }
            #expect(mapped == process.addressSpace.mappedBytes)
        }
        #expect(endedCount == 20)
    }

    private static func call(_ random: inout TestRandom) -> String {
        let calls = SystemCall.allCases.filter { $0 != .exit && $0 != .exitGroup }
        let number = random.below(20) == 0 ? random.next() >> UInt64(random.below(64)) : random.pick(calls).rawValue
        let loads = (0..<6).map { "li a\($0), \(Int64(bitPattern: argument(&random)))\n" }.joined()
        return loads + "li a7, \(Int64(bitPattern: number))\necall\n"
    }

    private static func argument(_ random: inout TestRandom) -> UInt64 {
        let addresses: [UInt64] = [
            0, Guest.codeBase, Guest.dataBase, Guest.dataBase + 0xfff8, 0x3_0000, AddressSpace.stackRange.lowerBound,
            AddressSpace.stackRange.upperBound - 64, AddressSpace.mappingCeiling, 0xffff_f000, 0x1_0000_0000, .max - 7,
        ]
        switch random.below(5) {
        case 0: return random.pick(addresses)
        case 1: return random.pick(addresses) &+ UInt64(random.below(3)) * 0x1000
        case 2: return UInt64(random.below(40))
        case 3: return 1 << UInt64(random.below(64))
        default: return random.next() >> UInt64(random.below(64))
        }
    }
}
