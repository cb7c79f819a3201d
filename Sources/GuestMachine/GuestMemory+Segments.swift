extension GuestMemory {
    /// What is not zero in a range of mapped addresses, in doublewords: segments in ascending order.
    public func segments(in range: Range<UInt64>) -> [MemorySegment] {
        var segments: [MemorySegment] = []
        for address in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
            guard case .value(let value) = load(UInt64.self, at: address), value != 0 else { continue }
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            if let last = segments.last, last.range.upperBound == address {
                segments[segments.count - 1].bytes += bytes
            } else {
                segments.append(MemorySegment(address: address, bytes: bytes))
            }
        }
        return segments
    }
}
