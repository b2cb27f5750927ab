import Glibc

/// An incremental search backwards through the history.
struct Search {
    var pattern = ""
    var isFailing = false

    var prompt: String { "(\(isFailing ? "nothing found" : "search") \"\(pattern)\") " }
}

extension EditSession {
    /// Ctrl-R: each key narrows the search, Ctrl-R again goes to an older match, Ctrl-G gives up, and any other key
    /// takes the match into the line and then does what it always does.
    func searchHistory() {
        guard !isAnswer else { return screen.beep() }
        let before = buffer.contents
        var search = Search()
        var index = history.entries.count
        self.search = search
        while outcome == nil, let scalar = nextCharacter() {
            switch scalar {
            case "\u{12}":
                find(&search, from: index - 1, &index)
            case "\u{8}", "\u{7F}":
                search.pattern = String(search.pattern.unicodeScalars.dropLast())
                find(&search, from: history.entries.count - 1, &index)
            case "\u{7}":
                buffer.set(before)
                self.search = nil
                return
            case _ where scalar.value < 0x20 || scalar == KeyBindings.loneEscape:
                self.search = nil
                if scalar != KeyBindings.loneEscape { input.unread([UInt8(truncatingIfNeeded: scalar.value)]) }
                return
            default:
                search.pattern.unicodeScalars.append(scalar)
                find(&search, from: min(index, history.entries.count - 1), &index)
            }
            self.search = search
        }
        self.search = nil
    }

    private func find(_ search: inout Search, from start: Int, _ index: inout Int) {
        let pattern = search.pattern.lowercased()
        let shown = buffer.contents.string
        var place = start
        while place >= 0, place < history.entries.count {
            let entry = history.entries[place]
            if !pattern.isEmpty, entry.lowercased().holds(pattern), entry != shown || place == index {
                let text = Array(entry.unicodeScalars)
                buffer.set(EditBuffer.Contents(text: text, cursor: text.count))
                index = place
                search.isFailing = false
                return
            }
            place -= 1
        }
        search.isFailing = !pattern.isEmpty
    }
}

extension String {
    /// Whether another text stands in it; thousands of entries are asked at each key, so the C library is.
    fileprivate func holds(_ other: String) -> Bool { withCString { text in strstr(text, other) != nil } }
}
