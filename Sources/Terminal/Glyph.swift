import Text

/// A character as the terminal may see it: what to write, and how many cells that takes.
struct Glyph {
    let text: String
    let width: Int

    /// What could control the terminal, or hide, is shown as an escape. So is an emoji joiner: terminals do not agree
    /// on the width of what it joins.
    init(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar? = nil) {
        if scalar != "\u{200D}", Visible.isSafe(scalar, after: previous) {
            text = String(scalar)
            width = DisplayWidth.columns(of: scalar)
        } else {
            text = Visible.escape(scalar)
            width = text.utf8.count
        }
    }
}

/// Returns a text for one row of the terminal, cut to a number of cells.
func visible(_ text: String, cells: Int) -> (text: String, width: Int) {
    var row = ""
    var width = 0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        let glyph = Glyph(scalar, after: previous)
        guard width + glyph.width <= cells else { break }
        row += glyph.text
        width += glyph.width
        previous = scalar
    }
    return (row, width)
}
