import Foundation
import PhotoLanguage
import Testing

@testable import Rendering

/// Files of `Tests/Golden/reports`: what is reported, the source with the span between « and », the rendered report.
/// `{{1b}}` in a source stands for that byte. With `RECORD_GOLDEN` set the last part is written anew.
@Suite struct GoldenReportTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/reports")

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

    @Test func thereAreGoldenFiles() {
        #expect(Self.names.count >= 8)
    }

    @Test(arguments: names)
    func renderedAsRecorded(name: String) throws {
        let file = Self.folder.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        let parts = text.components(separatedBy: "\n----\n")
        try #require(parts.count >= 2)
        let rendered = ReportText(width: 80).render([try report(parts[0], bytes(parts[1]), name)])
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
            try (parts[0] + "\n----\n" + parts[1] + "\n----\n" + rendered).write(
                to: file, atomically: true, encoding: .utf8)
        } else {
            try #require(parts.count == 3)
            #expect(rendered == parts[2])
        }
    }

    private func bytes(_ text: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, part) in text.components(separatedBy: "{{").enumerated() {
            let halves = index == 0 ? ["", part] : part.components(separatedBy: "}}")
            if index > 0 { bytes.append(try #require(UInt8(halves[0], radix: 16))) }
            bytes += Array(halves[1].utf8)
        }
        return bytes
    }

    private func report(_ head: String, _ marked: [UInt8], _ name: String) throws -> Report {
        var bytes = marked
        let open = try #require(bytes.firstRange(of: Array("«".utf8)))
        bytes.removeSubrange(open)
        let close = try #require(bytes.firstRange(of: Array("»".utf8)))
        bytes.removeSubrange(close)
        let span = SourceSpan(open.lowerBound, close.lowerBound)
        var lines = head.components(separatedBy: "\n")
        let first = lines.removeFirst().components(separatedBy: ": ")
        let words = first[0].components(separatedBy: " ")
        var help: String?
        var edits: [Edit] = []
        for line in lines {
            let (key, value) = (line.prefix { $0 != ":" }, String(line.drop { $0 != ":" }.dropFirst(2)))
            switch key {
            case "help": help = value
            case "sure": edits.append(Edit(span, value, .sure))
            default: edits.append(Edit(span, value, .likely))
            }
        }
        let source = Source(name: name.replacingOccurrences(of: ".txt", with: ".photo"), bytes: bytes)
        return Report(
            words[1], try #require(Report.Severity(rawValue: words[0])), in: source, at: span,
            first.dropFirst().joined(separator: ": "), help: help, edits: edits)
    }
}
