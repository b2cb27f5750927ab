import Glibc

/// An incremental search backwards through the history.
struct Search {
    private var pattern = ""
    private var isFailing = false
    /// The entry shown, counted from the oldest; the number of entries when none is.
    private var index: Int

    init(_ entries: [String]) { index = entries.count }

    var prompt: String { "(\(isFailing ? "nothing found" : "search") \"\(pattern)\") " }

    /// Goes to an older entry that contains the pattern; nil when there is none.
    mutating func older(than shown: String, _ entries: [String]) -> String? { find(from: index - 1, shown, entries) }

    /// Removes the last character of the pattern, and searches again.
    mutating func shorten(_ shown: String, _ entries: [String]) -> String? {
        pattern = String(pattern.unicodeScalars.dropLast())
        return find(from: entries.count - 1, shown, entries)
    }

    mutating func lengthen(by scalar: Unicode.Scalar, _ shown: String, _ entries: [String]) -> String? {
        pattern.unicodeScalars.append(scalar)
        return find(from: min(index, entries.count - 1), shown, entries)
    }

    private mutating func find(from start: Int, _ shown: String, _ entries: [String]) -> String? {
        let wanted = pattern.lowercased()
        var place = start
        while place >= 0, place < entries.count {
            let entry = entries[place]
            if !wanted.isEmpty, entry.lowercased().holds(wanted), entry != shown || place == index {
                (index, isFailing) = (place, false)
                return entry
            }
            place -= 1
        }
        isFailing = !wanted.isEmpty
        return nil
    }
}

extension String {
    /// Whether it contains another text; each key searches thousands of entries, so this uses the C library.
    fileprivate func holds(_ other: String) -> Bool { withCString { text in strstr(text, other) != nil } }
}
