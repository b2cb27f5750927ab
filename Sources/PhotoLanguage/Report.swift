/// A message about a place in a source: a value, rendered elsewhere.
package struct Report: Sendable, Hashable {
    package enum Severity: String, Sendable { case error, warning, note }

    /// The stable code; `photopolicy explain` has a page on each.
    package let code: String
    package let severity: Severity
    package let source: Source
    package let span: SourceSpan
    /// One sentence that makes sense without the help.
    package let message: String
    /// What to do about it, where that is known.
    package let help: String?
    /// Edits that would fix it; those of equal confidence belong together.
    package let edits: [Edit]

    package init(
        _ code: String, _ severity: Severity = .error, in source: Source, at span: SourceSpan,
        _ message: String, help: String? = nil, edits: [Edit] = []
    ) {
        self.code = code
        self.severity = severity
        self.source = source
        self.span = span
        self.message = message
        self.help = help
        self.edits = edits
    }
}

/// A replacement of a span of the source with another text.
package struct Edit: Sendable, Hashable {
    package enum Confidence: String, Sendable {
        /// Keeps the evident meaning: `check --fix` applies it.
        case sure
        /// A guess, shown as *did you mean*, never applied unasked.
        case likely
    }

    package let span: SourceSpan
    package let replacement: String
    package let confidence: Confidence

    package init(_ span: SourceSpan, _ replacement: String, _ confidence: Confidence) {
        self.span = span
        self.replacement = replacement
        self.confidence = confidence
    }
}
