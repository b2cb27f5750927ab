/// What a piece of text means, which determines how it looks.
package enum Style: Sendable, CaseIterable {
    case error
    case warning
    case note
    /// Something a change adds.
    case added
    /// Something a change removes.
    case removed
    case heading
    /// Less prominent than the text around it.
    case muted
    /// A statement, a code or a request, as it would be typed.
    case code
    /// Anything that concerns a live tenant, so it is never mistaken for a simulated one.
    case live
    // What is being typed.
    case prompt
    case keyword, name, string, number, variable, comment, fault
    /// What may follow the cursor.
    case hint
    /// The candidate that is currently in the line.
    case chosen

    /// Returns a text in this style; it must already be safe (`Visible`), because its own escapes would pass through.
    package func painting(_ text: String) -> String { "\u{1B}[\(parameters)m\(text)\u{1B}[0m" }

    /// Parameters of the terminal's *select graphic rendition* sequence; only the sixteen basic colours, because those
    /// follow the user's theme.
    package var parameters: String {
        switch self {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        case .added: "32"
        case .removed: "31"
        case .heading: "1"
        case .muted: "2"
        case .code: "36"
        case .live: "1;35"
        case .prompt, .keyword: "1"
        case .name: "36"
        case .string: "32"
        case .number: "35"
        case .variable: "33"
        case .comment: "2"
        case .fault: "4;31"
        case .hint: "90"
        case .chosen: "7"
        }
    }
}
