import PhotoLanguage
import Text

/// Reports as text for a terminal or a log.
package struct ReportText: Sendable {
    /// How many reports of one check are printed; the rest are counted.
    package static let limit = 200

    private let palette: Palette
    /// Columns of the terminal; nil for no limit.
    private let width: Int?

    /// A source line longer than the width, or than 100 columns, is shown as a window around the span.
    package init(palette: Palette = .plain, width: Int? = nil) {
        self.palette = palette
        self.width = width
    }

    /// Renders the first 200 reports, a blank line after each, and a line that counts the rest.
    package func render(_ reports: [Report]) -> String {
        let shown = Array(reports.prefix(ReportText.limit))
        var text = ""
        for (report, positions) in zip(shown, shown.positions()) {
            text += lines(of: report, positions).joined(separator: "\n") + "\n\n"
        }
        let rest = reports.count - shown.count
        if rest > 0 { text += "\(rest) more \(rest == 1 ? "report" : "reports") not shown\n" }
        return text
    }

    private func lines(of report: Report, _ positions: SourcePositions) -> [String] {
        let style = Style(report.severity)
        let place = positions[report.span.start]
        let excerpt = SourceExcerpt(report: report, positions: positions, palette: palette, width: width ?? 100)
        let prose = Prose(palette: palette, width: width)
        var lines = prose.head("\(report.severity.rawValue)[\(report.code)]", style, report.message)
        lines.append(
            palette.paint("  --> ", .muted) + "\(Visible.text(report.source.name)):\(place.line):\(place.column)")
        lines += excerpt.lines
        if let help = report.help { lines += prose.labelled("help:", help) }
        if let edits = EditText(report: report, palette: palette).line { lines.append(edits) }
        return lines
    }
}

extension Array where Element == Report {
    /// Returns the positions in each report's source, walking each source once.
    func positions() -> [SourcePositions] {
        var groups: [(source: Source, offsets: [Int])] = []
        var groupOfReport: [Int] = []
        for report in self {
            let start = Int(report.span.start)
            let end = Int(report.span.end)
            let offsets = [start, end, Swift.min(end, report.source.bytes.count) - 1]
            // Equal arrays that share their storage compare at once, so this looks at no byte twice.
            if let index = groups.lastIndex(where: { $0.source == report.source }) {
                groups[index].offsets += offsets
                groupOfReport.append(index)
            } else {
                groups.append((report.source, offsets))
                groupOfReport.append(groups.count - 1)
            }
        }
        let found = groups.map { SourcePositions(in: $0.source, at: $0.offsets) }
        return groupOfReport.map { found[$0] }
    }
}
