import CorpusStore
import GuestMachine

/// Records how programs end under `qemu-riscv64`, the user-mode emulator.
///
/// The program is run one instruction at a time through QEMU's GDB stub, in an executable that also holds a
/// `Supervisor`; nothing of the program is changed for it. Its registers, memory, signals and `siginfo` are QEMU's. What
/// user mode cannot show stands in the golden's second source line.
///
/// Where the contract leaves no choice that the ISA leaves, QEMU does the same: misaligned accesses succeed, and since
/// every step is a block of its own, a store to code is seen by the next fetch without FENCE.I.
public struct QEMURecorder: Sendable {
    /// RV64 without the extensions that QEMU 7.2 has by default, so that their words are illegal.
    static let processor =
        "rv64,c=false,m=false,a=false,f=false,d=false,zba=false,zbb=false,zbc=false,zbs=false,Zicsr=false"

    /// The emulator that is believed.
    public let emulator: UserEmulator

    /// A recorder that asks `emulator`.
    public init(_ emulator: UserEmulator) { self.emulator = emulator }

    /// Runs a program to its end.
    ///
    /// - Returns: The state to expect from now on; its sources say what was seen and what is by hand.
    /// - Throws: `RecordingError` if the program cannot be recorded, `UserEmulator.Failure` if QEMU cannot be run.
    public func record(_ program: Program) async throws -> GoldenState {
        try await record(program) { $0 }
    }

    /// Runs a program to its end.
    ///
    /// - Parameter listen: Gets the connection to the stub and gives back what is used in its place.
    func record(
        _ program: Program, through listen: @escaping @Sendable (any RemoteChannel) -> any RemoteChannel
    ) async throws -> GoldenState {
        let supervisor = Supervisor(program)
        let folder = try TemporaryFolder()
        let elf = folder.path(of: "program.elf")
        let socket = folder.path(of: "stub")
        try supervisor.elf.write(to: elf)

        let arguments = ["-cpu", QEMURecorder.processor, "-g", socket, elf]
        let (run, result) = try await UserEmulator.run(emulator.command, arguments) {
            let stub = RemoteStub(listen(try await QEMURecorder.connect(to: socket)))
            return try StepRecorder(stub: stub, program: program, supervisor: supervisor).run()
        }
        let errors = String(decoding: run.errors, as: UTF8.self)
        switch result {
        case .success(let outcome): return try outcome.recording(errors: errors).golden(of: program, source: source)
        case .failure(let error as RecordingError): throw error
        case .failure(let error): throw RecordingError("\(error) (\(emulator.command): \(firstLine(errors)))")
        }
    }

    /// The first line of a golden's sources.
    private var source: String {
        "\(emulator.version), -cpu rv64 without extensions, stepped through its GDB stub"
    }

    /// Tries until somebody listens at `path`.
    private static func connect(to path: String) async throws -> UnixSocket {
        let (attempts, pause) = (2000, Duration.milliseconds(5))
        for _ in 0..<attempts {
            if let socket = try UnixSocket(path: path) { return socket }
            try await Task.sleep(for: pause)
        }
        throw RemoteError("no debug stub after \(pause * attempts)")
    }
}

/// The first line of a text that is not empty, or that there is none.
private func firstLine(_ text: String) -> Substring { text.split(separator: "\n").first ?? "without a message" }

extension StepRecorder.Outcome {
    /// What was seen in all.
    ///
    /// - Parameter errors: The standard error of QEMU: at a misaligned jump, which user mode does not expect, it says so
    ///   and shows the registers before it ends itself.
    /// - Throws: `RecordingError` if it ended itself for another reason.
    func recording(errors: String) throws(RecordingError) -> Recording {
        var recording: Recording
        switch self {
        case .recorded(let complete): return complete
        case .died(let incomplete): recording = incomplete
        }
        guard errors.contains("unhandled CPU exception 0 -"), let state = QEMUDump.state(in: errors) else {
            throw RecordingError("the emulator ended itself: \(firstLine(errors))")
        }
        recording.state = state
        recording.remark =
            "it ends itself with 'unhandled CPU exception 0' and these registers; tval by hand: the target"
        return recording
    }
}

/// The registers as QEMU prints them when it ends itself: names such as `x10/a0`, each followed by its value.
enum QEMUDump {
    /// x0 to x31, then pc; nil if some are missing.
    static func state(in text: String) -> [UInt64]? {
        var state = [UInt64?](repeating: nil, count: RemoteStub.registerCount)
        let words = text.split(whereSeparator: \.isWhitespace)
        for (key, value) in zip(words, words.dropFirst()) {
            guard let index = index(of: key), state[index] == nil else { continue }
            state[index] = UInt64(value, radix: 16)
        }
        let known = state.compactMap(\.self)
        return known.count == state.count ? known : nil
    }

    private static func index(of key: Substring) -> Int? {
        if key == "pc" { return 32 }
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].hasPrefix("x"), let number = Int(parts[0].dropFirst()) else { return nil }
        return (0..<32).contains(number) ? number : nil
    }
}
