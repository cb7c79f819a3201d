import Glibc
import GuestISA
import GuestLinux
import GuestMachine
import HostFiles
import Targets

/// An emulator that runs ELF files and nothing else.
///
/// Each process of it runs a file with a batch of programs in it, the loader that runs them one after the other, and
/// stubs in place of their ECALLs and EBREAKs. What they leave goes out by write(2), or into the signature of a
/// bare-metal program where the command says `{signature}`.
final class ExecBridge: TargetBridge {
    let name: String
    let abilities: TargetAbilities = [.callsOnly]
    private(set) var batchLimit = ExecBridge.usualBatch

    private let command: String
    private let files: TemporaryFolder
    private var loader: GuestLoader
    private var stubs: LeavingStubs

    /// Programs of a process.
    private static let usualBatch = 32
    /// Bytes that an emulator may say besides what programs say.
    private static let noise = 1 << 16
    /// Seconds for a process.
    static let usualPatience = 20.0
    private let patience: Double
    /// Where a bare-metal program says that it has ended.
    private static let toHost = GuestLayout.control + 0x800

    /// A bridge to the emulator that `command` starts, with `{elf}` for the file, and `{signature}` for another if it
    /// writes signatures. Finds out how it can be used.
    init(_ command: String, patience: Double = usualPatience) throws(TargetFailure) {
        guard command.contains("{elf}") else {
            throw TargetFailure(.missing, "the command says nowhere {elf}, such as in 'exec:qemu-riscv64 {elf}'")
        }
        self.command = command
        self.patience = patience
        files = try TemporaryFolder()
        let words = command.split(separator: " ").filter { $0 != "{elf}" && !$0.contains("{signature}") }
        name = presentable(words.joined(separator: " "), limit: 100)
        let form = command.contains("{signature}") ? GuestLoader.Form.signature : .stream
        loader = try GuestLoader(form, fencesCode: true)
        stubs = LeavingStubs(loader)
        guard let complaint = try check() else { return }
        // Simple emulators do not know FENCE.I, and need none; some need it and do not know it: one program each.
        loader = try GuestLoader(form, fencesCode: false)
        stubs = LeavingStubs(loader)
        if try check() == nil { return }
        batchLimit = 1
        if try check() == nil { return }
        throw TargetFailure(.garbage, "does not run two programs of three instructions to their ends: \(complaint)")
    }

    func standIn(for word: UInt32, at site: UInt64, number: Int) -> UInt32? {
        word == GuestWords.ecall || word == GuestWords.ebreak ? LeavingStubs.jump(from: site, number) : nil
    }

    func run(_ batch: ArraySlice<PreparedRun>) throws(TargetFailure) -> BatchOutcome {
        try runAndTell(batch).outcome
    }

    /// Runs programs whose ends are known. Returns nil, or what went wrong.
    private func check() throws(TargetFailure) -> String? {
        let rehearsal = try Rehearsal()
        let values: [UInt32] = [7, 9]
        let runs = values.compactMap { value in
            rehearsal.prepare(.probe(value), fuel: 10) { standIn(for: $0, at: $1, number: $2) }
        }
        var position = 0
        while position < runs.count {
            let next = min(position + batchLimit, runs.count)
            let (outcome, complaint) = try runAndTell(runs[position..<next])
            guard outcome.ends.count == next - position, outcome.stray == nil else { return complaint }
            guard zip(outcome.ends, values[position..<next]).allSatisfy({ $0.isEnd(ofProbe: $1) }) else {
                return "registers or memory are wrong"
            }
            position = next
        }
        return runs.count == values.count ? nil : "the rehearsal does not end"
    }

