/// Walking through the history entries that begin as the text before the cursor.
struct Recall {
    /// The entry shown, counted from the oldest; the number of entries when none is.
    var index = Int.max
    var prefix: [Unicode.Scalar] = []
    var draft = EditBuffer.Contents()
    /// What the last step left; when the text is another now, a new walk begins.
    var left: EditBuffer.Contents?
}

extension EditSession {
    /// An arrow key: inside the entry first, then to other entries.
    func arrow(up: Bool) {
        if moveLine(up: up) {
            if recall.left != nil { recall.left = buffer.contents }
            return
        }
        step(older: up)
    }

    /// To the next older or newer entry with the same beginning.
    func step(older: Bool) {
        guard !isAnswer else { return screen.beep() }
        let now = buffer.contents
        if recall.left != now {
            recall = Recall(index: history.entries.count, prefix: Array(now.text[..<now.cursor]), draft: now, left: now)
        }
        var beginning = String.UnicodeScalarView()
        beginning.append(contentsOf: recall.prefix)
        let prefix = String(beginning)
        var index = recall.index
        while true {
            index += older ? -1 : 1
            if index < 0 || index > history.entries.count { return screen.beep() }
            if index == history.entries.count {
                return recallStep(recall.draft, at: index)
            }
            let entry = history.entries[index]
            guard entry.utf8.starts(with: prefix.utf8), !entry.unicodeScalars.elementsEqual(now.text) else { continue }
            let text = Array(entry.unicodeScalars)
            var cursor = text.count
            // A refused statement comes back with the cursor where its report pointed.
            if let offset = recallOffset, index == history.entries.count - 1, recall.prefix.isEmpty {
                cursor = min(text.count, String(entry.utf8.prefix(max(0, offset)))?.unicodeScalars.count ?? text.count)
            }
            return recallStep(EditBuffer.Contents(text: text, cursor: cursor), at: index)
        }
    }

    private func recallStep(_ contents: EditBuffer.Contents, at index: Int) {
        buffer.set(contents)
        recall.index = index
        recall.left = contents
    }
}
