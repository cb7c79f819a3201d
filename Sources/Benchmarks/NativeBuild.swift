/// Builds the guest programs for this host, from the same sources with the flags of `scripts/build-programs`.
struct NativeBuild {
    /// The compiler.
    static let compiler = "gcc"
    /// What both builds are told; that for the guest adds what RV64I needs.
    private static let flags = [
        "-O2", "-std=c11", "-ffreestanding", "-fno-builtin", "-fno-tree-loop-distribute-patterns", "-fno-pic",
        "-no-pie", "-fno-asynchronous-unwind-tables", "-static", "-nostdlib", "-nostartfiles",
    ]

    let root: String
    let folder: TemporaryFolder

    /// Compiles a program.
    ///
    /// - Returns: Where it is, or why there is none.
    func build(_ name: String) throws -> Result<String, BenchmarkError> {
        let output = folder.file("native-\(name)")
        let programs = "\(root)/Corpus/programs"
        let command =
            [NativeBuild.compiler] + NativeBuild.flags
            + ["-o", output, "\(programs)/start-x86_64.S", "\(programs)/\(name).c"]
        do {
            let cost = try ChildProcess.run(command)
            guard cost.status == 0 else {
                return .failure(BenchmarkError("\(name).c does not build with \(NativeBuild.compiler)"))
            }
            return .success(output)
        } catch let failure as ChildProcess.Failure where failure != .stopped {
            return .failure(BenchmarkError("\(failure)"))
        }
    }
}
