import Glibc
import GuestMachine
import Lockstep
import Targets

/// Compares a target's answer with what our engines did.
struct TargetComparison {
    enum Verdict {
        case agrees
        /// From some step on the ISA lets it differ.
        case abstains
        /// After a step, an index of the log; with the address of a byte in which memories differ, if they do.
        case differs(step: Int, EngineState, EngineState, address: UInt64?)
    }

    let log: ReferenceLog
    let entry: ReferenceLog.Entry
    let program: Program
    let reply: TargetReply
    let run: Int
    let rules: LawfulDifferences

    init(
        _ log: ReferenceLog, _ entry: ReferenceLog.Entry, _ program: Program, _ reply: TargetReply, _ run: Int,
        _ abilities: TargetAbilities
    ) {
        (self.log, self.entry, self.program, self.reply, self.run) = (log, entry, program, reply, run)
        rules = LawfulDifferences(abilities)
    }

    var verdict: Verdict {
        for number in 0..<reply.stateCount(ofRun: run) {
            let step = entry.steps.lowerBound + number
            let expected = log.exits[step]
            let state = reply.state(number, ofRun: run)
            if rules.abstains(state.exit, where: expected, changedCode: false) {
                if state.exit == .unseen, step + 1 < entry.steps.upperBound { continue }
                return .abstains
            }
            let exit = rules.exit(state.exit, where: expected)
            let hart = rules.hart(state.hart, where: log.harts[step])
            if exit != expected || hart != log.harts[step] {
                return .differs(
                    step: step, EngineState(exit: expected, hart: log.harts[step]),
                    EngineState(exit: exit, hart: hart), address: nil)
            }
        }
        // Every state agrees, so it ended where it should.
        guard let address = differingAddress else { return .agrees }
        let last = entry.steps.upperBound - 1
        let state = EngineState(exit: log.exits[last], hart: log.harts[last])
        return .differs(step: last, state, state, address: address)
    }

    /// The first byte of memory that is not as it should be.
    private var differingAddress: UInt64? {
        let lineBytes = TargetReply.lineBytes
        let changed = reply.lines(ofRun: run)
        for line in changed {
            let isSame = reply.withBytes(of: line) { actual in
                log.withBytes(at: line.address, count: lineBytes, of: entry) { expected in
                    expected.map { memcmp($0.baseAddress!, actual.baseAddress!, lineBytes) == 0 }
                        ?? actual.allSatisfy { $0 == 0 }
                }
            }
            if !isSame { return line.address }
        }
        // What the target did not change is as it was loaded.
        for start in log.lines(of: entry) {
            for address in stride(from: start, to: start + UInt64(log.lineBytes), by: lineBytes)
            where !changed.contains(where: { $0.address == address }) {
                let isSame = log.withBytes(at: address, count: lineBytes, of: entry) { expected in
                    expected.map { Self.isInitial($0, at: address, program) } ?? true
                }
                if !isSame { return address }
            }
        }
        return nil
    }

    /// Whether these are the bytes that the program is loaded with at `address`.
    private static func isInitial(_ bytes: UnsafeRawBufferPointer, at address: UInt64, _ program: Program) -> Bool {
        var position = 0
        /// Compares up to `end`, an offset into `bytes`, with `other`, or with zeros.
        func agrees(upTo end: Int, _ other: UnsafeRawBufferPointer.SubSequence?) -> Bool {
            defer { position = end }
            guard let other else { return bytes[position..<end].allSatisfy { $0 == 0 } }
            return bytes[position..<end].elementsEqual(other)
        }
        func agrees(_ segment: UnsafeRawBufferPointer, at start: UInt64) -> Bool {
            let range = start..<start + UInt64(segment.count)
            let overlap = range.clamped(to: address..<address + UInt64(bytes.count))
            guard !overlap.isEmpty else { return true }
            let (first, last) = (Int(overlap.lowerBound - address), Int(overlap.upperBound - address))
            guard agrees(upTo: first, nil) else { return false }
            return agrees(upTo: last, segment[Int(overlap.lowerBound - start)..<Int(overlap.upperBound - start)])
        }
        guard program.code.withUnsafeBytes({ agrees($0, at: ProgramMap.codeBase) }) else { return false }
        for segment in program.data {
            guard segment.bytes.withUnsafeBytes({ agrees($0, at: segment.address) }) else { return false }
        }
        return agrees(upTo: bytes.count, nil)
    }

    /// Whether a program of the log stores to its code, or runs what is no code.
    static func changesCode(_ log: ReferenceLog, _ entry: ReferenceLog.Entry, _ program: Program) -> Bool {
        if log.harts[entry.steps].contains(where: { ProgramMap.window.contains($0.pc) && $0.pc >= ProgramMap.dataBase })
        {
            return true
        }
        return log.lines(of: entry).contains { start in
            start < ProgramMap.dataBase
                && stride(from: start, to: start + UInt64(log.lineBytes), by: TargetReply.lineBytes).contains {
                    address in
                    log.withBytes(at: address, count: TargetReply.lineBytes, of: entry) { bytes in
                        bytes.map { !isInitial($0, at: address, program) } ?? false
                    }
                }
        }
    }
}
