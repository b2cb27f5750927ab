import Text

extension Table {
    /// The table as lines of text, the titles first, two spaces between columns; empty titles make no title line.
    ///
    /// With a width, the widest columns that may shrink do so until the table fits, but none below eight columns.
    package func text(width: Int? = nil, indent: Int = 0, palette: Palette = .plain) -> String {
        let margin = String(repeating: " ", count: max(0, indent))
        let widths = columnWidths(within: width.map { $0 - max(0, indent) })
        let areRight = columns.indices.map(isRight)
        var lines: [String] = []
        if columns.contains(where: { !$0.title.isEmpty }) {
            lines += render(columns.map { Cell($0.title, .heading) }, widths, areRight, palette)
        }
        for row in rows { lines += render(row, widths, areRight, palette) }
        return lines.map { $0.isEmpty ? "\n" : margin + $0 + "\n" }.joined()
    }

    private func columnWidths(within limit: Int?) -> [Int] {
        var widths = columns.indices.map { column in
            rows.reduce(DisplayWidth.columns(of: Visible.text(columns[column].title))) {
                max($0, DisplayWidth.columns(of: Visible.text($1[column].text)))
            }
        }
        guard let limit else { return widths }
        let least = 8
        for column in widths.indices where columns[column].overflow != .keep {
            widths[column] = min(widths[column], max(limit, least))
        }
        var excess = widths.reduce(0, +) + 2 * max(0, widths.count - 1) - limit
        while excess > 0 {
            let shrinkable = widths.indices.filter { columns[$0].overflow != .keep && widths[$0] > least }
            guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func render(_ row: [Cell], _ widths: [Int], _ areRight: [Bool], _ palette: Palette) -> [String] {
        let cells = row.indices.map { column -> [String] in
            let text = Visible.text(row[column].text)
            switch columns[column].overflow {
            case .keep: return [text]
            case .truncate: return [TextFitting.truncate(text, to: widths[column])]
            case .wrap: return TextFitting.wrap(text, to: widths[column])
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
