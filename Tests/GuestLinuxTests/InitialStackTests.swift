import GuestLinux
import GuestMachine
import Testing

@Suite("Initial stack") struct InitialStackTests {
    /// What a program finds on its stack, read as it would.
    private struct Stack {
        var arguments: [String] = []
        var environment: [String] = []
        var auxiliary: [(key: UInt64, value: UInt64)] = []

        init(_ process: LinuxProcess) {
            let memory = process.memory
            var address = process.hart.x[2]
            func next() -> UInt64 {
                defer { address += 8 }
                return memory.word(at: address)
            }
            let count = next()
            for _ in 0..<count { arguments.append(memory.string(at: next())) }
            #expect(next() == 0)
            while case let pointer = next(), pointer != 0 { environment.append(memory.string(at: pointer)) }
            while case let key = next(), key != 0 { auxiliary.append((key, next())) }
        }

        func value(_ key: UInt64) -> UInt64? { auxiliary.first { $0.key == key }?.value }
    }

    private func process(_ arguments: [String], _ environment: [String] = []) throws -> LinuxProcess {
        let elf = try ELFFile(ByteSource(path: repositoryRoot + "/Corpus/programs/hello.elf"))
        return try LinuxProcess(elf, arguments: arguments, environment: environment, io: CapturedIO())
    }

    @Test(
        "arguments and environment are found as given, and sp is a multiple of 16",
        arguments: [
            ([], []), (["a"], []), (["program", "", "two words", "ünïcode"], ["A=1", "PATH=/bin:/usr/bin"]),
            (["p"], (0..<100).map { "VARIABLE\($0)=value" }),
            ((0..<7).map { String(repeating: "x", count: $0) }, ["B="]),
        ] as [([String], [String])])
    func strings(_ arguments: [String], _ environment: [String]) throws {
        let process = try process(arguments, environment)
        let stack = Stack(process)
        #expect(process.hart.x[2] % 16 == 0)
        #expect(process.hart.x[2] < AddressSpace.stackRange.upperBound)
        #expect(stack.arguments == arguments)
        #expect(stack.environment == environment)
    }

    @Test("the auxiliary vector describes program and machine")
    func auxiliaryVector() throws {
        let process = try process(["name", "x"])
        let stack = Stack(process)
        #expect(stack.value(6) == 4096)  // AT_PAGESZ
        #expect(stack.value(3) == 0x1_0040)  // AT_PHDR
        #expect(stack.value(4) == 56)  // AT_PHENT
        #expect(stack.value(5) == 5)  // AT_PHNUM
        #expect(stack.value(9) == process.hart.pc)  // AT_ENTRY
        #expect(stack.value(16) == 1 << 8)  // AT_HWCAP: the letter i
        #expect(stack.value(23) == 0)  // AT_SECURE
        #expect(stack.value(7) == 0)  // AT_BASE
        #expect(stack.value(17) == 100)  // AT_CLKTCK
        #expect(stack.value(31).map { process.memory.string(at: $0) } == "name")  // AT_EXECFN
        let keys = stack.auxiliary.map(\.key)
        for (index, key) in keys.enumerated() { #expect(!keys[..<index].contains(key), "key \(key) is there twice") }
    }

    @Test("AT_RANDOM points to 16 bytes that depend on the seed")
    func randomBytes() throws {
        let elf = try ELFFile(ByteSource(path: repositoryRoot + "/Corpus/programs/hello.elf"))
        var seen: [[UInt64]] = []
        for seed: UInt64 in [0, 1, 0] {
            let options = LinuxOptions(seed: seed)
            let process = try LinuxProcess(elf, arguments: [], options: options, io: CapturedIO())
            let address = try #require(Stack(process).value(25))
            seen.append([process.memory.word(at: address), process.memory.word(at: address + 8)])
        }
        #expect(seen[0] == seen[2] && seen[0] != seen[1])
        #expect(seen[0][0] != seen[0][1])
    }

    @Test("all registers but sp are zero at the first instruction")
    func registers() throws {
        let process = try process(["a"])
        for index in 1..<32 where index != 2 { #expect(process.hart.x[index] == 0) }
        #expect(process.hart.instret == 0)
    }

    @Test("a stack marked executable is, others are not")
    func executableStack() throws {
        var bytes = try Guest.elf("nop").bytes
        // The data segment's header becomes PT_GNU_STACK with all rights.
        for (index, byte) in [0x51, 0xe5, 0x74, 0x64, 7].enumerated() { bytes[64 + 56 + index] = UInt8(byte) }
        let process = try LinuxProcess(ELFFile(bytes: bytes), arguments: [], io: CapturedIO())
        #expect(process.memory.permissions(at: process.hart.x[2]) == .all)
        let other = try self.process([])
        #expect(other.memory.permissions(at: other.hart.x[2]) == [.read, .write])
    }

    @Test("arguments beyond a quarter of the stack, and zero bytes in them, are refused in one line")
    func limits() throws {
        let long = message { try process([String(repeating: "x", count: 3_000_000)]) }
        #expect(long == "arguments and environment take 3000009 bytes, expected at most 2097152")
        let zero = message { try process(["a\0b"]) }
        #expect(zero == "an argument or environment string contains a zero byte")
        #expect(try Stack(process([String(repeating: "x", count: 2_000_000)])).arguments[0].utf8.count == 4096)
    }
}
