/// Moves and ranges that know the lines and words of an entry; libedit's own treat it all as one line.
extension EditBuffer.Contents {
    /// Moves to the start of the line; from there to the start of the entry.
    mutating func moveToLineStart() { cursor = cursor == line.lowerBound ? 0 : line.lowerBound }

    /// Moves to the end of the line; from there to the end of the entry.
    mutating func moveToLineEnd() { cursor = cursor == line.upperBound ? text.count : line.upperBound }

    /// Moves the cursor to the line above, or below; returns false when there is none.
    mutating func moveLine(up: Bool) -> Bool {
        let line = line
        let column = cursor - line.lowerBound
        if up {
            guard line.lowerBound > 0 else { return false }
            cursor = line.lowerBound - 1
        } else {
            guard line.upperBound < text.count else { return false }
            cursor = line.upperBound + 1
        }
        cursor = min(self.line.lowerBound + column, self.line.upperBound)
        return true
    }

    mutating func moveWord(back: Bool) { cursor = back ? wordBefore.lowerBound : wordAfter.upperBound }

    /// From the cursor to the end of its line; at the end the line break itself, as in Emacs.
    var restOfLine: Range<Int> {
        let end = line.upperBound
        return cursor..<(end == cursor ? min(end + 1, text.count) : end)
    }

    var startOfLine: Range<Int> { line.lowerBound..<cursor }

    var wordBefore: Range<Int> {
        var place = cursor
        while place > 0, !Self.isWord(text[place - 1]) { place -= 1 }
        while place > 0, Self.isWord(text[place - 1]) { place -= 1 }
        return place..<cursor
    }

    var wordAfter: Range<Int> {
        var place = cursor
        while place < text.count, !Self.isWord(text[place]) { place += 1 }
        while place < text.count, Self.isWord(text[place]) { place += 1 }
        return cursor..<place
    }

    /// Removes a part, puts the cursor in its place, and returns the part.
    mutating func remove(_ range: Range<Int>) -> [Unicode.Scalar] {
        let part = Array(text[range])
        text.removeSubrange(range)
        cursor = range.lowerBound
        return part
    }

    /// Returns the contents with a text inserted at the cursor, which then stands after it.
    func inserting(_ new: some Collection<Unicode.Scalar>) -> EditBuffer.Contents {
        EditBuffer.Contents(text: Array(text[..<cursor] + new + text[cursor...]), cursor: cursor + new.count)
    }

    /// Whether a scalar belongs to a word of the language, not counting the separators of a user principal name.
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "$"
            || scalar == "-"
    }
}
