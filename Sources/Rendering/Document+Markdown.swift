extension Document {
    /// The document in Markdown as GitHub and Azure DevOps render it.
    package var markdown: String {
        var text = "# \(Markdown.escaped(title))\n\n| | |\n| --- | --- |\n"
        for fact in facts { text += "| \(Markdown.escaped(fact.name)) | \(Markdown.escaped(fact.value)) |\n" }
        return text + "\n" + blocks.map { $0.markdown + "\n" }.joined()
    }
}

extension Document.Block {
    fileprivate var markdown: String {
        switch self {
        case .heading(let words): "## \(Markdown.escaped(words))\n"
        case .paragraph(let words): Markdown.escaped(words) + "\n"
        case .verdict(let words, let isGood): "**\(isGood ? "" : "✗ ")\(Markdown.escaped(words))**\n"
        case .diff(let removed, let added): Markdown.block("- \(removed)\n+ \(added)", language: "diff")
        case .items(let items): items.map(\.markdown).joined()
        case .grid(let grid): grid.markdown
        case .timeline(let timeline): timeline.markdown
        case .code(let lines): Markdown.block(lines.joined(separator: "\n"))
        case .text(let text): text.isEmpty ? "" : Markdown.block(text)
        }
    }
}

extension Document.Item {
    fileprivate var markdown: String {
        let sign =
            switch mark {
            case .good: "✓"
            case .bad: "✗"
            case .warning: "!"
            case .note: "–"
            }
        let cure = cure.map { "  \n  \(Markdown.escaped($0))" } ?? ""
        return "- \(sign) **\(Markdown.escaped(title))**: \(Markdown.escaped(text))\(cure)\n"
    }
}

extension Document.Grid {
    fileprivate var markdown: String {
        var table = Table([Table.Column("who", .left)] + columns.map { Table.Column($0, .left) })
        for row in rows { table.add([Table.Cell(row.who)] + row.cells.map { Table.Cell($0.mark) }) }
        return table.markdown + "\n" + Markdown.escaped(legend) + "\n"
    }
}

extension Document.Timeline {
    fileprivate var markdown: String {
        var table = Table([
            Table.Column("who", .left), Table.Column("until \(start)", .left),
            Table.Column("until \(end)", .left), Table.Column("then", .left),
        ])
        for row in rows {
            let words = row.kind.stages
            table.add([Table.Cell(row.who)] + words.map { Table.Cell($0.words) })
        }
        return table.markdown
    }
}

extension Document.Grid.Kind {
    /// Before a change, while it spreads, and once it is in force.
    var stages: [(kind: Stage, words: String)] {
        switch self {
        case .lose: [(.can, "can"), (.either, "may or may not"), (.cannot, "cannot")]
        case .gain: [(.cannot, "cannot"), (.either, "may or may not"), (.can, "can")]
        case .keep: [(.can, "can"), (.can, "can"), (.can, "can")]
        case .never: [(.cannot, "cannot"), (.cannot, "cannot"), (.cannot, "cannot")]
        case .open: [(.either, "not settled"), (.either, "not settled"), (.either, "not settled")]
        }
    }

    enum Stage: String { case can, either, cannot }
}
