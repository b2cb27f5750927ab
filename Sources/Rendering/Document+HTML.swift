import Text

extension Document {
    /// The document as one self-contained HTML file: light, dark and on paper.
    package var html: String {
        var rows = ""
        for fact in facts {
            rows += "<tr><th scope=\"row\">\(XML.content(fact.name))</th><td>\(XML.content(fact.value))</td></tr>\n"
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(XML.content(title))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <main>
            <h1>\(XML.content(title))</h1>
            <table class="facts">
            \(rows)</table>
            \(blocks.map { $0.html + "\n" }.joined())</main>
            </body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light dark; --text: #1b1f24; --back: #ffffff; --soft: #f2f4f7; --line: #d3d9e0;
          --lose: #f6c9c5; --gain: #bfe5c6; --keep: #e4f2e6; --never: #eceef1; --open: #f8e6b0; --mute: #5a6472; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e4e8ed; --back: #14171b; --soft: #1e2329; --line: #39414b; --lose: #6b2a28; --gain: #1f5a33;
            --keep: #21382a; --never: #262b31; --open: #5b4a16; --mute: #9aa5b3; } }
        @media print { :root { --text: #000; --back: #fff; } main { max-width: none; } h2 { break-after: avoid; }
          table, pre, li { break-inside: avoid; } * { print-color-adjust: exact; } }
        body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; }
        table { border-collapse: collapse; margin: .5rem 0; } th, td { text-align: left; padding: .3rem .7rem; }
        .facts th { color: var(--mute); font-weight: normal; padding-left: 0; }
        .wide { overflow-x: auto; } .grid th, .grid td { border: 1px solid var(--line); }
        .grid thead th { background: var(--soft); font-weight: 600; vertical-align: bottom; }
        .grid tbody th { font-weight: normal; } .grid td { text-align: center; font-family: ui-monospace, monospace; }
        .lose { background: var(--lose); } .gain { background: var(--gain); } .keep { background: var(--keep); }
        .never { background: var(--never); color: var(--mute); } .open { background: var(--open); }
        .verdict { border-left: .3rem solid var(--gain); background: var(--soft); padding: .6rem .9rem; font-weight: 600; }
        .verdict.bad { border-color: var(--lose); } .legend { color: var(--mute); font-size: .9rem; }
        pre { background: var(--soft); padding: .7rem .9rem; overflow-x: auto; font: 13px/1.45 ui-monospace, monospace; }
        pre .removed { background: var(--lose); display: block; } pre .added { background: var(--gain); display: block; }
        ul { padding-left: 1.2rem; } li { margin: .3rem 0; } .cure { display: block; color: var(--mute); }
        svg { width: 100%; height: auto; } svg text { fill: var(--text); font: 12px system-ui, sans-serif; }
        .can-bar { fill: var(--gain); } .cannot-bar { fill: var(--lose); } .either-bar { fill: var(--open); }
        """
}

extension Document.Block {
    fileprivate var html: String {
        switch self {
        case .heading(let words): "<h2>\(XML.content(words))</h2>"
        case .paragraph(let words): "<p>\(XML.content(words))</p>"
        case .verdict(let words, let isGood):
            "<p class=\"verdict\(isGood ? "" : " bad")\">\(XML.content(words))</p>"
        case .diff(let removed, let added):
            "<pre><span class=\"removed\">- \(XML.content(removed))</span><span class=\"added\">+ \(XML.content(added))"
                + "</span></pre>"
        case .items(let items): "<ul>\n\(items.map { $0.html + "\n" }.joined())</ul>"
        case .grid(let grid): grid.html
        case .timeline(let timeline): timeline.html
        case .code(let lines): "<pre>\(XML.content(lines.joined(separator: "\n")))</pre>"
        case .text(let text): text.isEmpty ? "" : "<pre>\(XML.content(Visible.lines(text)))</pre>"
        }
    }
}

extension Document.Item {
    fileprivate var html: String {
        let cure = cure.map { "<span class=\"cure\">\(XML.content($0))</span>" } ?? ""
        let kind =
            switch mark {
            case .good: "gain"
            case .bad: "lose"
            case .warning: "open"
            case .note: "never"
            }
        return "<li><strong class=\"\(kind)\">\(XML.content(title))</strong> \(XML.content(text))\(cure)</li>"
    }
}

extension Document.Grid {
    fileprivate var html: String {
        let head = columns.map { "<th scope=\"col\">\(XML.content($0))</th>" }.joined()
        let body = rows.map { row in
            "<tr><th scope=\"row\">\(XML.content(row.who))</th>"
                + row.cells.map { "<td class=\"\($0.kind.rawValue)\">\(XML.content($0.mark))</td>" }.joined()
                + "</tr>\n"
        }.joined()
        return "<div class=\"wide\"><table class=\"grid\"><thead><tr><th scope=\"col\">who</th>\(head)</tr></thead>\n"
            + "<tbody>\n\(body)</tbody></table></div>\n<p class=\"legend\">\(XML.content(legend))</p>"
    }
}

extension Document.Timeline {
    /// A bar for each group: what held before, what may be met while the change spreads, what holds afterwards.
    fileprivate var html: String {
        let (left, width, bar) = (300, 640, 26)
        let height = rows.count * bar + 46
        let marks = [left, left + width / 5, left + width * 4 / 5, left + width]
        var text = "<svg viewBox=\"0 0 960 \(height)\" role=\"img\" aria-label=\"\(XML.attribute(label))\">\n"
        for (index, row) in rows.enumerated() {
            let top = index * bar + 4
            let name = TextFitting.truncate(row.who, to: 44)
            text +=
                "<text x=\"0\" y=\"\(top + 15)\"><title>\(XML.content(row.who))</title>\(XML.content(name))</text>\n"
            for (place, stage) in row.kind.stages.enumerated() {
                text +=
                    "<rect class=\"\(stage.kind.rawValue)-bar\" x=\"\(marks[place])\" y=\"\(top)\" "
                    + "width=\"\(marks[place + 1] - marks[place])\" height=\"\(bar - 5)\">"
                    + "<title>\(XML.content(stage.words))</title></rect>\n"
                text += "<text x=\"\(marks[place] + 6)\" y=\"\(top + 15)\">\(XML.content(stage.words))</text>\n"
            }
        }
        let foot = rows.count * bar + 22
        text += "<text x=\"\(marks[1])\" y=\"\(foot)\" text-anchor=\"middle\">\(XML.content(start))</text>\n"
        text += "<text x=\"\(marks[2])\" y=\"\(foot)\" text-anchor=\"middle\">\(XML.content(end))</text>\n"
        text += "<text x=\"\(marks[1])\" y=\"\(foot + 16)\" text-anchor=\"middle\">if applied then</text>\n"
        text += "<text x=\"\(marks[2])\" y=\"\(foot + 16)\" text-anchor=\"middle\">in force everywhere</text>\n"
        return text + "</svg>"
    }

    private var label: String {
        rows.map { row in "\(row.who): \(row.kind.stages.map(\.words).joined(separator: ", then "))" }
            .joined(separator: "; ")
    }
}
