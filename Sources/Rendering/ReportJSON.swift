import OrderedJSON
import PhotoLanguage

/// Reports as JSON objects, one per line in a stream.
package enum ReportJSON {
    /// Returns the first 200 reports; a last object counts the rest, if there are more.
    package static func objects(_ reports: [Report]) -> [JSONObject] {
        let shown = Array(reports.prefix(ReportText.limit))
        var objects = zip(shown, shown.positions()).map(object)
        if reports.count > shown.count {
            objects.append(["kind": "reportsOmitted", "count": .int(reports.count - shown.count)])
        }
        return objects
    }

    /// `line`, `column` and their ends count from 1, columns in Unicode scalars; `offset` and `length` are bytes.
    private static func object(_ report: Report, _ positions: SourcePositions) -> JSONObject {
        let start = positions[report.span.start]
        let end = positions[report.span.end]
        return [
            "kind": "report",
            "severity": .string(report.severity.rawValue),
            "code": .string(report.code),
            "file": .string(report.source.name),
            "line": .int(start.line),
            "column": .int(start.column),
            "endLine": .int(end.line),
            "endColumn": .int(end.column),
            "offset": .int(Int(report.span.start)),
            "length": .int(max(0, Int(report.span.end) - Int(report.span.start))),
            "message": .string(report.message),
            "help": report.help.json,
            "edits": .array(report.edits.map(edit)),
        ]
    }

    private static func edit(_ edit: Edit) -> JSONValue {
        .object([
            "offset": .int(Int(edit.span.start)),
            "length": .int(max(0, Int(edit.span.end) - Int(edit.span.start))),
            "replacement": .string(edit.replacement),
            "confidence": .string(edit.confidence.rawValue),
        ])
    }
}
