/// The random numbers of one program: xoshiro256**, seeded by SplitMix64.
///
/// Our own algorithm, because the standard library's may change and a seed is a promise. Sources: Blackman and Vigna,
/// "Scrambled Linear Pseudorandom Number Generators" (2021), and Steele, Lea and Flood, "Fast Splittable Pseudorandom
/// Number Generators" (OOPSLA 2014) with Vigna's constants, both also at <https://prng.di.unimi.it>.
@frozen public struct RandomSource: Sendable {
    @usableFromInline var s0: UInt64
    @usableFromInline var s1: UInt64
    @usableFromInline var s2: UInt64
    @usableFromInline var s3: UInt64

    /// The numbers of program `program` of seed `seed`: a function of both and of the generator's version, nothing else.
    @inlinable
    public init(seed: UInt64, program: UInt64) {
        // Each part is mixed before the next is added: neighbouring seeds and programs have unrelated numbers.
        var mixer = SplitMix64(state: seed)
        mixer = SplitMix64(state: mixer.next() ^ UInt64(ProgramGenerator.version))
        mixer = SplitMix64(state: mixer.next() ^ program)
        self.init(state: (mixer.next(), mixer.next(), mixer.next(), mixer.next()))
    }

    /// A source in a known state, which must not be all zeros.
    @inlinable
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        (s0, s1, s2, s3) = state
    }

    /// The next 64 bits.
    @inlinable @inline(__always)
    public mutating func next() -> UInt64 {
        let scrambled = RandomSource.rotated(s1 &* 5, by: 7) &* 9
        let shifted = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= shifted
        s3 = RandomSource.rotated(s3, by: 45)
        return scrambled
    }

    /// A number below `bound`, which is at least 1, by multiply and shift: no number is likelier than another by more
    /// than `bound` / 2^32.
    @inlinable @inline(__always)
    public mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: ((next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    /// A number in `range`.
    @inlinable @inline(__always)
    public mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True `percent` times in a hundred.
    @inlinable @inline(__always)
    public mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    @inlinable @inline(__always)
    static func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }
}

/// The generator that spreads seeds: every state gives a different number, so no two seeds collapse into one.
@frozen @usableFromInline struct SplitMix64 {
    @usableFromInline var state: UInt64

    @inlinable init(state: UInt64) { self.state = state }

    @inlinable
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
