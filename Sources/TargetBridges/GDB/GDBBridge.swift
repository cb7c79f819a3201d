import GuestISA
import GuestMachine
import Targets

/// An emulator or a board behind a stub that speaks GDB's remote protocol.
///
/// The stub has to offer memory where programs and the loader are (`GuestLayout`). Where it shows CSRs, the loader
/// handles traps, and the hart's PMP confines programs to their memory. Otherwise the stub is that of a process: stubs
/// take the place of environment calls, and a trap is a signal. A whole batch runs with one command, unless there are
/// signals.
final class GDBBridge: TargetBridge {
    let name: String
    let abilities: TargetAbilities
    let batchLimit = 64

    private let session: GDBSession
    private let loader: GuestLoader
    private let stubs: LeavingStubs
    /// Whether traps are seen as a hart has them.
    private let seesCSRs: Bool

    /// Connects to the stub at `host`:`port`, and puts the loader into its memory.
    init(host: String, port: String, patience: Double) throws(TargetFailure) {
        session = try GDBSession(host: host, port: port, patience: patience)
        let registers = session.description.registers
        seesCSRs = ["mtvec", "mepc", "mcause", "mtval"].allSatisfy { registers[$0] != nil }
        loader = try GuestLoader(seesCSRs ? .hart : .breakpoint, fencesCode: true)
        stubs = LeavingStubs(loader)
        name = "gdb \(host):\(port), \(seesCSRs ? "a hart" : "a process")"
        let misa = seesCSRs ? try session.register("misa") ?? .max : .max
        abilities = misa & 0b100 == 0 ? [.aligns] : []
        for (address, words) in [(GuestLayout.far, loader.words), (GuestLayout.near, loader.trampoline)] {
            let bytes = words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
            guard try session.write(bytes, at: address) else {
                throw TargetFailure(
                    .missing,
                    "the stub has no memory to write at \(hex(address)): expected some at \(hex(GuestLayout.near)) and "
                        + "\(hex(GuestLayout.far)) beside that of programs")
            }
        }
        if seesCSRs { try prepareHart() }
        try check()
    }

    /// Traps stop at a breakpoint; nothing but the memory of programs and of the loader can be accessed.
    private func prepareHart() throws(TargetFailure) {
        guard try session.setRegister("mtvec", loader.trap),
            try session.setRegister("mscratch", GuestLayout.control), try session.setBreakpoint(at: loader.done)
        else {
            throw TargetFailure(.missing, "the stub shows mtvec, but does not let it be set, or knows no breakpoints")
        }
        func powerOfTwo(_ start: UInt64, _ size: UInt64) -> UInt64 { start >> 2 | (size >> 3) - 1 }
        let window = ProgramMap.window
        let areas = [
            powerOfTwo(window.lowerBound, UInt64(window.count)),
            powerOfTwo(GuestLayout.near, UInt64(GuestLayout.nearSize)),
            powerOfTwo(GuestLayout.far, UInt64(GuestLayout.farSize)), UInt64.max >> 10,
        ]
        for (number, area) in areas.enumerated() { _ = try session.setRegister("pmpaddr\(number)", area) }
        // Locked, so that machine mode keeps to it: three areas with all rights, and all else without any.
        _ = try session.setRegister("pmpcfg0", 0x989f_9f9f)
    }

    /// Runs a program whose end is known.
    private func check() throws(TargetFailure) {
        let run = try Rehearsal().prepare(.probe(7), fuel: 10) { standIn(for: $0, at: $1, number: $2) }
        guard let run, try self.run([run]).ends.first?.isEnd(ofProbe: 7) ?? false else {
            throw TargetFailure(.garbage, "the stub does not run a program of three instructions to its end")
        }
    }

    func standIn(for word: UInt32, at site: UInt64, number: Int) -> UInt32? {
        word == GuestWords.ecall && !seesCSRs ? LeavingStubs.jump(from: site, number) : nil
    }

