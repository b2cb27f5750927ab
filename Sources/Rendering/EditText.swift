import PhotoLanguage
import Text

/// One line on the edits of a report: *did you mean*, or what to change.
struct EditText {
    let report: Report
    let palette: Palette

    var line: String? {
        guard let first = report.edits.first else { return nil }
        switch first.confidence {
        case .likely:
            let question =
                report.edits.count == 1 ? meaning(of: first) : report.edits.map(change).joined(separator: ", ")
            return "  " + palette.paint("did you mean", .note) + " \(question)?"
        case .sure:
            return "  " + palette.paint("fix:", .note) + " " + report.edits.map(action).joined(separator: ", ")
        }
    }

    private func meaning(of edit: Edit) -> String {
        edit.replacement.isEmpty ? "to remove \(removed(edit))" : quoted(edit.replacement)
    }

    private func change(_ edit: Edit) -> String {
        edit.span.start == edit.span.end ? quoted(edit.replacement) : "\(removed(edit)) → \(quoted(edit.replacement))"
    }

    private func action(_ edit: Edit) -> String {
        if edit.span.start >= edit.span.end { return "insert \(quoted(edit.replacement))" }
        if edit.replacement.isEmpty { return "remove \(removed(edit))" }
        return "replace \(removed(edit)) with \(quoted(edit.replacement))"
    }

    private func removed(_ edit: Edit) -> String {
        let count = report.source.bytes.count
        let start = min(Int(edit.span.start), count)
        let end = min(max(start, Int(edit.span.end)), count)
        return quoted(String(decoding: report.source.bytes[start..<end], as: UTF8.self))
    }

    private func quoted(_ text: String) -> String {
        var visible = text.map(Visible.source).joined()
        if visible.count > 60 { visible = visible.prefix(60) + "…" }
        return palette.paint("`\(visible)`", .code)
    }
}
