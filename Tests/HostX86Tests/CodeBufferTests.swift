import Glibc
import HostDisassembly
import HostX86
import Testing

@Suite("Code buffer") struct CodeBufferTests {
    private typealias Function = @convention(c) (UInt64, UInt64) -> UInt64

    private let buffer: CodeBuffer
    private let scratch = AssemblerScratch()

    init() throws {
        buffer = try CodeBuffer(capacityMiB: 1)
    }

    /// Commits what `body` emits; returns where it lies.
    private func commit(_ body: (inout Assembler) -> Void) throws -> Range<Int> {
        var assembler = buffer.makeAssembler(scratch: scratch)
        body(&assembler)
        return try #require(buffer.commit(assembler))
    }

    private func call(_ offset: Int, _ first: UInt64, _ second: UInt64) -> UInt64 {
        unsafeBitCast(buffer.executableAddress(of: offset), to: Function.self)(first, second)
    }

    @Test("what is assembled through one view runs through the other")
    func runs() throws {
        let sum = try commit {
            $0.lea(.w64, dst: .rax, src: .at(.rdi, index: .rsi, scale: .by4, 100))
            $0.ret()
        }
        #expect(sum.lowerBound == 0)
        #expect(call(sum.lowerBound, 3, 10) == 143)
    }

    @Test("a loop with labels in both directions counts right")
    func loop() throws {
        // 1 + 2 + ... + rdi
        let sum = try commit {
            let (again, done) = ($0.makeLabel(), $0.makeLabel())
            $0.mov(dst: .rax, imm: 0)
            $0.bind(again)
            $0.test(.w64, dst: .rdi, src: .rdi)
            $0.jcc(.e, done)
            $0.alu(.add, .w64, dst: .rax, src: .rdi)
            $0.unary(.dec, .w64, dst: .rdi)
            $0.jmp(again)
            $0.bind(done)
            $0.ret()
        }
        #expect(call(sum.lowerBound, 1000, 0) == 500_500)
        #expect(call(sum.lowerBound, 0, 0) == 0)
    }

    @Test("a patched jump goes to its new target, again and again")
    func patching() throws {
        var field = 0
        let block = try commit { field = $0.jmp(toOffset: 0) }
        let answers = try ([1, 2] as [Int64]).map { answer in
            try commit {
                $0.mov(dst: .rax, imm: answer)
                $0.ret()
            }
        }
        for _ in 0..<100 {
            buffer.patchRel32(at: field, target: answers[0].lowerBound)
            #expect(call(block.lowerBound, 0, 0) == 1)
            buffer.patchRel32(at: field, target: answers[1].lowerBound)
            #expect(call(block.lowerBound, 0, 0) == 2)
        }
    }

    @Test("a jump that becomes a move is no jump any more")
    func patchingMove() throws {
        var field = 0
        let block = try commit {
            let done = $0.makeLabel()
            $0.mov(dst: .rax, imm: 1)
            field = $0.jmp(done)
            $0.alu(.add, .w64, dst: .rax, src: 1)
            $0.bind(done)
            $0.ret()
        }
        #expect(call(block.lowerBound, 0, 0) == 1)
        for value in [0, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe] as [UInt32] {
            buffer.patchMove(at: field - 1, value: value)
            #expect(call(block.lowerBound, 0, 0) == UInt64(value) + 1)
        }
    }

    @Test("new code at a reused address is what runs")
    func reuse() throws {
        for round in 0..<100 as Range<Int64> {
            buffer.reset()
            let block = try commit {
                $0.mov(dst: .rax, imm: round)
                $0.ret()
            }
            #expect(block.lowerBound == 0)
            #expect(call(0, 0, 0) == UInt64(round))
        }
    }

    @Test("blocks lie one behind the other; a block that does not fit leaves nothing")
    func bump() throws {
        let first = try commit { $0.nop(bytes: 100) }
        let second = try commit { $0.nop(bytes: 10) }
        #expect(first == 0..<100)
        #expect(second == 100..<110)
        var assembler = buffer.makeAssembler(scratch: scratch)
        assembler.nop(bytes: buffer.capacity)
        #expect(assembler.overflowed)
        #expect(buffer.commit(assembler) == nil)
        #expect(buffer.usedByteCount == 110)
        #expect(try HostDisassembler().firstUndecodableOffset(in: buffer.bytes(in: 0..<110)) == nil)
        buffer.reset(to: 100)
        #expect(buffer.usedByteCount == 100)
    }

    @Test("addresses convert between the views")
    func addresses() {
        #expect(buffer.offset(ofExecutableAddress: buffer.executableAddress(of: 1234)) == 1234)
        #expect(buffer.offset(ofExecutableAddress: buffer.executableBase - 1) == nil)
        #expect(buffer.offset(ofExecutableAddress: buffer.executableBase + UInt(buffer.capacity)) == nil)
    }

    // In a process of its own: the other tests' mappings may fill the low 2 GiB.
    @Test("code lies in the low 2 GiB; no view is writable and executable, and both are the same file")
    func mappings() async {
        await #expect(processExitsWith: .success) {
            let buffer = try CodeBuffer(capacityMiB: 1)
            #expect(buffer.executableBase < 1 << 31)
            let writable = UInt(bitPattern: buffer.bytes(in: 0..<1).baseAddress)
            #expect(try CodeBufferTests.protection(of: writable) == "rw-s")
            #expect(try CodeBufferTests.protection(of: buffer.executableBase) == "r-xs")
        }
    }

    /// What `/proc/self/maps` says of the mapping around an address.
    private static func protection(of address: UInt) throws -> Substring? {
        for line in try lines(ofKernelFile: "/proc/self/maps") {
            let fields = line.split(separator: " ")
            let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            if ends.count == 2, ends[0] <= address, address < ends[1] { return fields[1] }
        }
        return nil
    }

    /// The lines of a file the kernel makes as it is read: `String(contentsOfFile:)` ends at the first short read.
    private static func lines(ofKernelFile path: String) throws -> [String] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var lines: [String] = []
        while let line = readLine(from: file) { lines.append(line) }
        return lines
    }

    private static func readLine(from file: UnsafeMutablePointer<FILE>) -> String? {
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        guard getline(&line, &capacity, file) > 0, let line else { return nil }
        return String(cString: line)
    }

    @Test("host features agree with /proc/cpuinfo")
    func features() throws {
        let flags = try #require(
            try CodeBufferTests.lines(ofKernelFile: "/proc/cpuinfo").first { $0.hasPrefix("flags") }
        )
        .split { $0.isWhitespace }
        #expect(HostFeatures.hasBMI2 == flags.contains("bmi2"))
        #expect(HostFeatures.hasFSGSBASE == flags.contains("fsgsbase"))
    }
}
