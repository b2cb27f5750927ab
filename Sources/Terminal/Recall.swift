/// Walks through the history entries that begin like the text before the cursor.
struct Recall {
    /// The entry shown, counted from the oldest; the number of entries when none is.
    private var index = Int.max
    private var prefix: [Unicode.Scalar] = []
    private var draft = EditBuffer.Contents()
    /// The contents after the last step; when they differ now, a new walk begins.
    private var left: EditBuffer.Contents?

    /// Notes that the text shown is the same, with the cursor elsewhere.
    mutating func cursorMoved(_ now: EditBuffer.Contents) {
        if left != nil { left = now }
    }

    /// Returns the next older or newer entry with the same beginning; nil when there is none.
    ///
    /// - Parameter offset: where the cursor goes in the newest entry, in bytes: a refused statement comes back with the
    ///   cursor where its report pointed.
    mutating func step(
        older: Bool, from now: EditBuffer.Contents, _ entries: [String], offset: Int?
    ) -> EditBuffer.Contents? {
        if left != now {
            (index, prefix, draft, left) = (entries.count, Array(now.text[..<now.cursor]), now, now)
        }
        let beginning = String(scalars: prefix)
        var next = index
        while true {
            next += older ? -1 : 1
            if next < 0 || next > entries.count { return nil }
            if next == entries.count { return arrive(draft, at: next) }
            let entry = entries[next]
            guard entry.utf8.starts(with: beginning.utf8), !entry.unicodeScalars.elementsEqual(now.text) else {
                continue
            }
            let text = Array(entry.unicodeScalars)
            var cursor = text.count
            if let offset, next == entries.count - 1, prefix.isEmpty {
                cursor = min(text.count, String(entry.utf8.prefix(max(0, offset)))?.unicodeScalars.count ?? text.count)
            }
            return arrive(EditBuffer.Contents(text: text, cursor: cursor), at: next)
        }
    }

    private mutating func arrive(_ contents: EditBuffer.Contents, at index: Int) -> EditBuffer.Contents {
        (self.index, left) = (index, contents)
        return contents
    }
}
