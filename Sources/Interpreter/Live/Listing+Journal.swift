import PhotoPolicy

extension Listing {
    /// A journal's entries as a table, oldest first.
    package init(journal entries: [JournalEntry], roles: RoleCatalog) {
        self.init(
            "Changes by this program", columns: ["when", "who", "change", "before", "after", "because", "state"],
            rows: entries.map { entry in
                [entry.intent.when.description, entry.intent.who ?? "application"] + entry.intent.change.cells(roles)
                    + [entry.intent.why ?? "", entry.outcome.state.rawValue]
            })
    }
}

extension JournalEntry.Change {
    /// The kind in words, and what was before and after.
    fileprivate func cells(_ roles: RoleCatalog) -> [String] {
        switch self {
        case .settings(let before, let after, let undoing):
            [
                undoing.map { "rollback of \($0)" } ?? "apply", before.statements(roles).joined(separator: " "),
                after.statements(roles).joined(separator: " "),
            ]
        case .photo(let change):
            ["photo of \(change.accountName)", change.before ?? "none", change.after ?? "none"]
        }
    }
}
