import Glibc
import GuestISA
import HostFiles

/// Host memory that guests must not reach: all that this process has mapped, and pages that are watched.
final class HostTargets {
    /// Pages of ours whose bytes no guest may change.
    private let canaries: UnsafeMutableRawBufferPointer
    private static let canaryBytes = 1 << 16
    private static let pattern: UInt8 = 0xa5

    /// - Throws: `FileAccessError` if the host has no memory.
    init() throws {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS
        guard let pages = mmap(nil, HostTargets.canaryBytes, PROT_READ | PROT_WRITE, flags, -1, 0), pages != MAP_FAILED
        else { throw FileAccessError.current("memory", "map") }
        canaries = UnsafeMutableRawBufferPointer(start: pages, count: HostTargets.canaryBytes)
        canaries.initializeMemory(as: UInt8.self, repeating: HostTargets.pattern)
    }

    deinit { munmap(canaries.baseAddress, canaries.count) }

    /// Whether all watched pages are as they were.
    var areWhole: Bool { canaries.allSatisfy { $0 == HostTargets.pattern } }

    /// Host addresses worth aiming at: the ends of every mapping of this process and a place inside each, and the
    /// watched pages.
    ///
    /// - Throws: `FileAccessError` if the list cannot be read.
    func addresses() throws -> [UInt64] {
        let text = String(decoding: try FileAccess.read("/proc/self/maps", limit: 1 << 24), as: UTF8.self)
        var result = stride(from: 0, to: canaries.count, by: 1000).map {
            UInt64(UInt(bitPattern: canaries.baseAddress)) + UInt64($0)
        }
        for line in text.split(separator: "\n") {
            let ends = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard ends.count == 2 else { continue }
            result += [ends[0], ends[0] + (ends[1] - ends[0]) / 2, ends[1]]
        }
        return result
    }
}
