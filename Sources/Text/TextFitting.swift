/// Fits safe text into a number of columns.
package enum TextFitting {
    /// The text, or its beginning and `…` when it is wider.
    package static func truncate(_ text: String, to width: Int) -> String {
        if DisplayWidth.columns(of: text) <= width { return text }
        var result = ""
        var used = 0
        for character in text {
            let columns = DisplayWidth.columns(of: character)
            if used + columns > width - 1 { break }
            result.append(character)
            used += columns
        }
        return width > 0 ? result + "…" : ""
    }

    /// The text, or its beginning and its end with `…` between them when it is wider: an address needs both.
    package static func shorten(_ text: String, to width: Int) -> String {
        guard DisplayWidth.columns(of: text) > width, width > 0 else { return width > 0 ? text : "" }
        let tail = String(truncate(String(text.reversed()), to: (width - 1) / 2 + 1).dropLast().reversed())
        return truncate(text, to: width - DisplayWidth.columns(of: tail)) + tail
    }

    /// Returns the columns of a text's widest word.
    package static func widestWord(of text: String) -> Int {
        words(of: text).reduce(0) { max($0, DisplayWidth.columns(of: String($1))) }
    }

    /// Returns the parts of a text between blanks; empty ones only on request. Bytes where that is the same: most texts
    /// are ASCII, and characters are slow to find.
    package static func words(of text: String, omittingEmpty: Bool = true) -> [Substring] {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            return text.split(separator: " ", omittingEmptySubsequences: omittingEmpty)
        }
        return text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: omittingEmpty)
            .map(Substring.init)
    }

    /// Breaks the text at blanks into lines, of which the last is narrower and all but the first are indented.
    package static func wrap(_ text: String, to width: Int, last: Int, hanging: Int) -> [String] {
        if DisplayWidth.columns(of: text) <= last { return [text] }
        let margin = String(repeating: " ", count: hanging)
        let words = words(of: text).map { shorten(String($0), to: max(1, last - hanging)) }
        var tail = words.suffix(1)
        var used = tail.reduce(hanging) { $0 + DisplayWidth.columns(of: $1) }
        while tail.startIndex > 0 {
            used += 1 + DisplayWidth.columns(of: words[tail.startIndex - 1])
            if used > last { break }
            tail = words.suffix(tail.count + 1)
        }
        let head = wrap(words[..<tail.startIndex].joined(separator: " "), to: width - hanging)
        return (head.filter { !$0.isEmpty } + [tail.joined(separator: " ")]).enumerated().map {
            $0.offset == 0 ? $0.element : margin + $0.element
        }
    }

    /// The text in lines broken at blanks.
    ///
    /// - Parameter shortening: whether a word wider than a line is shortened to fit, rather than sticking out.
    package static func wrap(_ text: String, to width: Int, shortening: Bool = false) -> [String] {
        if DisplayWidth.columns(of: text) <= width { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in words(of: text) {
            let word = shortening ? shorten(String(word), to: max(1, width)) : String(word)
            let columns = DisplayWidth.columns(of: word)
            if !line.isEmpty, used + 1 + columns > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if !line.isEmpty { (line, used) = (line + " ", used + 1) }
            (line, used) = (line + word, used + columns)
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }
}
