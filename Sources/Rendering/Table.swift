import Text

/// A table of text whose columns are as wide as their cells need on a terminal.
package struct Table: Sendable {
    package struct Column: Sendable {
        package enum Alignment: Sendable {
            case left
            case right
            /// Right when every cell that is not empty is a number.
            case automatic
        }

        package enum Overflow: Sendable {
            case wrap
            /// Wraps, and lets its title wrap over a few lines.
            case narrow
            /// What does not fit goes above its row, as wide as the table. Only for the first column.
            case above
            case truncate
            /// Never narrower than its widest cell.
            case keep
        }

        package let title: String
        package let alignment: Alignment
        package let overflow: Overflow

        package init(_ title: String, _ alignment: Alignment = .automatic, overflow: Overflow = .wrap) {
            self.title = title
            self.alignment = alignment
            self.overflow = overflow
        }
    }

    package struct Cell: Sendable, ExpressibleByStringInterpolation {
        /// The text as given; control characters are made visible when the table is rendered.
        package let text: String
        package let style: Style?

        package init(_ text: String, _ style: Style? = nil) {
            self.text = text
            self.style = style
        }

        package init(stringLiteral value: String) { self.init(value) }
    }

    package let columns: [Column]
    package private(set) var rows: [[Cell]] = []

    package init(_ columns: [Column]) { self.columns = columns }

    /// Adds a row; missing cells are empty, surplus cells are dropped.
    package mutating func add(_ cells: [Cell]) {
        rows.append(columns.indices.map { $0 < cells.count ? cells[$0] : Cell("") })
    }

    /// Adds a row of plain texts.
    package mutating func add(_ texts: String...) {
        add(texts.map { Cell($0) })
    }

    /// Whether a column is aligned to the right.
    func isRight(_ column: Int) -> Bool {
        switch columns[column].alignment {
        case .left: return false
        case .right: return true
        case .automatic:
            let texts = rows.map { $0[column].text }.filter { !$0.isEmpty }
            return !texts.isEmpty && texts.allSatisfy(Table.isNumber)
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        var digits = text.utf8[...]
        if let sign = digits.first, sign == 0x2B || sign == 0x2D { digits.removeFirst() }
        return !digits.isEmpty
            && digits.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x25 }
    }
}