    func run(_ batch: ArraySlice<PreparedRun>) throws(TargetFailure) -> BatchOutcome {
        guard let work = try LoaderWork(batch, loader, stubs) else { return BatchOutcome() }
        try write(work.bytes, at: GuestLayout.descriptors)
        try write(work.control, at: GuestLayout.control)
        // Those that came to an end with a signal, by index.
        var signaled: [Int: BridgeEnd] = [:]
        var count = batch.count
        while true {
            guard let stop = try resume(from: loader.next) else {
                count = try current(work) ?? 0
                break
            }
            guard case .signal(let signal) = stop else {
                throw TargetFailure(.died, "the stub's guest has come to its end")
            }
            let registers = try session.registers()
            if registers[32] == loader.done { break }
            guard let index = try current(work), signaled[index] == nil else {
                throw TargetFailure(.garbage, "the stub's guest stands at \(hex(registers[32])), outside of programs")
            }
            let run = batch[batch.startIndex + index]
            signaled[index] = BridgeEnd(
                exit: try exit(run, signal, registers[32]), x: Array(registers[..<32]), pc: registers[32], lines: [])
        }
        return try outcome(batch, work, count, signaled)
    }

    /// The index of the program that runs.
    private func current(_ work: LoaderWork) throws(TargetFailure) -> Int? {
        let place = GuestLayout.control + UInt64(GuestLayout.Control.current)
        guard let bytes = try session.read(place, count: 8), bytes.count == 8 else { return nil }
        return work.descriptors.firstIndex(of: bytes.doubleword(at: 0))
    }

    /// Reads what the first `count` programs have left.
    private func outcome(
        _ batch: ArraySlice<PreparedRun>, _ work: LoaderWork, _ count: Int, _ signaled: [Int: BridgeEnd]
    ) throws(TargetFailure) -> BatchOutcome {
        var outcome = BatchOutcome()
        let place = GuestLayout.control + UInt64(GuestLayout.Control.results)
        guard let end = try session.read(place, count: 8)?.doubleword(at: 0), end > work.results,
            end - work.results <= UInt64(work.resultBytes),
            let results = try session.read(work.results, count: Int(end - work.results))
        else { throw TargetFailure(.garbage, "the stub does not tell what is at \(hex(work.results))") }
        var position = GuestLayout.resultsHead
        for (index, run) in batch.prefix(count).enumerated() {
            guard let (record, next) = work.record(index, in: results, at: position) else {
                throw TargetFailure(.garbage, "the stub's guest has left no results")
            }
            position = next
            if var end = signaled[index] {
                end.lines = record.lines
                outcome.ends.append(end)
            } else if seesCSRs {
                outcome.ends.append(GDBBridge.end(record))
            } else if let end = record.end(of: run) {
                outcome.ends.append(end)
            } else {
                return outcome
            }
        }
        let isFinished = results.doubleword(at: 8) == GuestLayout.finished
        if count == batch.count, !isFinished || results.doubleword(at: 0) != 0 {
            outcome.stray = results.doubleword(at: 0)
        }
        return outcome
    }

    /// The end that a hart's trap has made.
    private static func end(_ record: LoaderWork.Record) -> BridgeEnd {
        // 9 and 11 are calls from supervisor and machine mode.
        let isCall = record.end == 9 || record.end == 11
        let exit = BridgeEnd.Exit.trap(cause: isCall ? 8 : record.end, value: isCall ? 0 : record.value)
        return BridgeEnd(exit: exit, x: record.x, pc: record.pc, lines: record.lines)
    }

    private func write(_ bytes: [UInt8], at address: UInt64) throws(TargetFailure) {
        guard try session.write(bytes, at: address) else {
            throw TargetFailure(.garbage, "the stub refuses to write at \(hex(address))")
        }
    }

    private func resume(from pc: UInt64) throws(TargetFailure) -> GDBSession.Stop? {
        guard try session.setRegister("pc", pc) else { throw TargetFailure(.garbage, "the stub does not set pc") }
        return try session.resume()
    }

    /// What a process's signal stands for.
    private func exit(_ run: PreparedRun, _ signal: UInt8, _ pc: UInt64) throws(TargetFailure) -> BridgeEnd.Exit {
        guard ProgramMap.window.contains(pc), let bytes = try session.read(pc & ~3, count: 4), bytes.count == 4 else {
            return .trap(cause: 1, value: pc)
        }
        if signal == 5 { return .trap(cause: 3, value: 0) }
        let word = bytes.word(at: 0)
        // SIGSEGV, and SIGBUS by its numbers in GDB and in Linux.
        switch (signal, word & 0x7f) {
        case (11, 0x03), (10, 0x03), (7, 0x03): return .trap(cause: 5, value: 0)
        case (11, 0x23), (10, 0x23), (7, 0x23): return .trap(cause: 7, value: 0)
        default: return .trap(cause: 2, value: UInt64(word))
        }
    }
}
