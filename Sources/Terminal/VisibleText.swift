import CLibEdit

/// A character as the terminal may see it: what to write, and how many cells that takes.
struct Glyph {
    let text: String
    let width: Int

    /// Control characters and those that reorder or hide text are shown by name, never sent. The width of other
    /// characters is known only under the UTF-8 locale that the editor chooses when it starts.
    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20...0x7E:
            self.init(text: String(scalar), width: 1)
        case 0..<0x20, 0x7F:
            self.init(text: "^" + String(Unicode.Scalar(UInt8(scalar.value) ^ 0x40)), width: 2)
        case 0x80...0x9F, 0xAD, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            self.init(named: scalar)
        default:
            let width = terminal_cells(scalar.value)
            if width < 0 { self.init(named: scalar) } else { self.init(text: String(scalar), width: Int(width)) }
        }
    }

    private init(text: String, width: Int) {
        self.text = text
        self.width = width
    }

    private init(named scalar: Unicode.Scalar) {
        let name = "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
        self.init(text: name, width: name.utf8.count)
    }
}

/// A text for one row of the terminal, cut to a number of cells.
func visible(_ text: String, cells: Int) -> (text: String, width: Int) {
    var row = ""
    var width = 0
    for scalar in text.unicodeScalars {
        let glyph = Glyph(scalar)
        guard width + glyph.width <= cells else { break }
        row += glyph.text
        width += glyph.width
    }
    return (row, width)
}
