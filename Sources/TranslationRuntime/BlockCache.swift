import GuestMachine
import HostX86

/// Which guest addresses have been translated, and what jumps into what.
///
/// Blocks, entries, links and dependencies are flat tables linked by index: no lookup hashes, and nothing is allocated
/// per block.
final class BlockCache {
    struct Block {
        var pc: UInt64
        /// Host code, as offsets.
        var code: Range<Int>
        /// Whether guest code may still get here.
        var isValid = true
        /// The first chain that was patched to jump here, or -1.
        var firstIncoming: Int32 = -1
        /// The first of its dependencies, or -1.
        var firstDependency: Int32 = -1
    }

    /// Guest bytes of one page whose change makes a block wrong.
    private struct Dependency {
        var block: Int32
        /// Page of the window.
        var page: Int
        /// The bytes, as offsets into the page.
        var bytes: Range<Int>
        /// The next dependency of the same block, or of the list of unused ones; -1 at the end.
        var nextOfBlock: Int32
        /// Neighbours in the list of the page, or -1.
        var previousInPage: Int32
        var nextInPage: Int32
    }

    /// What changes, beside the object: each access to properties of a class is checked for exclusivity.
    private struct Tables {
        var blocks = FlatTable<Block>()
        /// Blocks inserted since the cache was made.
        var insertedCount = 0
        /// The number of the generation, from 1 to 255, and how many of its blocks are in pages of earlier ones.
        var generation: UInt8 = 1
        var repeatedCount = 0
        var dependencies = FlatTable<Dependency>()
        /// The first dependency that no block has, or -1.
        var firstUnused: Int32 = -1
    }

    private let tables: UnsafeMutablePointer<Tables>
    /// Code offset of the block at each guest word of the window, or 0.
    let entries: SparseTable<UInt32>
    /// Index + 1 of the first dependency on each page of the window, or 0.
    private let firstInPage: SparseTable<UInt32>
    private let memory: GuestMemory
    /// The generation of code in which each page of the window was translated last, or 0.
    private let generations: SparseTable<UInt8>
    /// Blocks there may be before tables that grow with guest code are worth huge pages.
    private static let hugePageThreshold = 1024

    init(memory: GuestMemory) throws(GuestMemoryError) {
        self.memory = memory
        entries = try SparseTable(count: Int(memory.size / 4))
        firstInPage = try SparseTable(count: memory.pageCount)
        generations = try SparseTable(count: memory.pageCount)
        tables = .allocate(capacity: 1)
        tables.initialize(to: Tables())
    }

    deinit {
        blocks.deallocate()
        dependencies.deallocate()
        tables.deallocate()
    }

    /// Every block there has been since the last reset.
    private(set) var blocks: FlatTable<Block> {
        get { tables.pointee.blocks }
        _modify { yield &tables.pointee.blocks }
    }

    private var dependencies: FlatTable<Dependency> {
        get { tables.pointee.dependencies }
        _modify { yield &tables.pointee.dependencies }
    }

    /// The index that the next inserted block will have.
    var nextIndex: Int32 { Int32(truncatingIfNeeded: blocks.count) }

    /// Code offset of the block at `pc`, or nil.
    func entry(at pc: UInt64) -> Int? {
        let offset = pc &- memory.base
        guard offset < memory.size else { return nil }
        let entry = entries[Int(offset / 4)]
        return entry == 0 ? nil : Int(entry)
    }

