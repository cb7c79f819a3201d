import ProgramGenerator

/// Changes valid inputs in the ways in which files go wrong, or are made to.
struct InputMutator {
    /// Most bytes of an input, but for the rare ones that are blown up: some times a seed's, as small ones are tried
    /// faster.
    let usualLimit: Int
    /// Most bytes of a mutant that is kept: what grew would only take longer.
    private let keptLimit: Int
    /// One input in so many is blown up until it is near the limits of files.
    static let blowUpPeriod = 50_000

    private let seeds: [[UInt8]]
    private let tokens: [[UInt8]]
    /// Seeds, and mutants that were accepted: the way to inputs that differ from every seed in many places.
    private var pool: [[UInt8]]

    /// Most mutants that are kept.
    private static let keptCount = 256

    init(_ target: ParserTarget, root: String) throws {
        seeds = try target.seeds(root)
        guard !seeds.isEmpty, seeds.allSatisfy({ !$0.isEmpty }) else {
            throw BrokenPromise("\(target.name): no seeds below \(root)")
        }
        tokens = target.tokens
        usualLimit = min(max(1 << 10, 4 * (seeds.map(\.count).max() ?? 0)), 1 << 15)
        keptLimit = max(64, seeds.map(\.count).max() ?? 0)
        pool = seeds
    }

    /// An input with one to eight changes.
    mutating func next(_ random: inout RandomSource) -> [UInt8] {
        var bytes = pool[random.below(pool.count)]
        for _ in 0...random.below(random.below(4) == 0 ? 8 : 2) {
            if bytes.isEmpty { bytes = [0] }
            if random.chance(50) { changeBytes(&bytes, &random) } else { changeText(&bytes, &random) }
        }
        if bytes.count > usualLimit { bytes.removeLast(bytes.count - usualLimit) }
        if random.below(InputMutator.blowUpPeriod) == 0 { blowUp(&bytes, &random) }
        return bytes
    }

    /// Keeps an input that was accepted, in the place of another mutant.
    mutating func keep(_ bytes: [UInt8], _ random: inout RandomSource) {
        guard !bytes.isEmpty, random.below(16) == 0, bytes.count <= keptLimit else { return }
        if pool.count < seeds.count + InputMutator.keptCount {
            pool.append(bytes)
        } else {
            pool[seeds.count + random.below(InputMutator.keptCount)] = bytes
        }
    }

    private func piece(_ random: inout RandomSource, limit: Int) -> ArraySlice<UInt8> {
        let other = pool[random.below(pool.count)]
        return other[random.below(other.count)...].prefix(1 + random.below(limit))
    }
}

// MARK: - Changes

extension InputMutator {
    /// Numbers at their extremes, as bytes.
    private static let extremes: [[UInt8]] = [
        [0xff], [0], [0x7f], [0x80], [0xff, 0xff], [0, 0], [0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f],
        [0, 0, 0, 0x80], [0, 0, 1, 0], Array(repeating: 0xff, count: 8), [0, 0, 2, 0x80, 0, 0, 0, 0],
        Array(repeating: 0xff, count: 7) + [0x7f], Array(repeating: 0, count: 7) + [0x80],
    ]

    /// Numbers at their extremes, as text, and what may be taken for one.
    private static let numbers = [
        "0", "-1", "1", "255", "256", "65535", "65536", "2147483647", "2147483648", "4294967295", "4294967296",
        "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809", "0x7fffffffffffffff", "0xffffffffffffffff", "0x10000000000000000", "0x", "-", "1e9",
        "+1",
        "00000000000000000000001", "0b11", "017", "\u{0661}",
    ].map { Array($0.utf8) }

    private func changeBytes(_ bytes: inout [UInt8], _ random: inout RandomSource) {
        let place = random.below(bytes.count)
        switch random.below(8) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.removeLast(random.below(bytes.count))
        case 3: bytes.removeSubrange(place..<min(place + 1 + random.below(20), bytes.count))
        case 4: bytes.insert(contentsOf: piece(&random, limit: 60), at: place)
        case 5: bytes = Array(bytes[..<place]) + piece(&random, limit: usualLimit)
        case 6:
            // A piece of the input itself, over another place.
            for (index, byte) in piece(&random, limit: 16).enumerated() where place + index < bytes.count {
                bytes[place + index] = byte
            }
        default:
            let extreme = InputMutator.extremes[random.below(InputMutator.extremes.count)]
            // Numbers in binary forms are often aligned.
            let start = random.chance(50) ? place & ~7 : place
            for (index, byte) in extreme.enumerated() where start + index < bytes.count { bytes[start + index] = byte }
        }
    }

    private func changeText(_ bytes: inout [UInt8], _ random: inout RandomSource) {
        let place = random.below(bytes.count)
        switch random.below(6) {
        case 0 where !tokens.isEmpty: bytes.insert(contentsOf: tokens[random.below(tokens.count)], at: place)
        case 1 where !tokens.isEmpty:
            for (index, byte) in tokens[random.below(tokens.count)].enumerated() where place + index < bytes.count {
                bytes[place + index] = byte
            }
        case 2:
            if let digits = digits(in: bytes, from: place) {
                let number = InputMutator.numbers[random.below(InputMutator.numbers.count)]
                bytes.replaceSubrange(digits, with: number)
            }
        case 3: bytes.removeSubrange(line(in: bytes, around: place))
        case 4: bytes.insert(contentsOf: bytes[line(in: bytes, around: random.below(bytes.count))], at: place)
        default:
            let here = line(in: bytes, around: place)
            let other = bytes[line(in: bytes, around: random.below(bytes.count))]
            bytes.replaceSubrange(here, with: Array(other))
        }
    }

    /// Repeats a piece until the input is near the limits of files.
    private func blowUp(_ bytes: inout [UInt8], _ random: inout RandomSource) {
        let chunk = Array(piece(&random, limit: 1 << UInt(random.below(10))))
        let size = [1 << 17, 1 << 18, 1 << 20, 4 << 20][random.below(4)] - random.below(4096)
        let place = random.below(bytes.count + 1)
        var filling: [UInt8] = []
        filling.reserveCapacity(size)
        while filling.count < size - bytes.count { filling += chunk }
        bytes.insert(contentsOf: filling, at: place)
    }

    private func digits(in bytes: [UInt8], from place: Int) -> Range<Int>? {
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard let first = bytes[place...].firstIndex(where: isDigit) else { return nil }
        return first..<(bytes[first...].firstIndex { !isDigit($0) } ?? bytes.count)
    }

    /// The line around a place, with its line feed.
    private func line(in bytes: [UInt8], around place: Int) -> Range<Int> {
        let newline = UInt8(ascii: "\n")
        let start = bytes[..<place].lastIndex(of: newline).map { $0 + 1 } ?? 0
        return start..<(bytes[place...].firstIndex(of: newline).map { $0 + 1 } ?? bytes.count)
    }
}
