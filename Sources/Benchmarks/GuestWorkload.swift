import GuestLinux
import HostFiles

/// A guest program that is measured.
struct GuestWorkload {
    /// Its file in `Corpus/programs`, without extension.
    let name: String
    /// What it does, as the paper or its peers name it.
    let summary: String
    /// Its arguments.
    var arguments: [String] = []
    /// Instructions that it retires, as its golden says.
    var retired: UInt64 = 0

    /// The loops whose geometric mean is judged.
    static let loops = [
        GuestWorkload(name: "recursion", summary: "recursion with bit masks"),
        GuestWorkload(name: "sieve", summary: "byte sieve"),
        GuestWorkload(name: "sha256", summary: "SHA-256"),
        GuestWorkload(name: "crc", summary: "CRC and memory copies"),
        GuestWorkload(name: "sort", summary: "quicksort and trees with function pointers"),
        GuestWorkload(name: "matrix", summary: "shift-add matrix product"),
        GuestWorkload(name: "records", summary: "records and strings"),
    ]

    /// The paper's branchy program, n = 27.
    static let queens = GuestWorkload(name: "nqueens-first", summary: "N-Queens, first solution", arguments: ["27"])

    /// The same with the count of its golden.
    ///
    /// - Throws: `GoldenError` or `FileAccessError`; a workload without golden is a `BenchmarkError`.
    func counted(by goldens: [ProgramGolden]) throws -> GuestWorkload {
        guard let golden = goldens.first(where: { $0.program == name + ".elf" && $0.arguments == arguments }) else {
            throw BenchmarkError("\(name).elf with arguments \(arguments) has no golden")
        }
        var workload = self
        workload.retired = golden.retired
        return workload
    }

    /// Where the guest's program is.
    func path(in root: String) -> String { "\(root)/Corpus/programs/\(name).elf" }
}

/// Why a benchmark cannot be done, as one line.
public struct BenchmarkError: Error, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    /// An error with the line given.
    init(_ description: String) { self.description = description }
}
