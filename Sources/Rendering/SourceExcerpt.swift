import PhotoLanguage
import Text

/// The lines of source under a report, its span underlined.
struct SourceExcerpt {
    let report: Report
    let positions: SourcePositions
    let palette: Palette
    /// Columns that a line of source may take.
    let width: Int

    private var span: Range<Int> {
        let count = report.source.bytes.count
        let start = min(Int(report.span.start), count)
        return start..<max(start, min(Int(report.span.end), count))
    }

    /// Columns that the line numbers take.
    private var gutter: Int {
        String(max(positions[report.span.start].line, positions[report.span.end].line)).count
    }

    var lines: [String] {
        let first = positions[report.span.start]
        let last = lastLine
        let mark = palette.paint(String(repeating: " ", count: gutter) + " |", .muted)
        var lines = [mark]
        lines += drawn(first, span.lowerBound..<(last == nil ? span.upperBound : Int.max))
        if let last {
            if last.line > first.line + 1 { lines.append(palette.paint(String(repeating: ".", count: 3), .muted)) }
            lines += drawn(last, Int.min..<span.upperBound)
        }
        return lines
    }

    /// The line on which a span of several lines ends: that of its last byte.
    private var lastLine: SourcePosition? {
        guard !span.isEmpty else { return nil }
        let last = positions[UInt32(span.upperBound - 1)]
        return last.line > positions[report.span.start].line ? last : nil
    }

    /// A line of source and the line that marks a part of it.
    private func drawn(_ position: SourcePosition, _ marked: Range<Int>) -> [String] {
        let isLast = marked.lowerBound == Int.min
        // The last line of a span is shown around the span's end.
        let focus = max(position.lineStart, isLast ? marked.upperBound - 1 : marked.lowerBound)
        let drawing = SourceCells(
            in: report.source, lineStart: position.lineStart, around: focus..<max(focus, marked.upperBound),
            width: width)
        let text = drawing.cells.reduce(into: drawing.isCutBefore ? "…" : "") { $0 += $1.text }
        let underline = underline(of: drawing, marked, isLast: isLast)
        let number = String(position.line)
        let margin = String(repeating: " ", count: max(0, gutter - number.count)) + number + " |"
        let blank = String(repeating: " ", count: gutter) + " | "
        let indent = String(underline.prefix { $0 == " " })
        let carets = String(underline.dropFirst(indent.count))
        return [
            palette.paint(margin, .muted) + (text.isEmpty ? "" : " " + text + (drawing.isCutAfter ? "…" : "")),
            palette.paint(blank, .muted) + indent + palette.paint(carets, Style(report.severity)),
        ]
    }

    private func underline(of drawing: SourceCells, _ marked: Range<Int>, isLast: Bool) -> String {
        var underline = drawing.isCutBefore ? (isLast ? "^" : " ") : ""
        var hasMark = drawing.isCutBefore && isLast
        for cell in drawing.cells {
            var isMarked = cell.bytes.lowerBound < marked.upperBound && cell.bytes.upperBound > marked.lowerBound
            // The indentation of a span's last line is not worth a mark.
            if isLast, !hasMark, cell.text.allSatisfy({ $0 == " " }) { isMarked = false }
            // An empty span is the place before a cell: one caret.
            if marked.isEmpty, !hasMark, cell.bytes.lowerBound >= marked.lowerBound {
                return underline + "^"
            }
            underline += String(repeating: isMarked ? "^" : " ", count: cell.width)
            hasMark = hasMark || isMarked
        }
        if !underline.contains("^") { underline += "^" }
        while underline.hasSuffix(" ") { underline.removeLast() }
        return underline
    }
}

extension Style {
    /// The style of a report's severity.
    init(_ severity: Report.Severity) {
        switch severity {
        case .error: self = .error
        case .warning: self = .warning
        case .note: self = .note
        }
    }
}
