import Text

extension Table {
    /// Renders the table as lines of text, titles first, two spaces between columns; empty titles make no title line.
    ///
    /// With a width, columns shrink, the widest first, until the table fits: down to their longest words, then to words
    /// shortened in the middle. If that is still not enough, each row becomes a list.
    package func text(width: Int? = nil, indent: Int = 0, palette: Palette = .plain) -> String {
        lines(width: width, indent: indent, palette: palette).map { $0 + "\n" }.joined()
    }

    /// Returns the same without line ends.
    func lines(width: Int?, indent: Int, palette: Palette) -> [String] {
        sideBySide(width: width, indent: indent, palette: palette)
            ?? stacked(width: width ?? 0, indent: indent, palette: palette)
    }

    /// Returns the lines of the table, or nil if its columns do not fit beside each other.
    func sideBySide(width: Int?, indent: Int, palette: Palette) -> [String]? {
        let margin = Line.blanks(indent)
        guard let widths = columnWidths(within: width.map { $0 - max(0, indent) }) else { return nil }
        let areRight = columns.indices.map(isRight)
        var lines: [String] = []
        if columns.contains(where: { !$0.title.isEmpty }) {
            lines += render(columns.map { Cell($0.title, .heading) }, widths, areRight, palette)
        }
        for row in rows {
            let (above, below) = parted(row, widths, limit: width.map { $0 - max(0, indent) })
            lines += above.map { palette.paint($0, row[0].style) } + render(below, widths, areRight, palette)
        }
        return lines.map { $0.isEmpty ? "" : margin + $0 }
    }

    private func columnWidths(within limit: Int?) -> [Int]? {
        let texts = columns.indices.map { column in rows.map { Visible.text($0[column].text) } }
        var widths = columns.indices.map { column in
            texts[column].reduce(titleWidth(column)) { max($0, DisplayWidth.columns(of: $1)) }
        }
        guard let limit else { return widths }
        let words = columns.indices.map { column in
            let hang = columns[column].overflow == .above ? Self.hang : 0
            return texts[column].reduce(titleWidth(column, atLeast: true)) {
                max($0, TextFitting.widestWord(of: $1) + hang)
            }
        }
        for least in [words, words.map { min($0, Self.shortest) }] {
            var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - limit
            while excess > 0 {
                let shrinkable = widths.indices.filter { columns[$0].overflow != .keep && widths[$0] > least[$0] }
                guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= 1
                excess -= 1
            }
            if excess <= 0 { return widths }
        }
        return nil
    }

    /// The indentation of the first cell's further lines.
    private static let hang = 2

    /// The columns to which words may be shortened before a table is given up.
    private static let shortest = 16

    /// Returns the columns of a title: on one line or, if its column is narrow, on a few.
    private func titleWidth(_ column: Int, atLeast: Bool = false) -> Int {
        let title = Visible.text(columns[column].title)
        let word = TextFitting.widestWord(of: title)
        guard !atLeast else { return word }
        guard columns[column].overflow == .narrow else { return DisplayWidth.columns(of: title) }
        return (word...max(word, DisplayWidth.columns(of: title))).first {
            TextFitting.wrap(title, to: $0).count <= Self.titleLines
        } ?? word
    }

    private static let titleLines = 4

    /// Renders each row as a list: its first cell, and below it the others after their titles.
    private func stacked(width: Int, indent: Int, palette: Palette) -> [String] {
        rows.flatMap { row in
            row.indices.filter { $0 == 0 || !row[$0].text.isEmpty }.flatMap { column -> [String] in
                let title = column == 0 || columns[column].title.isEmpty ? "" : columns[column].title + ": "
                return Line(
                    title, .heading, indent: column == 0 ? indent : indent + 2, hang: indent + (column == 0 ? 2 : 4)
                )
                .adding(row[column].text, row[column].style).text(width: width, palette: palette)
            }
        }
    }

    /// Returns the lines of a first cell that do not fit its column, and the row with the rest of the cell.
    private func parted(_ row: [Cell], _ widths: [Int], limit: Int?) -> (above: [String], below: [Cell]) {
        guard let limit, columns[0].overflow == .above else { return ([], row) }
        var lines = TextFitting.wrap(Visible.text(row[0].text), to: limit, last: widths[0], hanging: Self.hang)
        let last = Cell(lines.removeLast(), row[0].style)
        return (lines, [last] + row.dropFirst())
    }

    private func render(_ row: [Cell], _ widths: [Int], _ areRight: [Bool], _ palette: Palette) -> [String] {
        let cells = row.indices.map { column -> [String] in
            let text = Visible.text(row[column].text)
            switch columns[column].overflow {
            case .keep: return [text]
            case .truncate: return [TextFitting.truncate(text, to: widths[column])]
            case .wrap, .narrow, .above: return TextFitting.wrap(text, to: widths[column], shortening: true)
            }
        }
        return (0..<(cells.map(\.count).max() ?? 0)).map { index in
            var line = ""
            var pending = 0
            for column in row.indices {
                let text = index < cells[column].count ? cells[column][index] : ""
                let space = max(0, widths[column] - DisplayWidth.columns(of: text))
                pending += areRight[column] ? space : 0
                if !text.isEmpty {
                    line += String(repeating: " ", count: pending) + palette.paint(text, row[column].style)
                    pending = 0
                }
                pending += (areRight[column] ? 0 : space) + 2
            }
            return line
        }
    }
}
