import Tenants
import Testing

/// Tables as PowerShell's Export-Csv actually writes them.
@Suite struct CSVReaderTests {
    static let text = "\"Name\",\"Note\"\r\n\"Zoë\",\"says \"\"no\"\"\r\nand yes\"\r\nplain,\r\n"

    private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
        (isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF])
            + text.utf16.flatMap { unit in
                let bytes = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
                return isLittle ? bytes.reversed() : bytes
            }
    }

    static let forms: [(name: String, bytes: [UInt8])] = [
        ("UTF-8", Array(text.utf8)),
        ("with a byte-order mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
        ("UTF-16LE", utf16(text, isLittle: true)),
        ("UTF-16BE", utf16(text, isLittle: false)),
        ("with #TYPE", Array(("#TYPE Selected.System.Object\r\n" + text).utf8)),
        ("UTF-16LE with #TYPE", utf16("#TYPE X\r\n" + text, isLittle: true)),
        ("line feeds alone", Array(text.replacing("\r\n", with: "\n").utf8)),
        ("without the last line's end", Array(text.dropLast().utf8)),
        ("semicolons", Array(text.replacing(",", with: ";").utf8)),
        ("tabs", Array(text.replacing(",", with: "\t").utf8)),
    ]

    @Test(arguments: forms.indices)
    func eachFormIsTheSameTable(_ index: Int) throws {
        var reader = try CSVReader(Self.forms[index].bytes)
        #expect(reader.header == ["Name", "Note"])
        #expect(reader.column("Other", "NAME") == 0)
        #expect(reader.column("Other") == nil)
        let first = try #require(try reader.next([0, 1]))
        #expect(first[0] == "Zoë")
        #expect(first[1].replacing("\r\n", with: "\n") == "says \"no\"\nand yes")
        #expect(try reader.next([1, 0]) == ["", "plain"])
        #expect(try reader.next([0]) == nil)
    }

    @Test(arguments: [
        "", "\r\n", "a,b\r\n1,2,3\r\n", "a,b\r\n\"1,2\r\n", "a\u{0}b,c\r\n", "#TYPE only",
    ])
    func whatIsNoTableIsAnError(_ text: String) {
        #expect(throws: CSVError.self) {
            var reader = try CSVReader(Array(text.utf8))
            while try reader.next([0]) != nil {}
        }
    }

    @Test func theErrorNamesTheLineWhereTheRowBegins() throws {
        var reader = try CSVReader(Array("a,b\n1,\"x\ny\"\n1,2,3\n".utf8))
        #expect(try reader.next([0]) == ["1"])
        let error = #expect(throws: CSVError.self) { try reader.next([0]) }
        #expect(error?.line == 4)
    }

    @Test func cutOffUTF16IsAnError() {
        #expect(throws: CSVError.self) { try CSVReader(Array(Self.utf16("a,b", isLittle: true).dropLast())) }
    }

    @Test func shortRowsAreFilledAndEmptyLinesSkipped() throws {
        var reader = try CSVReader(Array("a,b,c\n\n1\n\n".utf8))
        #expect(try reader.next([0, 1, 2]) == ["1", "", ""])
        #expect(try reader.next([0]) == nil)
    }

    @Test func aFieldWithoutEndIsCutOffInTime() {
        let endless = Array("a\n\"".utf8) + [UInt8](repeating: 0x61, count: 3 << 20)
        let error = #expect(throws: CSVError.self) {
            var reader = try CSVReader(endless)
            _ = try reader.next([0])
        }
        #expect(error?.message.contains("megabyte") == true)
    }

    @Test func everyPrefixIsReadOrRefused() throws {
        for form in Self.forms {
            for count in 0...form.bytes.count {
                guard var reader = try? CSVReader(Array(form.bytes[..<count])) else { continue }
                while let row = try? reader.next([0, 1]) { #expect(row.count == 2) }
            }
        }
    }
}
