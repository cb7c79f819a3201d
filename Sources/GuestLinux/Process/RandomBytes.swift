/// Bytes that look random and depend on the seed alone (SplitMix64; Steele, Lea, Flood 2014).
struct RandomBytes {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next `count` bytes.
    mutating func next(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count { bytes.append(littleEndian: nextWord()) }
        return Array(bytes.prefix(count))
    }

    private mutating func nextWord() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
        return word ^ (word >> 31)
    }
}
