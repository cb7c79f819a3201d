extension EvaluationResult {
    /// The result as one HTML page that needs no other file.
    public var page: String {
        var body = "<h1>Finding power</h1>\n<p>\(escaped(headline))</p>\n"
        body += "<h2>Numbers to reach</h2>\n" + table(Self.goalHeads, goalRows)
        body += "<h2>Survivors</h2>\n"
        body += survivors.isEmpty ? "<p>None.</p>\n" : table(Self.survivorHeads, survivorRows)
        for comparison in comparisons {
            body += "<h2>\(escaped(comparison.source.name))</h2>\n"
            body += summary(comparison).map { "<p>\(escaped($0))</p>\n" }.joined()
            body += table(Self.comparisonHeads, comparisonRows(comparison))
        }
        body += "<h2>Faults</h2>\n" + table(Self.faultHeads, faultRows)
        body += "<h2>Minimal programs</h2>\n" + table(Self.programHeads, programRows)
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>rvfuzz: finding power</title>
            <style>\(Self.style)</style></head><body>
            \(body)</body></html>

            """
    }

    private static let style = """
        body { font: 14px/1.4 sans-serif; margin: 2em; color: #222; background: #fff }
        table { border-collapse: collapse; margin: 1em 0 }
        th, td { border-bottom: 1px solid #ddd; padding: 2px 10px; text-align: left; vertical-align: top }
        th { position: sticky; top: 0; background: #f4f4f4 }
        tr:hover td { background: #f8f8f0 }
        td { font-variant-numeric: tabular-nums } td:first-child { font-family: monospace }
        """

    private static let programHeads = ["fault", "seed", "found by program", "reported as", "minimal program"]

    private var programRows: [[String]] {
        ourTrials.compactMap { trial in
            trial.minimization.map {
                [
                    trial.fault.name, "\(trial.seed)", "\(trial.programs - 1)", $0.signature,
                    $0.listing.joined(separator: "; "),
                ]
            }
        }
    }

    private func table(_ heads: [String], _ rows: [[String]]) -> String {
        var text = "<table><tr>" + heads.map { "<th>\(escaped($0))</th>" }.joined() + "</tr>\n"
        for row in rows { text += "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>\n" }
        return text + "</table>\n"
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
