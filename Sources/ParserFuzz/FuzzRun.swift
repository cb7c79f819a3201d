import Glibc
import HostFiles
import ProgramGenerator

/// Feeds mutated inputs to one parser.
struct FuzzRun {
    /// What a run found out.
    struct Outcome {
        var inputCount = 0
        var acceptedCount = 0
        /// Most memory the process ever had, in bytes.
        var peakMemory = 0
        /// The time of the slowest input.
        var slowest = Duration.zero
    }

    /// Most memory of the process, in bytes: the largest inputs have 4 MiB, and a parser may need some times that.
    static let memoryLimit = 1 << 30

    let target: ParserTarget
    let seed: UInt64
    /// The root of the package, where seeds are read.
    let root: String
    /// A file that holds the input while it is parsed: if the process dies, that is the one to look at.
    let inFlight: String
    /// Seconds after which the process is ended, as an input seems to hang its parser; 0 for never.
    var secondsPerInput: UInt32 = 0
    /// One input in so many is read back in every form, which takes some times as long as parsing it.
    var thoroughPeriod = 1

    /// Feeds `count` inputs.
    ///
    /// - Throws: `BrokenPromise` at the first input that breaks one; it is left in the file `inFlight`.
    func run(count: Int) throws -> Outcome {
        var outcome = Outcome()
        var random = RandomSource(seed: seed, program: 0)
        var mutator = try InputMutator(target, root: root)
        for (index, bytes) in try target.seeds(root).enumerated() where try !target.read(bytes, true) {
            throw BrokenPromise("\(target.name): seed \(index) is refused")
        }
        let descriptor = open(inFlight, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileAccessError.current(inFlight, "write") }
        defer {
            alarm(0)
            close(descriptor)
        }
        let clock = ContinuousClock()
        while outcome.inputCount < count {
            var bytes = mutator.next(&random)
            target.repair(&bytes)
            guard pwrite(descriptor, bytes, bytes.count, 0) == bytes.count, ftruncate(descriptor, bytes.count) == 0
            else {
                throw FileAccessError.current(inFlight, "write")
            }
            alarm(secondsPerInput)
            let start = clock.now
            let isAccepted = try target.read(bytes, outcome.inputCount % thoroughPeriod == 0)
            outcome.slowest = max(outcome.slowest, clock.now - start)
            outcome.inputCount += 1
            if isAccepted {
                outcome.acceptedCount += 1
                mutator.keep(bytes, &random)
            }
            if outcome.inputCount % 1024 == 0 || bytes.count > mutator.usualLimit { try checkMemory(&outcome) }
        }
        try checkMemory(&outcome)
        // A mutator that breaks everything would test little.
        guard outcome.acceptedCount > 0 || count < 10_000 else {
            throw BrokenPromise("none of \(count) inputs was accepted")
        }
        unlink(inFlight)
        return outcome
    }

    private func checkMemory(_ outcome: inout Outcome) throws(BrokenPromise) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        outcome.peakMemory = usage.ru_maxrss << 10
        try ParserTarget.check(
            outcome.peakMemory <= FuzzRun.memoryLimit,
            "\(outcome.peakMemory >> 20) MiB of memory, expected at most \(FuzzRun.memoryLimit >> 20)")
    }
}
