import GuestMachine
import TestSupport
import Testing

@testable import CorpusStore

@Suite("Mutated containers") struct ContainerMutationTests {
    /// Changes `bytes` in one of the ways in which files go wrong, or are made to.
    private func mutate(_ bytes: inout [UInt8], with other: [UInt8], _ random: inout TestRandom) {
        let place = random.below(bytes.count)
        switch random.below(7) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 2: bytes.removeLast(random.below(bytes.count))
        case 3: bytes.removeSubrange(place..<min(place + 1 + random.below(20), bytes.count))
        case 4: bytes.insert(contentsOf: other[random.below(other.count)...].prefix(random.below(60)), at: place)
        case 5:
            // The head or tail of another file.
            bytes = Array(bytes[..<place] + other[min(place, other.count)...])
        default:
            // A count or length at its extremes, wherever it may be.
            let extremes: [[UInt8]] = [
                [0xff], [0], [0x7f], [0x80], [0xff, 0xff], [0, 0], [0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0x7f],
                [0, 0, 0, 0x80], [0, 0, 1, 0], Array(repeating: 0xff, count: 8), [0, 0, 2, 0x80, 0, 0, 0, 0],
            ]
            for (index, byte) in random.pick(extremes).enumerated() where place + index < bytes.count {
                bytes[place + index] = byte
            }
        }
    }

    @Test("no file crashes the parser; what it accepts is within the limits and written back equal: 100,000 mutants")
    func mutants() throws {
        var random = TestRandom(seed: 7)
        let originals = try (0..<40).map { _ in try SampleFiles.random(&random).containerBytes() }
        var acceptedCount = 0
        var messages: Set<String> = []
        for _ in 0..<100_000 {
            var bytes = random.pick(originals)
            for _ in 0..<1 + random.below(3) where !bytes.isEmpty {
                mutate(&bytes, with: random.pick(originals), &random)
            }
            // Half of them with the right length and checksum, so that these do not hide what comes before.
            if random.below(2) == 0 { bytes = resealed(bytes) }
            do throws(ProgramFileError) {
                let file = try ProgramFile(container: bytes, name: "mutant")
                acceptedCount += 1
                if file.problem != nil { Issue.record("accepted, but \(file.problem ?? "")") }
                if bytes.starts(with: ContainerFormat.magic) { #expect(try file.containerBytes() == bytes) }
            } catch {
                if error.offset.map({ $0 > bytes.count }) ?? true { Issue.record("\(error)") }
                messages.insert(error.message.filter { $0.isLetter || $0 == " " })
            }
        }
        // The mutants go everywhere: many survive, and those that do not are refused for many reasons.
        #expect(acceptedCount > 10_000)
        #expect(messages.count > 30)
    }
}
