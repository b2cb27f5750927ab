/// What a piece of text means, from which its looks follow.
package enum Style: Sendable, CaseIterable {
    case error
    case warning
    case note
    /// Something a change brings.
    case added
    /// Something a change takes away.
    case removed
    case heading
    /// Of less weight than the text around it.
    case muted
    /// A statement, a code or a request, as it would be typed.
    case code
    /// Whatever concerns a live tenant, so that it is never taken for a simulated one.
    case live
    // What is being typed.
    case prompt
    case keyword, name, string, number, variable, comment, fault
    /// What may follow, behind the cursor.
    case hint
    /// The candidate that is in the line.
    case chosen

    /// A text in this style; it must be safe already (`Visible`), for its own escapes would go through.
    package func painting(_ text: String) -> String { "\u{1B}[\(parameters)m\(text)\u{1B}[0m" }

    /// Parameters of the terminal's *select graphic rendition* sequence; of the sixteen basic colours only, for
    /// those follow the user's theme.
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
