import Glibc
import GuestMachine
import Testing

@Suite("Watching stores to code by the host's protection") struct StoreWatchTests {
    /// Notes what it is told.
    private final class Observer: CodeWriteObserver {
        let memory: GuestMemory
        var written: [Range<UInt64>] = []

        init(_ memory: GuestMemory) {
            self.memory = memory
            memory.observer = self
        }

        deinit { memory.withdraw(self) }

        func codeWritten(_ range: Range<UInt64>) {
            written.append(range)
            memory.unmarkCode(memory.pages(of: range))
        }
    }

    private static let base: UInt64 = 0x1000_0000
    private static let pages: UInt64 = 4

    private func memory() throws -> (GuestMemory, Observer) {
        let memory = try GuestMemory(base: Self.base, size: Self.pages * GuestMemory.pageSize)
        try memory.map(memory.window, .all)
        memory.setWatch(.protection)
        return (memory, Observer(memory))
    }

    /// Whether the host may write at each page: asked of the kernel, which faults for nobody.
    private func writablePages(_ memory: GuestMemory) -> [Bool] {
        let zero = open("/dev/zero", O_RDONLY)
        defer { close(zero) }
        return (0..<memory.pageCount).map { page in
            read(zero, memory.host + page * Int(GuestMemory.pageSize) + 4000, 1) == 1
        }
    }

    @Test("pages with code are protected, and no others")
    func protects() throws {
        let (memory, _) = try memory()
        #expect(writablePages(memory) == [true, true, true, true])
        memory.markCode(Self.base + 0x1ff0..<Self.base + 0x2010)
        #expect(writablePages(memory) == [true, false, false, true])
        memory.unmarkCode(Self.base + 0x1ff0..<Self.base + 0x2000)
        #expect(writablePages(memory) == [true, true, false, true])
        memory.setWatch(.marks)
        #expect(writablePages(memory) == [true, true, true, true])
        memory.setWatch(.protection)
        #expect(writablePages(memory) == [true, true, false, true])
    }

    @Test("a slow store to such a page succeeds, is reported, and frees the page")
    func slowStore() throws {
        let (memory, observer) = try memory()
        memory.markCode(Self.base..<Self.base + 16)
        // Anywhere in the page, not only where there is code.
        #expect(memory.storeSlowly(Self.base + 0x800, 0x1234, count: 2) == nil)
        #expect(observer.written == [Self.base + 0x800..<Self.base + 0x802])
        #expect(memory.loadSlowly(Self.base + 0x800, count: 2) == .value(0x1234))
        #expect(writablePages(memory) == [true, true, true, true])
    }

    @Test("writing, filling and clearing reach such pages, which stay protected where code remains")
    func hostWrites() throws {
        let (memory, observer) = try memory()
        memory.markCode(Self.base + 0x1000..<Self.base + 0x1010)
        memory.observer = nil
        let bytes: [UInt8] = [1, 2, 3, 4]
        #expect(bytes.withUnsafeBytes { memory.write($0, at: Self.base + 0x1100) })
        #expect(memory.fill(Self.base + 0x1200..<Self.base + 0x1204) { $0.copyBytes(from: bytes) == () })
        #expect(writablePages(memory) == [true, false, true, true])
        memory.clear()
        #expect(memory.loadSlowly(Self.base + 0x1200, count: 4) == .value(0))
        #expect(writablePages(memory) == [true, false, true, true])
        #expect(observer.written.isEmpty)
    }

    @Test("rights that change take the protection along")
    func rights() throws {
        let (memory, _) = try memory()
        memory.markCode(Self.base..<Self.base + 16)
        try memory.protect(Self.base..<Self.base + 0x1000, .read)
        #expect(memory.permissions(at: Self.base) == .read)
        #expect(writablePages(memory) == [false, true, true, true])
        try memory.protect(Self.base..<Self.base + 0x1000, .all)
        #expect(memory.permissions(at: Self.base) == .all)
        #expect(writablePages(memory) == [true, true, true, true])
    }
}
