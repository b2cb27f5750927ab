import PhotoLanguage
import Testing
import Text

@testable import Rendering

@Suite struct ReportTests {
    @Test func columnsCountScalarsNotBytes() {
        let source = Source(name: "a", text: "\u{FEFF}é日x\r\n  y")
        let text = Array(source.bytes)
        let positions = SourcePositions(in: source, at: 0...(text.count + 5))
        func at(_ byte: UInt8) -> (Int, Int) {
            let place = positions[UInt32(text.firstIndex(of: byte) ?? 0)]
            return (place.line, place.column)
        }
        #expect(at(UInt8(ascii: "x")) == (1, 3))
        #expect(at(UInt8(ascii: "y")) == (2, 3))
        #expect(positions[UInt32(text.count + 5)].column == 4)
    }

    @Test func theFirst200ArePrintedAndTheRestCounted() {
        let source = Source(name: "a.photo", text: String(repeating: "x;\n", count: 250))
        let reports = (0..<250).map { Report("word-unknown", in: source, at: SourceSpan(3 * $0, 3 * $0 + 1), "M.") }
        let text = ReportText().render(reports)
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("error[") }.count == 200)
        #expect(text.contains("a.photo:200:1\n"))
        #expect(text.hasSuffix("50 more reports not shown\n"))
        let objects = ReportJSON.objects(reports)
        #expect(objects.count == 201)
        #expect(objects.last?["count"] == 50)
    }

    @Test func jsonTellsCharactersAndBytes() {
        let source = Source(name: "ü.photo", text: "# é\nallow roles [X];")
        let report = Report(
            "role-unknown", in: source, at: SourceSpan(18, 19), "No role.",
            edits: [Edit(SourceSpan(18, 19), "Y", .likely)])
        #expect(
            ReportJSON.objects([report]).map(\.text) == [
                #"{"kind":"report","severity":"error","code":"role-unknown","file":"ü.photo","line":2,"column":14,"#
                    + #""endLine":2,"endColumn":15,"offset":18,"length":1,"message":"No role.","help":null,"#
                    + #""edits":[{"offset":18,"length":1,"replacement":"Y","confidence":"likely"}]}"#
            ])
    }

    @Test(arguments: [0, 1, 30_000, 59_999, 60_000])
    func aLongLineIsAWindow(at offset: Int) {
        let source = Source(name: "a", text: String(repeating: "日", count: 20_000))
        let text = ReportText(width: 80).render([Report("c", in: source, at: SourceSpan(offset, 60_000), "M.")])
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.columns(of: String($0)) <= 88 })
        #expect(text.contains("^"))
    }

    @Test(
        arguments: [[], [0xFF], [0x80, 0x80], [0xE6, 0x97], [0x0D], [0x0A], [0xEF, 0xBB, 0xBF], [0xF0, 0x9F, 0x0A]]
            as [[UInt8]])
    func noBytesAndNoSpanAreTooStrange(bytes: [UInt8]) {
        let source = Source(name: "a", bytes: bytes)
        for start in 0...5 {
            for end in 0...5 {
                let report = Report(
                    "c", in: source, at: SourceSpan(start, end), "M.", edits: [Edit(SourceSpan(start, end), "", .sure)])
                #expect(ReportText().render([report]).contains("^"))
            }
        }
    }

    @Test func colourAddsNothingButEscapes() {
        let source = Source(name: "a.photo", text: "plan;\nallow\tevryone;\n")
        let report = Report(
            "word-unknown", in: source, at: SourceSpan(12, 19), "M.", help: "H.",
            edits: [Edit(SourceSpan(12, 19), "everyone", .likely)])
        let plain = ReportText().render([report])
        var coloured = ReportText(palette: Palette(isOn: true)).render([report])
        #expect(coloured.contains("\u{1B}[1;31m"))
        while let start = coloured.firstIndex(of: "\u{1B}"), let end = coloured[start...].firstIndex(of: "m") {
            coloured.removeSubrange(start...end)
        }
        #expect(coloured == plain)
    }

    @Test func severalEditsAreToldInOneLine() {
        let source = Source(name: "a.photo", text: "“x”")
        let edits = [Edit(SourceSpan(0, 3), "\"", .sure), Edit(SourceSpan(4, 7), "\"", .sure)]
        let text = ReportText().render([Report("quotes-curly", in: source, at: SourceSpan(0, 7), "M.", edits: edits)])
        #expect(text.contains("\n  fix: replace `“` with `\"`, replace `”` with `\"`\n"))
    }
}
