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

    /// The text in lines of at most `width` columns, broken between words, and within one that is wider.
    package static func wrap(_ text: String, to width: Int) -> [String] {
        if DisplayWidth.columns(of: text) <= width { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.split(separator: " ") {
            var columns = DisplayWidth.columns(of: String(word))
            if !line.isEmpty, used + 1 + columns > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            if !line.isEmpty { (line, used) = (line + " ", used + 1) }
            if columns <= width {
                (line, used) = (line + word, used + columns)
                continue
            }
            for character in word {
                columns = DisplayWidth.columns(of: character)
                if used + columns > width, !line.isEmpty {
                    lines.append(line)
                    (line, used) = ("", 0)
                }
                line.append(character)
                used += columns
            }
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }
}
