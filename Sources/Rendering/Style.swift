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

    /// Parameters of the terminal's *select graphic rendition* sequence; of the sixteen basic colours only, for
    /// those follow the user's theme.
    var parameters: String {
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
        }
    }
}
