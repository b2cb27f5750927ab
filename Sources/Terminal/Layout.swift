/// One row of the terminal: what to write, colours included, and the cells it fills.
struct Row: Equatable {
    var text = ""
    var width = 0
}

/// The rows of an entry, and where the cursor stands in them.
struct Frame: Equatable {
    var rows: [Row] = [Row()]
    var cursorRow = 0
    var cursorColumn = 0
}

/// Lays text out in rows of a terminal.
///
/// libedit's own display starts the later lines of an entry in the first column, without a prompt, and cannot scroll an
/// entry taller than the screen; so its display is discarded, and the entry is drawn from here.
struct Layout {
    let columns: Int
    private(set) var frame = Frame()
    private var style = ""
    private var previous: Unicode.Scalar?

    init(columns: Int) { self.columns = max(8, columns) }

    /// Adds the program's own text, such as a prompt: made visible, in one style.
    mutating func add(_ text: String, style: String = "") {
        set(style)
        for scalar in text.unicodeScalars { add(glyph: scalar) }
        set("")
    }

    mutating func add(_ scalar: Unicode.Scalar, style: String, lineStart: Int) {
        set(style)
        if scalar == "\t" {
            let filled = frame.rows[frame.rows.count - 1].width - lineStart
            for _ in 0..<(4 - ((filled % 4) + 4) % 4) { add(glyph: " ") }
        } else {
            add(glyph: scalar)
        }
    }

    mutating func newRow() {
        previous = nil
        let style = style
        set("")
        frame.rows.append(Row())
        set(style)
    }

    /// Places the cursor where the next character would go.
    mutating func placeCursor() {
        if width >= columns { newRow() }
        frame.cursorRow = frame.rows.count - 1
        frame.cursorColumn = width
    }

    /// The cells filled in the last row.
    var width: Int { frame.rows[frame.rows.count - 1].width }

    mutating func set(_ style: String) {
        guard style != self.style else { return }
        frame.rows[frame.rows.count - 1].text += style.isEmpty ? "\u{1B}[0m" : "\u{1B}[0;\(style)m"
        self.style = style
    }

    private mutating func add(glyph scalar: Unicode.Scalar) {
        let glyph = Glyph(scalar, after: previous)
        previous = scalar
        if width + glyph.width > columns { newRow() }
        frame.rows[frame.rows.count - 1].text += glyph.text
        frame.rows[frame.rows.count - 1].width += glyph.width
    }
}
