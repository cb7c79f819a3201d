import ArgumentParser
import Campaign
import Glibc
import HostFiles

/// `--known-issues` and `--today`.
struct KnownIssueOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Bugs to go on past, as JSON: counted in the summary, but no findings.", valueName: "file"))
    var knownIssues: String?

    @Option(
        help: ArgumentHelp("The day by which known issues expire; the host's (UTC) if left out.", valueName: "date"),
        transform: CalendarDate.read)
    var today: CalendarDate?

    func validate() throws {
        guard today == nil || knownIssues != nil else { throw ValidationError("--today is for --known-issues") }
    }

    /// The issues that hold today. Says of each other one that it has expired.
    func read() throws -> [KnownIssue] {
        guard let path = knownIssues else { return [] }
        let file = try KnownIssuesFile(
            json: try FileAccess.read(path, limit: KnownIssuesFile.maximumBytes), name: path)
        let today = today ?? CalendarDate.host
        for (index, issue) in file.issues.enumerated() where issue.isExpired(on: today) {
            Console.note(
                "\(path): entry \(index + 1), '\(issue.name)', has expired on \(issue.expires): it counts as a finding")
        }
        return file.issues.filter { !$0.isExpired(on: today) }
    }
}

extension CalendarDate {
    /// Reads a day such as `2026-12-31`.
    fileprivate static func read(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else { throw ValidationError("expected a day such as 2026-12-31") }
        return date
    }

    /// The day that it is on the host, by universal time.
    fileprivate static var host: CalendarDate {
        var seconds = time(nil)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        guard
            let date = CalendarDate(
                year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        else { preconditionFailure("the host's clock says \(seconds)") }
        return date
    }
}
