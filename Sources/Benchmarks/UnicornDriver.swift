/// Runs prepared programs on Unicorn, by a driver in C that is built when it is first needed.
final class UnicornDriver {
    private let setup: BenchmarkSetup
    private let folder: TemporaryFolder
    private var built: Result<String, BenchmarkError>?

    init(setup: BenchmarkSetup, folder: TemporaryFolder) {
        self.setup = setup
        self.folder = folder
    }

    /// Programs in a second of the driver's processor time, or why there is no such number.
    ///
    /// - Throws: `FileAccessError`, or `ChildProcess.Failure.stopped`.
    func rate(of prepared: PreparedPrograms) throws -> Result<Double, BenchmarkError> {
        let driver: String
        switch try build() {
        case .success(let path): driver = path
        case .failure(let problem): return .failure(problem)
        }
        let programs = folder.file("programs-\(prepared.kind.rawValue)")
        try prepared.write(to: programs)
        let cost = try ChildProcess.run(
            [driver, programs, "\(EngineParts.sampleSeconds)"], outputPath: folder.file("unicorn-output"))
        let words = String(decoding: cost.output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard cost.status == 0, words.count == 3, let count = Double(words[0]), let seconds = Double(words[1]),
            let mismatches = Int(words[2]), seconds > 0
        else {
            return .failure(BenchmarkError("its driver says \(words.joined(separator: " ")), status \(cost.status)"))
        }
        guard mismatches == 0 else {
            return .failure(
                BenchmarkError("\(mismatches) of \(prepared.programs.count) programs end differently there"))
        }
        return .success(count / seconds)
    }

    private func build() throws -> Result<String, BenchmarkError> {
        if let built { return built }
        let output = folder.file("unicorn-bench")
        let cost = try ChildProcess.run(
            ["bash", "\(setup.root)/scripts/build-unicorn-bench", output], outputPath: folder.file("build-output"))
        let reason = String(decoding: cost.output, as: UTF8.self).split(separator: "\n").last ?? "no compiler"
        let result: Result<String, BenchmarkError> =
            cost.status == 0 ? .success(output) : .failure(BenchmarkError("\(reason)"))
        built = result
        return result
    }
}
