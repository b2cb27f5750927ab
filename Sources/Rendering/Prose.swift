import Text

/// Sentences of reports and faults, broken between words if the terminal's width is known.
package struct Prose: Sendable {
    let palette: Palette
    /// Columns; nil for no limit.
    let width: Int?

    package init(palette: Palette = .plain, width: Int? = nil) {
        self.palette = palette
        self.width = width
    }

    /// `error[code]: message`, with the help below.
    package func fault(code: String, message: String, help: String?) -> String {
        let lines = head("error[\(code)]", .error, message) + (help.map { labelled("help:", $0) } ?? [])
        return lines.map { $0 + "\n" }.joined()
    }

    /// Returns a message after its severity and code.
    func head(_ head: String, _ style: Style, _ message: String) -> [String] {
        broken(head + ": " + Visible.text(message), indent: 2, first: 0).enumerated().map { index, line in
            guard index == 0, line.hasPrefix(head) else { return palette.paint(line, .heading) }
            return palette.paint(head, style) + palette.paint(String(line.dropFirst(head.count)), .heading)
        }
    }

    /// A line such as `  help: …`.
    func labelled(_ label: String, _ text: String) -> [String] {
        let lines = broken(label + " " + Visible.text(text), indent: 4, first: 2)
        guard let first = lines.first, let end = first.firstRange(of: label)?.upperBound else { return lines }
        return ["  " + palette.paint(label, .note) + first[end...]] + lines.dropFirst()
    }

    private func broken(_ text: String, indent: Int, first: Int) -> [String] {
        let lines = width.map { TextFitting.wrap(text, to: max(20, $0 - indent)) } ?? [text]
        return lines.enumerated().map { String(repeating: " ", count: $0.offset == 0 ? first : indent) + $0.element }
    }
}
