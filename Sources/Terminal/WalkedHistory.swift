import CLibEdit

/// The entries as libedit's own commands walk them: those of vi, and what `.editrc` binds.
struct WalkedHistory {
    private let entries: OpaquePointer

    /// Nil when there is no memory for it.
    init?(_ editor: OpaquePointer, _ file: HistoryFile) {
        guard let entries = history_init() else { return nil }
        self.entries = entries
        libedit_history_bound(entries, Int32(HistoryFile.mostEntries))
        libedit_set_history(editor, entries)
        for entry in file.entries { add(entry) }
    }

    func add(_ entry: String) {
        if HistoryFile.keeps(entry) { libedit_history_enter(entries, entry) }
    }
}
