import Glibc
import GuestMachine

/// How a run changed the memory of generated programs.
public enum MemoryChange: Hashable, Sendable {
    /// The bytes that differ from the program's initial memory, as they are at the end: maximal runs, ascending.
    case bytes([MemorySegment])
    /// More than `byteLimit` bytes differ: FNV-1a, 64 bits, of all bytes of `ProgramMap.window`.
    case digest(UInt64)

    /// Most changed bytes that are listed one by one.
    public static let byteLimit = 1024

    /// Nothing changed.
    public static let none = MemoryChange.bytes([])

    /// The difference between two contents of `ProgramMap.window`.
    public init(from initial: [UInt8], to final: [UInt8]) {
        precondition(initial.count == MemoryChange.windowBytes && final.count == initial.count, "not the whole window")
        var segments: [MemorySegment] = []
        var changedCount = 0
        // Most pages never change, and comparing whole ones is quick in debug builds too.
        for page in MemoryChange.changedPages(initial, final) {
            for index in page where initial[index] != final[index] {
                changedCount += 1
                let address = ProgramMap.window.lowerBound + UInt64(index)
                if let last = segments.indices.last, segments[last].range.upperBound == address {
                    segments[last].bytes.append(final[index])
                } else if changedCount <= MemoryChange.byteLimit {
                    segments.append(MemorySegment(address: address, bytes: [final[index]]))
                }
            }
        }
        self = changedCount <= MemoryChange.byteLimit ? .bytes(segments) : .digest(MemoryChange.fnv1a(final))
    }

    /// The indices of each page in which two windows differ.
    private static func changedPages(_ initial: [UInt8], _ final: [UInt8]) -> [Range<Int>] {
        let size = Int(GuestMemory.pageSize)
        return initial.withUnsafeBytes { initial in
            final.withUnsafeBytes { final in
                stride(from: 0, to: windowBytes, by: size).map { $0..<$0 + size }.filter { page in
                    guard let before = initial.baseAddress, let after = final.baseAddress else { return false }
                    return memcmp(before + page.lowerBound, after + page.lowerBound, size) != 0
                }
            }
        }
    }

    static let windowBytes = Int(ProgramMap.window.upperBound - ProgramMap.window.lowerBound)

    /// The Fowler–Noll–Vo hash, variant 1a, 64 bits.
    static func fnv1a(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}

extension Program {
    /// The contents of `ProgramMap.window` before the first instruction; what lies outside it is left out.
    public var initialWindow: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: MemoryChange.windowBytes)
        for (index, word) in code.prefix(bytes.count / 4).enumerated() {
            for byte in 0..<4 { bytes[4 * index + byte] = UInt8(truncatingIfNeeded: word >> UInt32(8 * byte)) }
        }
        for segment in data {
            for (index, byte) in segment.bytes.enumerated() {
                let offset = segment.address &+ UInt64(index) &- ProgramMap.window.lowerBound
                if offset < UInt64(bytes.count) { bytes[Int(offset)] = byte }
            }
        }
        return bytes
    }
}

extension GuestMemory {
    /// The contents of `ProgramMap.window`, all of which must be mapped.
    public var programWindow: [UInt8] {
        precondition(window == ProgramMap.window, "not a memory for generated programs")
        return Array(UnsafeRawBufferPointer(start: host, count: MemoryChange.windowBytes))
    }
}
