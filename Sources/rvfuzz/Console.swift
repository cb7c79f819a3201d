import ArgumentParser
import Campaign
import CorpusStore
import Glibc
import GoldenRecorder
import GuestISA
import GuestLinux
import HostFiles

/// A failure with the exit status that goes with it. Prints as one line.
struct CommandError: Error, CustomStringConvertible {
    let description: String
    let status: ExitStatus

    init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }
}

/// Exit statuses, as in the BSD header sysexits.h where it has one.
enum ExitStatus: Int32 {
    case agreed = 0
    case diverged = 1
    case usage = 64
    case malformedInput = 65
    case missingInput = 66
    case internalFailure = 70
    case cannotCreate = 73
    case cannotWrite = 74
    case interrupted = 130
}

extension ExitStatus {
    /// The status for a failure that the user can do something about, or nil.
    init?(for error: any Error) {
        switch error {
        case let error as CommandError: self = error.status
        case let error as FileAccessError where ["read", "open", "run"].contains(error.operation):
            self = error.isMissing ? .missingInput : .malformedInput
        case let error as FileAccessError: self = error.isExhausted ? .cannotWrite : .cannotCreate
        case is CampaignFolder.Refusal: self = .cannotCreate
        case is ShardMerge.Refusal, is Checkpoint.Malformed, is CampaignRecord.Unusable: self = .malformedInput
        case is ProgramFileError, is KnownIssuesError, is AssemblyError, is ELFError, is GoldenError,
            is GoldenFileError:
            self = .malformedInput
        case let error as UserEmulator.Failure: self = error.isMissing ? .missingInput : .internalFailure
        default: return nil
        }
    }
}

extension FileAccessError {
    /// Whether the file could be made but not filled: no space, or the device failed.
    fileprivate var isExhausted: Bool { [ENOSPC, EDQUOT, EIO, EFBIG].contains(code) }
}

/// Standard output and standard error.
enum Console {
    /// Writes text to standard output.
    static func print(_ text: String, terminator: String = "\n") { write(text + terminator, to: STDOUT_FILENO) }

    /// Writes text to standard error.
    static func note(_ text: String, terminator: String = "\n") { write(text + terminator, to: STDERR_FILENO) }

    /// Whether a person watches standard error.
    static var hasTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard count > 0 || errno == EINTR else { return giveUp(on: descriptor, errno) }
                rest = rest.dropFirst(max(count, 0))
            }
        }
    }

    /// Results that are lost must not look like success; where messages go to nobody, work that ends early ends.
    private static func giveUp(on descriptor: Int32, _ code: Int32) {
        guard descriptor == STDOUT_FILENO else {
            if code == EPIPE { Interruption.request() }
            return
        }
        if code == EPIPE {
            // As any program ends whose reader wants no more.
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
        }
        note("rvfuzz: \(FileAccessError(path: "standard output", operation: "write", code: code))")
        exit(ExitStatus.cannotWrite.rawValue)
    }

    /// The first line of a message about wrong usage, with the items of a list that follows it.
    private static func oneLine(_ message: String) -> String {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        let items = lines.dropFirst().prefix { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }
        guard let first = lines.first, !first.isEmpty else { return "wrong usage" }
        // The parser says what was expected of everything but numbers, of which there are only whole ones, and faults.
        if lines.count == 1, first.hasPrefix("The value '"), first.hasSuffix(">'") {
            if first.hasSuffix(" '--fault <name>'") { return "\(first): 'rvfuzz faults' lists them" }
            return "\(first): expected a whole number"
        }
        return items.isEmpty ? String(first) : "\(first) \(items.joined(separator: ", "))"
    }

    /// What prints the help of the subcommand that was used wrongly, which the last line of the full message names:
    /// `  See 'rvfuzz minimize --help' for more information.`
    private static func helpCommand(_ fullMessage: String) -> String {
        let quoted = fullMessage.split(separator: "\n").last { $0.hasPrefix("  See '") }?.split(separator: "'")
        guard let quoted, quoted.count > 1 else { return "rvfuzz --help" }
        return String(quoted[1])
    }

    /// Prints `error` as one line, where it is not just an exit status or a wish for help, and exits.
    static func finish(with error: any Error) -> Never {
        let known = RVFuzz.exitCode(for: error)
        if let status = ExitStatus(for: error) {
            note("rvfuzz: \(error)")
            exit(status.rawValue)
        }
        if error is ExitCode { exit(known.rawValue) }
        let message = RVFuzz.message(for: error)
        if known == .success {
            print(message)
            exit(0)
        }
        if known == .validationFailure {
            note("rvfuzz: \(oneLine(message)) (see '\(helpCommand(RVFuzz.fullMessage(for: error)))')")
            exit(ExitStatus.usage.rawValue)
        }
        note("rvfuzz: \(error)")
        exit(ExitStatus.internalFailure.rawValue)
    }
}
