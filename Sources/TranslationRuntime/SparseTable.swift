import GuestMachine
import Glibc

/// A large table of integers, all zero at first, that takes memory only where it is written.
///
/// Unsafe, and why it is sound: the mapping lives as long as the object; indices are checked by whoever computed them
/// from addresses inside the guest's window, whose size the table was made for.
final class SparseTable<Element: FixedWidthInteger> {
    let base: UnsafeMutablePointer<Element>
    private let byteCount: Int

    init(count: Int) throws(GuestMemoryError) {
        byteCount = max(1, count) * MemoryLayout<Element>.stride
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        guard let memory = mmap(nil, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0), memory != MAP_FAILED else {
            throw GuestMemoryError(
                description: "cannot reserve \(byteCount) bytes for a code cache: \(String(cString: strerror(errno)))")
        }
        base = memory.bindMemory(to: Element.self, capacity: count)
    }

    /// Asks for huge pages, which are had for a fraction of what as many small ones cost, but in one piece.
    func useHugePages() {
        // A kernel that refuses leaves things as they are.
        madvise(base, byteCount, MADV_HUGEPAGE)
    }

    deinit { munmap(base, byteCount) }

    @inline(__always)
    subscript(index: Int) -> Element {
        get { base[index] }
        set { base[index] = newValue }
    }
}
