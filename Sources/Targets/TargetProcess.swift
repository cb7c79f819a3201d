import Glibc
import GuestMachine

/// A process that speaks the target protocol on its standard input and output: another project's emulator behind an
/// adapter.
///
/// Everything it sends is bounded and checked, and nothing is waited for longer than `patience`. Its standard error is
/// read along, so that it cannot stand still over it; the last line tells why it ended.
public final class TargetProcess {
    /// What it calls itself, such as `spike 0.0.5.dev20`.
    public let name: String
    /// What it can do.
    public let abilities: TargetAbilities

    /// Seconds for an answer.
    public static let usualPatience = 20.0
    /// Bytes of a frame, at most.
    static let frameLimit = 1 << 24

    private let label: String
    private let window: Range<UInt64>
    private let patience: Double
    private let child: Child
    /// Steps of each run of the requests that wait for an answer.
    private var waiting: [[Int]] = []

    /// Starts a target.
    ///
    /// - Parameters:
    ///   - label: How messages name it.
    ///   - command: Path of the adapter.
    ///   - arguments: Its arguments.
    ///   - window: The guest addresses of its memory.
    ///   - patience: Seconds for an answer.
    /// - Throws: `TargetFailure` if it cannot be started or does not say hello.
    public init(
        label: String, command: String, arguments: [String] = [], window: Range<UInt64> = ProgramMap.window,
        patience: Double = usualPatience
    ) throws(TargetFailure) {
        self.label = label
        self.window = window
        self.patience = patience
        child = try Child(label: label, command: command, arguments: arguments)
        let head = try child.read(3, patience)
        guard head[0] == TargetProcess.magic else {
            throw TargetFailure(.garbage, "\(label): does not speak the target protocol: expected rvfzzeT1 first")
        }
        abilities = TargetAbilities(rawValue: head[1]).intersection(.known)
        guard head[2] <= 128 else {
            throw TargetFailure(.garbage, "\(label): its name has \(head[2]) bytes, expected at most 128")
        }
        let text = try child.read(Int(head[2] + 7) / 8, patience).withUnsafeBytes { Array($0.prefix(Int(head[2]))) }
        // It is printed: nothing but what a terminal shows as it is.
        name = String(decoding: text.map { (0x20..<0x7f).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
        try child.write([TargetRequest.Frame.configure, 16, window.lowerBound, UInt64(window.count)], patience)
    }

    /// The first word of a target: `rvfzzeT1`.
    private static let magic: UInt64 = 0x3154_657a_7a66_7672

    /// Sends programs; `collect` waits for the answer. Several requests may be under way.
    ///
    /// - Parameter stepCounts: Steps of each run.
    public func submit(_ request: TargetRequest, stepCounts: [Int]) throws(TargetFailure) {
        precondition(request.byteCount <= TargetProcess.frameLimit, "a request of more than a frame")
        try child.write(request.frame, patience)
        waiting.append(stepCounts)
    }

    /// The answer to the first request that has none.
    public func collect() throws(TargetFailure) -> TargetReply {
        let head = try child.read(2, patience)
        guard head[0] == TargetRequest.Frame.ran, head[1] % 8 == 0, head[1] <= UInt64(TargetProcess.frameLimit) else {
            throw TargetFailure(
                .garbage, "\(label): answered with a frame of kind \(head[0]) and \(head[1]) bytes, expected kind 3")
        }
        let words = try child.read(Int(head[1]) / 8, patience)
        do throws(TargetReply.Malformed) {
            return try TargetReply(words, stepCounts: waiting.removeFirst(), window: window)
        } catch {
            throw TargetFailure(.garbage, "\(label): \(error.description)")
        }
    }
}