    /// The valid block at `pc`, or nil.
    func block(at pc: UInt64) -> Int32? {
        guard let entry = entry(at: pc) else { return nil }
        // Most often it is asked for just after it was made.
        if blocks.count > 0, blocks[blocks.count - 1].code.lowerBound == entry { return nextIndex - 1 }
        // Code grows upwards, so blocks are in the order of their code.
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].code.lowerBound < entry { low = middle + 1 } else { high = middle }
        }
        return Int32(truncatingIfNeeded: low)
    }

    /// How many pieces of valid blocks lie in the page of `pc`.
    func dependencyCount(inPageOf pc: UInt64) -> Int {
        guard let page = memory.pageIndex(of: pc) else { return 0 }
        var count = 0
        var index = Int32(bitPattern: firstInPage[page]) - 1
        while index >= 0 {
            count += 1
            index = dependencies[Int(index)].nextInPage
        }
        return count
    }

    /// Adds a block whose `pc` lies in the window.
    ///
    /// - Parameters:
    ///   - pieces: Guest addresses whose change makes the block wrong.
    ///   - code: Its host code, which lies behind that of all blocks so far.
    func insert(pc: UInt64, pieces: UnsafeBufferPointer<Range<UInt64>>, code: Range<Int>) {
        let index = nextIndex
        entries[Int(truncatingIfNeeded: (pc &- memory.base) / 4)] = UInt32(truncatingIfNeeded: code.lowerBound)
        blocks.append(Block(pc: pc, code: code))
        let page = Int(truncatingIfNeeded: (pc &- memory.base) >> GuestMemory.pageShift)
        let last = generations[page]
        if last != tables.pointee.generation {
            if last != 0 { tables.pointee.repeatedCount += 1 }
            generations[page] = tables.pointee.generation
        }
        tables.pointee.insertedCount += 1
        if tables.pointee.insertedCount == BlockCache.hugePageThreshold { entries.useHugePages() }
        let base = memory.base
        for piece in pieces {
            memory.markCode(piece)
            var start = piece.lowerBound &- base
            let end = piece.upperBound &- base
            while start < end {
                let pageStart = start & ~(GuestMemory.pageSize &- 1)
                let pageEnd = min(end, pageStart &+ GuestMemory.pageSize)
                depend(
                    index, page: Int(truncatingIfNeeded: start >> GuestMemory.pageShift),
                    bytes: Range(
                        uncheckedBounds: (
                            Int(truncatingIfNeeded: start &- pageStart), Int(truncatingIfNeeded: pageEnd &- pageStart)
                        )))
                start = pageEnd
            }
        }
    }

    @inline(__always)
    private func depend(_ block: Int32, page: Int, bytes: Range<Int>) {
        let tables = self.tables
        let owner = tables.pointee.blocks.base + Int(block)
        let next = Int32(bitPattern: firstInPage[page]) &- 1
        let dependency = Dependency(
            block: block, page: page, bytes: bytes, nextOfBlock: owner.pointee.firstDependency,
            previousInPage: -1, nextInPage: next)
        var index = tables.pointee.firstUnused
        if index >= 0 {
            let unused = tables.pointee.dependencies.base + Int(index)
            tables.pointee.firstUnused = unused.pointee.nextOfBlock
            unused.pointee = dependency
        } else {
            index = Int32(truncatingIfNeeded: tables.pointee.dependencies.count)
            tables.pointee.dependencies.append(dependency)
        }
        if next >= 0 { (tables.pointee.dependencies.base + Int(next)).pointee.previousInPage = index }
        firstInPage[page] = UInt32(bitPattern: index &+ 1)
        owner.pointee.firstDependency = index
    }

    /// Notes that the chain with record `record` has been patched to jump to the block `target`.
    func link(_ record: UInt32, to target: Int32, in records: FlatTable<ExitRecord>) {
        records[Int(record)].nextIncoming = blocks[Int(target)].firstIncoming
        blocks[Int(target)].firstIncoming = Int32(bitPattern: record)
    }

    /// Makes every block that depends on a guest address of `written` unreachable.
    ///
    /// - Parameter faults: Mistakes to make.
    /// - Returns: How many there were.
    func invalidate(
        _ written: Range<UInt64>, in records: FlatTable<ExitRecord>, buffer: CodeBuffer, faults: CacheFaults
    ) -> Int {
        var count = 0
        let start = written.lowerBound - memory.base
        let last = written.upperBound - 1 - memory.base
        for page in Int(start >> GuestMemory.pageShift)...Int(last >> GuestMemory.pageShift) {
            let pageStart = UInt64(page) << GuestMemory.pageShift
            let lower = start > pageStart ? Int(start - pageStart) : 0
            let upper = Int(min(last - pageStart, GuestMemory.pageSize - 1)) + 1
            var index = Int32(bitPattern: firstInPage[page]) - 1
            while index >= 0 {
                let dependency = dependencies[Int(index)]
                guard dependency.bytes.overlaps(lower..<upper) else {
                    index = dependency.nextInPage
                    continue
                }
                remove(dependency.block, in: records, buffer: buffer, faults)
                count += 1
                if faults.contains(.oneBlock) { return count }
                // Any number of entries of the list, even the next one, may have gone with the block.
                index = Int32(bitPattern: firstInPage[page]) - 1
            }
        }
        return count
    }

    private func remove(
        _ index: Int32, in records: FlatTable<ExitRecord>, buffer: CodeBuffer, _ faults: CacheFaults
    ) {
        blocks[Int(index)].isValid = false
        if !faults.contains(.staleEntry) || blocks[Int(index)].firstIncoming >= 0 {
            entries[Int((blocks[Int(index)].pc - memory.base) / 4)] = 0
        }
        // What is removed leaves the lists: a program that patches itself in a loop must not make them grow.
        var dependency = blocks[Int(index)].firstDependency
        while dependency >= 0 { dependency = removeDependency(dependency) }
        blocks[Int(index)].firstDependency = -1
        guard !faults.contains(.staleChain) else { return }
        var incoming = blocks[Int(index)].firstIncoming
        while incoming >= 0 {
            let record = records[Int(incoming)]
            let isKept = faults.contains(.stalePrediction) && record.kind.isPrediction
            if !isKept { buffer.patchRel32(at: Int(record.site), target: Int(record.stub)) }
            incoming = faults.contains(.oneChain) ? -1 : record.nextIncoming
        }
        blocks[Int(index)].firstIncoming = -1
    }

    /// Returns the next one of the same block.
    private func removeDependency(_ index: Int32) -> Int32 {
        let dependency = dependencies[Int(index)]
        if dependency.previousInPage >= 0 {
            dependencies[Int(dependency.previousInPage)].nextInPage = dependency.nextInPage
        } else {
            firstInPage[dependency.page] = UInt32(dependency.nextInPage + 1)
        }
        if dependency.nextInPage >= 0 {
            dependencies[Int(dependency.nextInPage)].previousInPage = dependency.previousInPage
        }
        dependencies[Int(index)].nextOfBlock = tables.pointee.firstUnused
        tables.pointee.firstUnused = index
        return dependency.nextOfBlock
    }

    /// Begins a new generation of code, as all is dropped for want of room.
    ///
    /// - Returns: Whether code of the last one was in guest pages of earlier ones: then it is used again and again, and
    ///   more room would pay. A program that goes on to ever new code needs none.
    func beginGeneration() -> Bool {
        defer {
            tables.pointee.generation = tables.pointee.generation == .max ? 1 : tables.pointee.generation + 1
            tables.pointee.repeatedCount = 0
        }
        // Two generations share a page where one ends and the next begins.
        return tables.pointee.repeatedCount > 2
    }

    /// Forgets every block.
    func reset() {
        for block in blocks.elements { entries[Int((block.pc - memory.base) / 4)] = 0 }
        for dependency in dependencies.elements { firstInPage[dependency.page] = 0 }
        memory.unmarkAllCode()
        blocks.truncate(to: 0)
        dependencies.truncate(to: 0)
        tables.pointee.firstUnused = -1
    }
}
