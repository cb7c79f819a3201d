import Glibc
import GuestMachine
import HostFiles

/// Bytes that can be read at any offset: an array, or a file that stays open.
///
/// A program goes from the file into guest memory with one copy, a large one with none.
public final class ByteSource {
    /// How many bytes there are.
    public let count: UInt64

    private let bytes: [UInt8]
    private let descriptor: Int32

    /// A source of the bytes given.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        count = UInt64(bytes.count)
        descriptor = -1
    }

    /// Opens a file for reading.
    ///
    /// - Parameter path: A regular file.
    /// - Throws: `FileAccessError` if it is missing, not a regular file or not readable.
    public init(path: String) throws(FileAccessError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileAccessError(path: path, operation: "open", code: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileAccessError(
                path: path, operation: "run", code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        self.descriptor = descriptor
        bytes = []
        count = UInt64(status.st_size)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Fills `buffer` with the bytes from `offset` on.
    ///
    /// - Returns: Whether there were enough. A file may have become shorter since it was opened.
    public func read(at offset: UInt64, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        guard offset <= count, UInt64(buffer.count) <= count - offset else { return false }
        guard descriptor >= 0 else {
            bytes.withUnsafeBytes {
                buffer.copyMemory(from: .init(rebasing: $0[Int(offset)..<Int(offset) + buffer.count]))
            }
            return true
        }
        var done = 0
        while done < buffer.count {
            let result = pread(descriptor, buffer.baseAddress! + done, buffer.count - done, Int(offset) + done)
            if result < 0 && errno == EINTR { continue }
            guard result > 0 else { return false }
            done += result
        }
        return true
    }

    /// Puts the bytes from `offset` on into guest memory: large files by mapping their pages, others by copying.
    ///
    /// - Parameters:
    ///   - offset: Where they begin.
    ///   - range: Guest addresses whose pages are all mapped and writable.
    /// - Returns: Whether there were enough. A file may have become shorter since it was opened.
    func load(at offset: UInt64, into memory: GuestMemory, _ range: Range<UInt64>) -> Bool {
        let mask = GuestMemory.pageSize - 1
        let isAligned = (range.lowerBound ^ offset) & mask == 0
        guard descriptor >= 0, isAligned, range.upperBound - range.lowerBound >= ByteSource.mappedSizeMinimum else {
            return memory.fill(range) { read(at: offset, into: $0) }
        }
        let pages = (range.lowerBound + mask) & ~mask..<range.upperBound & ~mask
        // A page at either end may belong to the segment only in part: those are copied.
        let (head, tail) = (range.lowerBound..<pages.lowerBound, pages.upperBound..<range.upperBound)
        let pagesOffset = offset + (pages.lowerBound - range.lowerBound)
        do { try memory.mapFile(descriptor, offset: pagesOffset, to: pages) } catch { return false }
        return memory.fill(head) { read(at: offset, into: $0) }
            && memory.fill(tail) { read(at: offset + (tail.lowerBound - range.lowerBound), into: $0) }
    }

    /// Least bytes that are worth the dependence on the file while the program runs.
    private static let mappedSizeMinimum: UInt64 = 1 << 20

    /// The `count` bytes from `offset` on, or nil if there are not that many.
    func bytes(at offset: UInt64, count: Int) -> [UInt8]? {
        guard offset <= self.count, UInt64(count) <= self.count - offset else { return nil }
        var isComplete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            buffer.initialize(repeating: 0)
            isComplete = read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
            initialized = count
        }
        return isComplete ? bytes : nil
    }
}
