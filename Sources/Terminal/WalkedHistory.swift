import CLibEdit

/// The entries that libedit's own commands walk through: those of vi, and what `.editrc` binds.
struct WalkedHistory {
    private let entries: OpaquePointer
    private var isFilled = false

    /// Nil when there is no memory for it.
    init?(_ editor: OpaquePointer) {
        guard let entries = history_init() else { return nil }
        self.entries = entries
        libedit_history_bound(entries, Int32(HistoryFile.mostEntries))
        libedit_set_history(editor, entries)
    }

    /// Adds all entries, once: after the first prompt is drawn, which need not wait for ten thousand of them.
    mutating func fill(_ file: HistoryFile) {
        guard !isFilled else { return }
        isFilled = true
        for entry in file.entries { add(entry) }
    }

    func add(_ entry: String) {
        guard isFilled else { return }
        if HistoryFile.keeps(entry) { libedit_history_enter(entries, entry) }
    }
}
