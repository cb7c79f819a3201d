/// The result of checking goldens that belong together, such as those of `Corpus/handwritten`.
public struct GoldenGroup: Equatable, Sendable {
    /// The folder, such as `handwritten`.
    public let name: String
    /// Programs in it.
    public var programCount = 0
    /// Engines that each of them ran on.
    public let engineCount: Int
    /// What is not as it should be, one line each.
    public var failures: [String] = []

    /// One line: `handwritten   245 programs x 4 engines: all as recorded`.
    public var summary: String {
        let name = name + String(repeating: " ", count: max(1, 14 - name.count))
        let result = failures.isEmpty ? "all as recorded" : "\(failures.count) failures"
        return "\(name)\(programCount) programs x \(engineCount) engines: \(result)"
    }
}
