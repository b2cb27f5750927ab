import Text

/// A line of output before it is fitted to a width: runs of styled text.
///
/// Control characters are made visible here, and nowhere else on the way to a terminal.
package struct Line: Sendable {
    private struct Run {
        let text: String
        let style: Style?
    }

    private var runs: [Run] = []
    /// Columns before the line.
    private let indent: Int
    /// Columns before the parts that do not fit and continue below.
    private let hang: Int
    /// A line that is already fitted, painted and safe.
    private var finished: String?

    package init(_ text: String = "", _ style: Style? = nil, indent: Int = 0, hang: Int? = nil) {
        self.indent = indent
        self.hang = hang ?? indent + 2
        add(text, style)
    }

    /// Takes a line of a table or a page, as wide as it is.
    package init(finished: String) {
        self.init()
        self.finished = finished
    }

    package mutating func add(_ text: String, _ style: Style? = nil) {
        if !text.isEmpty { runs.append(Run(text: Visible.text(text), style: style)) }
    }

    /// Returns the line with more text after it.
    package func adding(_ text: String, _ style: Style? = nil) -> Line {
        var line = self
        line.add(text, style)
        return line
    }

    /// - Parameter width: columns of the terminal; nil for no limit.
    package func text(width: Int?, palette: Palette) -> [String] {
        if let finished { return [finished] }
        let columns = runs.reduce(indent) { $0 + DisplayWidth.columns(of: $1.text) }
        guard let width, columns > max(width, Line.narrowest) else {
            guard !runs.isEmpty else { return [""] }
            return [Self.blanks(indent) + runs.map { palette.paint($0.text, $0.style) }.joined()]
        }
        return broken(to: max(width, Line.narrowest), palette)
    }

    /// No terminal is assumed to be narrower.
    private static let narrowest = 20

    private func broken(to width: Int, _ palette: Palette) -> [String] {
        var lines: [String] = []
        var line: [Run] = []
        var used = 0
        var margin = indent
        func finish() {
            lines.append(Self.blanks(margin) + line.map { palette.paint($0.text, $0.style) }.joined())
        }
        for word in words {
            let room = width - margin
            var word = word
            var columns = word.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }
            if !line.isEmpty, used + 1 + columns > room {
                finish()
                (line, used, margin) = ([], 0, hang)
            }
            if columns > width - margin {
                let whole = word.map(\.text).joined()
                word = [Run(text: TextFitting.shorten(whole, to: width - margin), style: word[0].style)]
                columns = width - margin
            }
            if line.isEmpty {
                (line, used) = (word, columns)
            } else {
                // A blank between two words of one style has that style too, so underlines have no gaps.
                let style = line.last?.style == word.first?.style ? word.first?.style : nil
                line += [Run(text: " ", style: style)] + word
                used += 1 + columns
            }
        }
        finish()
        return lines
    }

    /// The words, each in as many runs as it has styles.
    private var words: [[Run]] {
        var result: [[Run]] = []
        var isOpen = false
        for run in runs {
            for (index, part) in TextFitting.words(of: run.text, omittingEmpty: false).enumerated() {
                if index > 0 { isOpen = false }
                guard !part.isEmpty else { continue }
                let piece = Run(text: String(part), style: run.style)
                if isOpen { result[result.count - 1].append(piece) } else { result.append([piece]) }
                isOpen = true
            }
        }
        return result
    }

    static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension Line: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}
