/// Text from a file or another process for a one-line message, in quotes; see `presentable`.
package func quoted(_ text: some StringProtocol, limit: Int = 40) -> String { "'\(presentable(text, limit: limit))'" }

/// The first characters of a text, without what would disturb a terminal.
package func presentable(_ text: some StringProtocol, limit: Int = 40) -> String {
    let scalars = text.unicodeScalars.prefix(limit + 1)
    let shown = scalars.prefix(limit).map { isControl($0) ? "?" : String($0) }.joined()
    return scalars.count > limit ? shown + "…" : shown
}

/// Whether a character is a control character or a line break.
package func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
}
