import Text

extension StatementSyntax {
    /// Whether it may change something: the tenant, the simulated world, or what an included file changes.
    package var mayChange: Bool {
        switch self {
        case .apply, .rollback, .updatePhoto, .removePhoto, .restorePhoto, .grant, .revoke, .mailboxPhotos,
            .mailboxPolicy, .userConsent, .advance, .include:
            true
        case .settings, .discard, .plan, .can, .who, .explainAccess, .explainCode, .expect, .show, .print, .define,
            .whatIf, .findPolicy:
            false
        }
    }
}

extension Source {
    /// The text with the `;` that its last statement lacks, where that alone is missing and the statement changes
    /// nothing; else the text as it is.
    package static func completing(_ text: String) -> String {
        guard Missing.from(Source(name: "", text: text)) == .semicolon else { return text }
        let whole = text + (text.hasSuffix("\n") ? ";" : "\n;")
        let tree = SyntaxTree(parsing: Source(name: "", text: whole))
        guard let last = tree.statementViews.last?.statement, !last.mayChange else { return text }
        let completed = text.trimmed + ";"
        // Behind a comment the `;` stands on a line of its own.
        return Missing.from(Source(name: "", text: completed)) == nil ? completed : text.trimmed + "\n;"
    }
}