    private func runAndTell(
        _ batch: ArraySlice<PreparedRun>
    ) throws(TargetFailure) -> (outcome: BatchOutcome, complaint: String) {
        guard let work = try LoaderWork(batch, loader, stubs) else { return (BatchOutcome(), "too much for a file") }
        try files.write(elf(work).bytes, to: "programs.elf")
        let results: [UInt8]
        let complaint: String
        if loader.form == .signature {
            files.remove("signature")
            let run = try CommandRun(commandLine, limit: ExecBridge.noise, patience: patience)
            let text = files.read("signature", limit: 8 * work.resultBytes + ExecBridge.noise)
            results = text.flatMap { SignatureFile.bytes($0) } ?? []
            complaint = run.complaint
        } else {
            let run = try CommandRun(commandLine, limit: work.resultBytes + ExecBridge.noise, patience: patience)
            (results, complaint) = (run.output, run.complaint)
        }
        return (outcome(batch, work, results), complaint)
    }

    private var commandLine: String {
        command.replacing("{elf}", with: ShellWord.quoted(files.path("programs.elf")))
            .replacing("{signature}", with: ShellWord.quoted(files.path("signature")))
    }

    // MARK: - The file

    private func elf(_ work: LoaderWork) -> ELFWriter {
        var near = bytes(loader.trampoline)
        near += [UInt8](repeating: 0, count: Int(GuestLayout.stubs - GuestLayout.near) - near.count)
        var far = bytes(loader.words)
        far += [UInt8](repeating: 0, count: 0x1000 - far.count) + work.control
        far += [UInt8](repeating: 0, count: 0x1000 + GuestLayout.Control.size - far.count) + work.bytes
        let window = ProgramMap.window
        var elf = ELFWriter(entry: loader.next)
        elf.segments = [
            .init(
                address: window.lowerBound, bytes: [], memorySize: UInt64(window.count),
                permissions: [.read, .write, .execute]),
            .init(
                address: GuestLayout.near, bytes: near, memorySize: UInt64(GuestLayout.nearSize),
                permissions: [.read, .write, .execute]),
            .init(
                address: GuestLayout.far, bytes: far, memorySize: UInt64(far.count + work.resultBytes),
                permissions: [.read, .write, .execute]),
        ]
        elf.symbols = [.init("_start", loader.next)]
        if loader.form == .signature {
            elf.symbols += [
                .init("tohost", ExecBridge.toHost), .init("fromhost", ExecBridge.toHost + 8),
                .init("begin_signature", work.results),
                // Lines of 16 bytes.
                .init("end_signature", work.results + UInt64((work.resultBytes + 15) & ~15)),
            ]
        }
        return elf
    }

    private func bytes(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    // MARK: - What is left

    /// The ends of those programs whose results are there.
    private func outcome(_ batch: ArraySlice<PreparedRun>, _ work: LoaderWork, _ results: [UInt8]) -> BatchOutcome {
        var outcome = BatchOutcome()
        let keeps = loader.form == .signature
        if keeps && (results.count < work.resultBytes || results.doubleword(at: 8) != GuestLayout.finished) {
            return outcome
        }
        var position = keeps ? GuestLayout.resultsHead : 0
        for (index, run) in batch.enumerated() {
            // Emulators say things of their own in between.
            guard let start = start(ofRecord: work.descriptors[index], in: results, from: position),
                let (record, next) = work.record(index, in: results, at: start), let end = record.end(of: run)
            else { return outcome }
            outcome.ends.append(end)
            position = next
        }
        let head = keeps ? results.prefix(16) : results.suffix(from: min(position, results.count))
        let stray = strayLine(Array(head))
        // Without the mark the loader did not come to its end: something behind the last program went wrong.
        if stray != 0 { outcome.stray = stray ?? ProgramMap.window.lowerBound }
        return outcome
    }

    private func start(ofRecord descriptor: UInt64, in results: [UInt8], from position: Int) -> Int? {
        var start = position
        let limit = min(results.count - 16, position + ExecBridge.noise)
        while start <= limit {
            if results.doubleword(at: start) == GuestLayout.Saved.mark, results.doubleword(at: start + 8) == descriptor
            {
                return start
            }
            start += 1
        }
        return nil
    }

    private func strayLine(_ bytes: [UInt8]) -> UInt64? {
        var start = 0
        while start + 16 <= bytes.count {
            if bytes.doubleword(at: start + 8) == GuestLayout.finished { return bytes.doubleword(at: start) }
            start += 1
        }
        return nil
    }
}
