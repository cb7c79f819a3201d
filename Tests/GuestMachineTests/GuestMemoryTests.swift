import GuestMachine
import TestSupport
import Testing

@Suite("Guest memory") struct GuestMemoryTests {
    /// Everything that tells one memory from another with the same window.
    struct Contents: Equatable {
        var bytes: [UInt8]
        var marks: [UInt8]
        var permissions: [PagePermissions]

        init(_ memory: GuestMemory) {
            bytes = Array(UnsafeRawBufferPointer(start: memory.host, count: Int(memory.size)))
            marks = Array(UnsafeBufferPointer(start: memory.storeMarks, count: memory.lineCount))
            permissions = (0..<memory.pageCount).map {
                memory.permissions(at: memory.base + UInt64($0) * GuestMemory.pageSize)
            }
        }
    }

    static let pages = 8

    /// A window with pages of every kind of permission that can be read, by `seed`.
    func memory(_ seed: UInt64) throws -> GuestMemory {
        var random = TestRandom(seed: seed)
        let memory = try GuestMemory(base: 0x7fff_f000, size: UInt64(Self.pages) * GuestMemory.pageSize)
        for page in 0..<UInt64(Self.pages) {
            let start = memory.base + page * GuestMemory.pageSize
            let rights = random.pick([PagePermissions.all, .all, [.read, .write], .read])
            try memory.map(start..<start + GuestMemory.pageSize, rights)
        }
        return memory
    }

    /// An address where accesses of up to 8 bytes are likely to cross lines and pages.
    func address(in memory: GuestMemory, _ random: inout TestRandom) -> UInt64 {
        let line = UInt64(random.below(memory.lineCount + 1)) << memory.lineShift
        return random.below(3) == 0
            ? memory.base + random.next() % memory.size : memory.base &+ line &- UInt64(random.below(16))
    }

    @Test("after a clear nothing tells a memory from a new one", arguments: 0..<40 as Range<UInt64>)
    func clearIsComplete(seed: UInt64) throws {
        var random = TestRandom(seed: 1000 + seed)
        let fresh = Contents(try memory(seed))
        let memory = try memory(seed)
        for _ in 0..<20 {
            for _ in 0..<random.below(60) {
                let address = address(in: memory, &random)
                let value = random.next() | 0x0101_0101_0101_0101
                switch random.below(7) {
                case 0: _ = memory.store(UInt8(truncatingIfNeeded: value), at: address)
                case 1: _ = memory.store(UInt32(truncatingIfNeeded: value), at: address)
                case 2, 3: _ = memory.store(value, at: address)
                case 4: _ = memory.storeSlowly(address, value, count: 1 + random.below(8))
                case 5:
                    let bytes = [UInt8](repeating: 0xee, count: random.below(700))
                    _ = bytes.withUnsafeBytes { memory.write($0, at: address) }
                default:
                    let end = min(address + 1 + UInt64(random.below(600)), memory.window.upperBound)
                    guard address >= memory.base, address < end else { continue }
                    _ = memory.fill(address..<end) {
                        $0.initializeMemory(as: UInt8.self, repeating: 0xdd)
                        return true
                    }
                }
            }
            memory.clear()
            #expect(Contents(memory) == fresh)
        }
    }

    @Test("pages that cannot be written any more, or were unmapped, are cleared all the same")
    func clearAfterProtect() throws {
        let memory = try GuestMemory(base: 0, size: 4 * GuestMemory.pageSize)
        try memory.map(memory.window, .all)
        for address in [0xff9, 0x1008, 0x1ffc, 0x2ff9, 0x3ff8] as [UInt64] {
            #expect(memory.store(UInt64.max, at: address) == nil)
        }
        try memory.protect(0x1000..<0x2000, .read)
        try memory.protect(0x2000..<0x3000, [])
        try memory.map(0x3000..<0x4000, [])
        memory.clear()
        try memory.map(memory.window, .all)
        #expect(Contents(memory).bytes.allSatisfy { $0 == 0 })
        #expect(Contents(memory).marks.allSatisfy { $0 == GuestMemory.fastBit })
    }

    /// Counts what a memory reports.
    final class Listener: CodeWriteObserver {
        var writes: [Range<UInt64>] = []
        func codeWritten(_ range: Range<UInt64>) { writes.append(range) }
    }

    @Test("a store that touches a byte of marked code is reported, wherever it begins; others in other lines are not")
    func codeIsWatched() throws {
        let memory = try GuestMemory.forPrograms()
        let listener = Listener()
        memory.observer = listener
        defer { memory.withdraw(listener) }
        let code = memory.base + 0x2000..<memory.base + 0x2100 + 4
        memory.markCode(code)
        for distance in -16...16 as ClosedRange<Int64> {
            for edge in [code.lowerBound, code.upperBound - 1] {
                let address = UInt64(Int64(edge) + distance)
                listener.writes = []
                #expect(memory.store(UInt64(7), at: address) == nil)
                if code.overlaps(address..<address + 8) { #expect(listener.writes == [address..<address + 8]) }
            }
        }
        listener.writes = []
        #expect(memory.store(UInt64(7), at: code.lowerBound - 256) == nil)
        #expect(memory.store(UInt64(7), at: code.upperBound + 256) == nil)
        #expect(listener.writes.isEmpty)
        memory.unmarkCode(code)
        #expect(memory.store(UInt64(7), at: code.lowerBound) == nil)
        #expect(listener.writes.isEmpty)
        memory.clear()
        #expect(Contents(memory) == Contents(try GuestMemory.forPrograms()))
        for start in [memory.base, code.lowerBound, memory.window.upperBound - 8] { memory.markCode(start..<start + 8) }
        memory.unmarkAllCode()
        #expect(Contents(memory) == Contents(try GuestMemory.forPrograms()))
    }

    @Test("every store marks what it changed: outside of marked lines and what follows them memory is zero")
    func storesAreMarked() throws {
        var random = TestRandom(seed: 5)
        let memory = try GuestMemory.forPrograms()
        for _ in 0..<200 { _ = memory.store(UInt64.max, at: address(in: memory, &random)) }
        var covered = Set<Int>()
        for line in 0..<memory.lineCount where memory.storeMarks[line] & GuestMemory.writtenBit != 0 {
            covered.formUnion(memory.offsets(ofLine: line))
        }
        let bytes = Contents(memory).bytes
        #expect(bytes.indices.allSatisfy { bytes[$0] == 0 || covered.contains($0) })
        #expect(bytes.contains(0xff))
    }
}
