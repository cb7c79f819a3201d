import GuestMachine
import Targets

/// A batch of programs as the loader reads it, and its results as the loader leaves them.
///
/// At `GuestLayout.descriptors`: the programs, a zero word, the stray line and the mark of the end (together "the
/// head"), and from there on what each program has left, one behind the other.
struct LoaderWork {
    /// What a program has left.
    struct Record {
        /// Number of the site, or cause of the trap, at which it ended.
        var end: UInt64
        /// x0 to x31.
        var x: [UInt64]
        /// Of a trap.
        var pc: UInt64
        var value: UInt64
        /// The lines of its footprint that are not as loaded.
        var lines: [BridgeLine]
    }

    /// Everything at `GuestLayout.descriptors`, up to the head.
    private(set) var bytes: [UInt8] = []
    /// Address of the descriptor of each program.
    private(set) var descriptors: [UInt64] = []
    /// Bytes that the results of all programs have at most, with their head.
    private(set) var resultBytes = GuestLayout.resultsHead

    private static let registerBytes = 8 * GuestLayout.Saved.words

    /// Returns nil if all programs together are too many.
    init?(_ batch: ArraySlice<PreparedRun>, _ loader: GuestLoader, _ stubs: LeavingStubs) throws(TargetFailure) {
        // Stubs stay where they are until others take their place.
        var stubsBefore: [BridgeLine] = []
        for run in batch {
            guard let jump = loader.jump(to: run.patched.pc) else { return nil }
            descriptors.append(GuestLayout.descriptors + UInt64(bytes.count))
            var stubLines = try stubs.lines(run)
            if stubLines == stubsBefore { stubLines = [] } else { stubsBefore = stubLines }
            let lines = run.patched.lines
            let loaded = Set(lines.map(\.address))
            let others = run.footprint.filter { !loaded.contains($0) }
            let lineWords = BridgeLine.size / 8 + 1
            let words = GuestLayout.descriptorWords + (lines.count + stubLines.count) * lineWords + others.count
            for count in [8 * words, lines.count, stubLines.count, others.count] {
                bytes.append(doubleword: UInt64(count))
            }
            bytes.append(doubleword: UInt64(jump))
            for number in 1..<32 { bytes.append(doubleword: run.patched.x[number]) }
            for line in lines + stubLines {
                bytes.append(doubleword: line.address)
                bytes += line.bytes
            }
            for address in others { bytes.append(doubleword: address) }
            resultBytes += LoaderWork.registerBytes + 8 * lineWords * run.footprint.count + 8
        }
        bytes.append(doubleword: 0)
        guard bytes.count + resultBytes <= GuestLayout.workBytes else { return nil }
    }

    /// Where the results are: their head first.
    var results: UInt64 { GuestLayout.descriptors + UInt64(bytes.count) }

    /// The words at `GuestLayout.control`.
    var control: [UInt8] {
        var bytes: [UInt8] = []
        for word in [GuestLayout.descriptors, 0, results + UInt64(GuestLayout.resultsHead), 0, 0, 0, 0, 0] {
            bytes.append(doubleword: word)
        }
        bytes.append(doubleword: GuestLayout.Saved.mark)
        return bytes
    }

    /// The record of program `index`, if one begins at `start` in `results` and is complete, and where it ends.
    func record(_ index: Int, in results: [UInt8], at start: Int) -> (record: Record, end: Int)? {
        typealias Saved = GuestLayout.Saved
        var position = start + LoaderWork.registerBytes
        guard position <= results.count, results.doubleword(at: start) == Saved.mark,
            results.doubleword(at: start + 8) == descriptors[index]
        else { return nil }
        var lines: [BridgeLine] = []
        let size = BridgeLine.size
        while true {
            guard position + 8 <= results.count else { return nil }
            let address = results.doubleword(at: position)
            position += 8
            if address == 0 { break }
            guard ProgramMap.window.contains(address), address % UInt64(size) == 0, position + size <= results.count
            else {
                return nil
            }
            lines.append(BridgeLine(address: address, bytes: Array(results[position..<position + size])))
            position += size
        }
        let record = Record(
            end: results.doubleword(at: start + Saved.end),
            x: (0..<32).map { $0 == 0 ? 0 : results.doubleword(at: start + Saved.register($0)) },
            pc: results.doubleword(at: start + Saved.pc), value: results.doubleword(at: start + Saved.value),
            lines: lines.sorted { $0.address < $1.address })
        return (record, position)
    }
}

extension LoaderWork.Record {
    /// The end of a program that a stub has left; nil if the record tells of none.
    func end(of run: PreparedRun) -> BridgeEnd? {
        guard let number = Int(exactly: end), run.sites.indices.contains(number) else { return nil }
        let site = run.sites[number]
        var x = x
        x[run.base] = run.baseValue
        let cause: UInt64 = run.original.word(at: site) == GuestWords.ecall ? 8 : 3
        return BridgeEnd(exit: .trap(cause: cause, value: 0), x: x, pc: site, lines: lines)
    }
}

/// Instruction words that stand for something here.
enum GuestWords {
    static let ecall: UInt32 = 0x0000_0073
    static let ebreak: UInt32 = 0x0010_0073

    /// `addi x5, x0, value`, `sd x5, 0(x6)`, `ecall`: a program to see whether a target can be used.
    static func probe(_ value: UInt32) -> [UInt32] { [value << 20 | 0x293, 0x0053_3023, ecall] }
}

extension BridgeProgram {
    /// A program that stores `value` at the first address of data.
    static func probe(_ value: UInt32) -> BridgeProgram {
        var bytes = [UInt8](repeating: 0, count: BridgeLine.size)
        for (index, word) in GuestWords.probe(value).enumerated() { bytes.setWord(word, at: 4 * index) }
        var x = [UInt64](repeating: 0, count: 32)
        x[6] = ProgramMap.dataBase
        return BridgeProgram(
            x: x, pc: ProgramMap.codeBase, lines: [BridgeLine(address: ProgramMap.codeBase, bytes: bytes)])
    }
}

extension BridgeEnd {
    /// Whether this is how `BridgeProgram.probe` ends.
    func isEnd(ofProbe value: UInt32) -> Bool {
        exit == .trap(cause: 8, value: 0) && pc == ProgramMap.codeBase + 8 && x[5] == UInt64(value)
            && lines.contains {
                $0.address == ProgramMap.dataBase && $0.bytes.doubleword(at: 0) == UInt64(value)
            }
    }
}
