import GuestISA
import GuestMachine
import InterpreterEngine
import Targets

/// Runs programs on a sound engine before a target does: to know what memory they touch, and whether they notice the
/// words that stand in for their environment calls.
///
/// Nothing a target answers is replaced by what a rehearsal says, but for the one register that stubs need.
final class Rehearsal {
    /// What stands in for a word of a program's code at `site`, before which others stand in for `number`.
    typealias StandIn = (_ word: UInt32, _ site: UInt64, _ number: Int) -> UInt32?

    private let memory: GuestMemory
    private let engine: any Engine

    /// Most instructions of a program; those of generated ones are a few thousand.
    static let fuelLimit: UInt64 = 10_000_000

    init() throws(TargetFailure) {
        do {
            memory = try .forPrograms()
        } catch {
            throw TargetFailure(.died, "\(error)")
        }
        engine = Interpreter(memory: memory)
    }

    /// Prepares a program.
    ///
    /// - Parameters:
    ///   - fuel: Instructions after which it has to have ended.
    ///   - standIn: The word that takes the place of another in the code, if any.
    /// - Returns: nil if it does not end, or notices what stands in, so that a target's end would tell nothing.
    func prepare(_ program: BridgeProgram, fuel: UInt64, _ standIn: StandIn) -> PreparedRun? {
        var patched = program
        var sites: [UInt64] = []
        for line in program.lines where line.address < ProgramMap.dataBase {
            for offset in stride(from: 0, to: BridgeLine.size, by: 4) {
                let site = line.address + UInt64(offset)
                guard let word = standIn(line.bytes.word(at: offset), site, sites.count) else { continue }
                patched.setWord(word, at: site)
                sites.append(site)
            }
        }
        var hart = HartState()
        let expected = run(program, fuel, &hart)
        guard case .trap = expected else { return nil }
        let touched = touchedLines(program)
        let base = program.stubRegister
        let result = PreparedRun(
            original: program, patched: patched, sites: sites, base: base, baseValue: hart.x[base],
            footprint: touched, end: hart.pc)
        guard !sites.isEmpty else { return result }
        let before = touched.map { bytes(at: $0) }
        var again = HartState()
        guard case .trap = run(patched, fuel, &again) else { return nil }
        // A jump in place of a call retires.
        let isSame = (0..<32).allSatisfy { hart.x[$0] == again.x[$0] } && again.instret &- hart.instret <= 1
        guard isSame, touchedLines(patched) == touched else { return nil }
        for (address, old) in zip(touched, before) {
            var new = bytes(at: address)
            restore(&new, at: address, result)
            guard new == old else { return nil }
        }
        return result
    }

    /// Puts the words back that others stood in for, where those still are.
    func restore(_ bytes: inout [UInt8], at address: UInt64, _ run: PreparedRun) {
        for site in run.sites where site >= address && site < address + UInt64(BridgeLine.size) {
            let offset = Int(site - address)
            if bytes.word(at: offset) == run.patched.word(at: site), let word = run.original.word(at: site) {
                bytes.setWord(word, at: offset)
            }
        }
    }

    private func run(_ program: BridgeProgram, _ fuel: UInt64, _ hart: inout HartState) -> Exit {
        engine.reset()
        memory.clear()
        for line in program.lines { _ = line.bytes.withUnsafeBytes { memory.write($0, at: line.address) } }
        hart = HartState(pc: program.pc)
        for number in 1..<32 { hart.x[number] = program.x[number] }
        memory.takeWrittenLines { _ in true }
        return engine.run(&hart, fuel: min(fuel, Rehearsal.fuelLimit))
    }

    private func touchedLines(_ program: BridgeProgram) -> [UInt64] {
        var touched = Set(program.lines.map(\.address))
        memory.takeWrittenLines { line in
            let offsets = memory.offsets(ofLine: line)
            let size = BridgeLine.size
            for offset in stride(from: offsets.lowerBound / size * size, to: offsets.upperBound, by: size)
            where offset >= 0 && UInt64(offset) < memory.size {
                let address = memory.base + UInt64(offset)
                if isUsed(address) { touched.insert(address) }
            }
            return true
        }
        return touched.sorted()
    }

    /// Whether a line is not all zero.
    private func isUsed(_ address: UInt64) -> Bool {
        let words = memory.hostAddress(address).assumingMemoryBound(to: UInt64.self)
        return (0..<BridgeLine.size / 8).contains { words[$0] != 0 }
    }

    private func bytes(at address: UInt64) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: memory.hostAddress(address), count: BridgeLine.size))
    }
}
