import GuestMachine
import HostX86

/// Which guest addresses have been translated, and what jumps into what.
///
/// Blocks, entries and links are flat tables linked by index: no lookup hashes, and nothing is allocated per block.
final class BlockCache {
    struct Block {
        var pc: UInt64
        /// Guest addresses whose change makes the block wrong.
        var range: Range<UInt64>
        /// Host code, as offsets.
        var code: Range<Int>
        /// Whether guest code may still get here.
        var isValid = true
        /// The first chain that was patched to jump here, or -1.
        var firstIncoming: Int32 = -1
        /// The next valid block that begins in the same guest page, or -1.
        var nextInPage: Int32 = -1
    }

    private(set) var blocks: [Block] = []
    /// Code offset of the block at each guest word of the window, or 0.
    let entries: SparseTable<UInt32>
    /// Index + 1 of the first valid block that begins in each page of the window, or 0.
    private let firstInPage: SparseTable<UInt32>
    private let memory: GuestMemory

    /// Most guest bytes in a block: how far back a written address can lie in a block that begins earlier.
    static let maximumBlockBytes: UInt64 = 4096

    init(memory: GuestMemory) throws(GuestMemoryError) {
        self.memory = memory
        entries = try SparseTable(count: Int(memory.size / 4))
        firstInPage = try SparseTable(count: memory.pageCount)
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
        // Code grows upwards, so blocks are in the order of their code.
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].code.lowerBound < entry { low = middle + 1 } else { high = middle }
        }
        return Int32(truncatingIfNeeded: low)
    }

    /// How many valid blocks begin in the page of `pc`.
    func validBlockCount(inPageOf pc: UInt64) -> Int {
        guard let page = memory.pageIndex(of: pc) else { return 0 }
        var count = 0
        var index = Int32(bitPattern: firstInPage[page]) - 1
        while index >= 0 {
            count += 1
            index = blocks[Int(index)].nextInPage
        }
        return count
    }

    /// Adds a block whose `pc` lies in the window.
    func insert(pc: UInt64, range: Range<UInt64>, code: Range<Int>) {
        let page = Int((pc - memory.base) / GuestMemory.pageSize)
        var block = Block(pc: pc, range: range, code: code)
        block.nextInPage = Int32(bitPattern: firstInPage[page]) - 1
        firstInPage[page] = UInt32(blocks.count + 1)
        entries[Int((pc - memory.base) / 4)] = UInt32(code.lowerBound)
        blocks.append(block)
        memory.markCode(range)
    }

    /// Notes that the chain with record `record` has been patched to jump to the block `target`.
    func link(_ record: UInt32, to target: Int32, in records: inout [ExitRecord]) {
        records[Int(record)].nextIncoming = blocks[Int(target)].firstIncoming
        blocks[Int(target)].firstIncoming = Int32(bitPattern: record)
    }

    /// Makes every block that depends on a guest address of `written` unreachable.
    ///
    /// - Parameter unlinking: Whether chains into those blocks are parted.
    /// - Returns: How many there were.
    func invalidate(
        _ written: Range<UInt64>, in records: inout [ExitRecord], buffer: CodeBuffer, unlinking: Bool
    ) -> Int {
        var count = 0
        let reach = written.lowerBound - memory.base
        let first = memory.base + (reach > BlockCache.maximumBlockBytes ? reach - BlockCache.maximumBlockBytes : 0)
        let firstPage = Int((first - memory.base) / GuestMemory.pageSize)
        let lastPage = Int((written.upperBound - 1 - memory.base) / GuestMemory.pageSize)
        for page in firstPage...lastPage {
            // What is removed leaves the list: a program that patches itself in a loop must not make it grow.
            var previous: Int32 = -1
            var index = Int32(bitPattern: firstInPage[page]) - 1
            while index >= 0 {
                let block = blocks[Int(index)]
                if block.range.overlaps(written) {
                    remove(index, in: &records, buffer: buffer, unlinking: unlinking)
                    count += 1
                    if previous < 0 {
                        firstInPage[page] = UInt32(block.nextInPage + 1)
                    } else {
                        blocks[Int(previous)].nextInPage = block.nextInPage
                    }
                } else {
                    previous = index
                }
                index = block.nextInPage
            }
        }
        return count
    }

    private func remove(_ index: Int32, in records: inout [ExitRecord], buffer: CodeBuffer, unlinking: Bool) {
        blocks[Int(index)].isValid = false
        entries[Int((blocks[Int(index)].pc - memory.base) / 4)] = 0
        guard unlinking else { return }
        var incoming = blocks[Int(index)].firstIncoming
        while incoming >= 0 {
            let record = records[Int(incoming)]
            buffer.patchRel32(at: Int(record.site), target: Int(record.stub))
            incoming = record.nextIncoming
        }
        blocks[Int(index)].firstIncoming = -1
    }

    /// Forgets every block.
    func reset() {
        for block in blocks {
            entries[Int((block.pc - memory.base) / 4)] = 0
            firstInPage[Int((block.pc - memory.base) / GuestMemory.pageSize)] = 0
            memory.unmarkCode(block.range)
        }
        blocks.removeAll(keepingCapacity: true)
    }
}
