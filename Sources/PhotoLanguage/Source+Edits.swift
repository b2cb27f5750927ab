import Text

extension Source {
    /// Returns the source with the sure edits applied; of two that overlap, only the first.
    package func applying(_ edits: [Edit]) -> Source {
        var result: [UInt8] = []
        var position = 0
        for edit in edits.filter({ $0.confidence == .sure }).sorted(by: { $0.span.start < $1.span.start })
        where Int(edit.span.start) >= position && Int(edit.span.end) <= bytes.count {
            result += bytes[position..<Int(edit.span.start)]
            result += edit.replacement.utf8
            position = Int(edit.span.end)
        }
        return Source(name: name, bytes: result + bytes[position...], origin: origin)
    }

    /// Returns the text with a final `;` added if only that is missing and the last statement changes nothing;
    /// otherwise the text as it is.
    package static func completing(_ text: String) -> String {
        guard Missing.from(Source(name: "", text: text)) == .semicolon else { return text }
        let whole = text + (text.hasSuffix("\n") ? ";" : "\n;")
        let tree = SyntaxTree(parsing: Source(name: "", text: whole))
        guard let last = tree.statementViews.last?.statement, !last.mayChange else { return text }
        let completed = text.trimmed + ";"
        // After a comment the `;` goes on the next line.
        return Missing.from(Source(name: "", text: completed)) == nil ? completed : text.trimmed + "\n;"
    }
}
