import Text

/// The result of asking for an entry.
package enum Entry: Sendable, Hashable {
    /// The whole text, its lines separated by newlines, none at its end.
    case text(String)
    /// The user wants this text in their own editor (Ctrl-X Ctrl-E, or `:edit` below a folded entry).
    case edit(String)
    /// Ctrl-C: what was typed is gone.
    case interrupted
    /// Ctrl-D on an empty line, or the terminal went away.
    case endOfInput
}

/// Whether Enter may submit a text.
package enum Completeness: Sendable, Hashable {
    case complete
    /// What the continuation prompt shows as missing, such as `;` or `}`.
    case incomplete(missing: String)
}

/// A word that may stand at the cursor.
package struct Candidate: Sendable, Hashable {
    /// What is inserted in place of the begun word.
    package let text: String
    /// A word of explanation shown beside it.
    package let note: String

    package init(_ text: String, note: String = "") {
        self.text = text
        self.note = note
    }
}

/// The candidates for a place, and what they replace.
package struct Completion: Sendable, Hashable {
    /// How many UTF-8 bytes before the cursor belong to the begun word.
    package let replaced: Int
    package let candidates: [Candidate]

    package init(replaced: Int, _ candidates: [Candidate]) {
        self.replaced = replaced
        self.candidates = candidates
    }
}

/// A part of the text with its own style.
package struct StyledSpan: Sendable, Hashable {
    /// UTF-8 byte offsets into the text.
    package let range: Range<Int>
    package let style: Style

    package init(_ range: Range<Int>, _ style: Style) {
        self.range = range
        self.style = style
    }
}

/// What the editor asks of its owner; each is called on the editor's own thread and should answer within milliseconds.
package struct EditorHandlers: Sendable {
    /// Whether Enter may submit the text.
    package var completeness: @Sendable (_ text: String) -> Completeness = { _ in .complete }
    /// What each line but the last leaves missing, in order; the list may be shorter where nothing is.
    package var missingAtLineEnds: @Sendable (_ text: String) -> [String] = { _ in [] }
    /// The prompt of a line after the first, given what the lines before it leave missing.
    package var continuation: @Sendable (_ missing: String) -> String = { $0.isEmpty ? "... " : "\($0) … " }
    /// What may stand at the cursor, which is a UTF-8 byte offset.
    package var complete: @Sendable (_ text: String, _ cursor: Int) -> Completion = { _, _ in
        Completion(replaced: 0, [])
    }
    /// The spans to colour, in order and not overlapping.
    package var colour: (@Sendable (_ text: String) -> [StyledSpan])?
    /// A hint for what may follow, shown in grey after the text where the row has room.
    package var hint: (@Sendable (_ text: String, _ cursor: Int) -> String?)?

    /// Whether an entry may be written to the history file, besides what the editor itself decides.
    package var isKept: @Sendable (_ text: String) -> Bool = { _ in true }

    package init() {}
}
