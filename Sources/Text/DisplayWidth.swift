/// The columns that text occupies on a terminal, which differ from its character count: East Asian characters and emoji
/// take two, combining marks none.
package enum DisplayWidth {
    /// Columns of a text without tabs and control characters (those count one each; make them visible first).
    package static func columns(of text: String) -> Int {
        var ascii = true
        var count = 0
        for byte in text.utf8 {
            if byte >= 0x7F || byte < 0x20 {
                ascii = false
                break
            }
            count += 1
        }
        return ascii ? count : text.reduce(0) { $0 + columns(of: $1) }
    }

    /// Columns of one character as a person sees it: 0, 1 or 2.
    package static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return 0 }
        if scalars.count == 1 { return columns(of: first) }
        var sum = 0
        for scalar in scalars {
            // Emoji presentation, an emoji sequence or a flag: one picture of two columns.
            if scalar.value == 0xFE0F, first.properties.isEmoji { return 2 }
            if scalar.value == 0x200D, first.properties.isEmojiPresentation { return 2 }
            sum += columns(of: scalar)
        }
        return min(sum, 2)
    }

    /// Columns of one scalar that stands alone.
    package static func columns(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value == 0xAD ? 0 : 1 }
        // Vowels and finals of decomposed Hangul are drawn into the syllable's first letter.
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
        if isWide(value) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }

    /// Columns from a tab at a column (0-based) to the next stop.
    package static func tabColumns(at column: Int, every stop: Int = 4) -> Int {
        let stop = max(stop, 1)
        return stop - max(column, 0) % stop
    }

    private static func isWide(_ value: UInt32) -> Bool {
        if value < 0x1100 { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            let range = wideRanges[middle]
            if value < range.0 {
                high = middle
            } else if value > range.1 {
                low = middle + 1
            } else {
                return true
            }
        }
        return false
    }
}
