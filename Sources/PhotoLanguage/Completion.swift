import Text

extension Source {
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
