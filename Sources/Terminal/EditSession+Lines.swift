/// Moves and kills that know the lines of an entry; libedit's own take the whole of it for one line.
extension EditSession {
    func moveToLineStart() {
        var contents = buffer.contents
        let start = contents.line.lowerBound
        contents.cursor = contents.cursor == start ? 0 : start
        buffer.set(contents)
    }

    func moveToLineEnd() {
        var contents = buffer.contents
        let end = contents.line.upperBound
        contents.cursor = contents.cursor == end ? contents.text.count : end
        buffer.set(contents)
    }

    /// Moves the cursor to the line above, or below; false when there is none.
    func moveLine(up: Bool) -> Bool {
        var contents = buffer.contents
        let line = contents.line
        let column = contents.cursor - line.lowerBound
        if up {
            guard line.lowerBound > 0 else { return false }
            contents.cursor = line.lowerBound - 1
        } else {
            guard line.upperBound < contents.text.count else { return false }
            contents.cursor = line.upperBound + 1
        }
        let other = contents.line
        contents.cursor = min(other.lowerBound + column, other.upperBound)
        buffer.set(contents)
        return true
    }

    func killToLineEnd() {
        let contents = buffer.contents
        let end = contents.line.upperBound
        // At the end of a line, the line break itself goes, as in Emacs.
        kill(contents.cursor..<(end == contents.cursor ? min(end + 1, contents.text.count) : end))
    }

    func killToLineStart() {
        let contents = buffer.contents
        kill(contents.line.lowerBound..<contents.cursor)
    }

    func killWordBefore() {
        let contents = buffer.contents
        kill(wordStart(contents)..<contents.cursor)
    }

    func killWordAfter() {
        let contents = buffer.contents
        kill(contents.cursor..<wordEnd(contents))
    }

    func moveWord(back: Bool) {
        var contents = buffer.contents
        contents.cursor = back ? wordStart(contents) : wordEnd(contents)
        buffer.set(contents)
    }

    func yank() { buffer.insert(killed) }

    private func kill(_ range: Range<Int>) {
        guard !range.isEmpty else { return screen.beep() }
        var contents = buffer.contents
        killed = Array(contents.text[range])
        contents.text.removeSubrange(range)
        contents.cursor = range.lowerBound
        buffer.set(contents)
    }

    private func wordStart(_ contents: EditBuffer.Contents) -> Int {
        var place = contents.cursor
        while place > 0, !isWord(contents.text[place - 1]) { place -= 1 }
        while place > 0, isWord(contents.text[place - 1]) { place -= 1 }
        return place
    }

    private func wordEnd(_ contents: EditBuffer.Contents) -> Int {
        var place = contents.cursor
        while place < contents.text.count, !isWord(contents.text[place]) { place += 1 }
        while place < contents.text.count, isWord(contents.text[place]) { place += 1 }
        return place
    }

    /// What belongs to a word of the language, less the joints of a user principal name.
    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "$"
            || scalar == "-"
    }
}
