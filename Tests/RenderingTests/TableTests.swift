import Testing
import Text

@testable import Rendering

@Suite struct TableTests {
    private func sample() -> Table {
        var table = Table([.init("Account"), .init("Count"), .init("Note", overflow: .truncate)])
        table.add("日本", "7", "short")
        table.add("employee", "1200", "a|b")
        return table
    }

    @Test func columnsLineUpByDisplayWidth() {
        #expect(
            sample().text() == """
                Account   Count  Note
                日本          7  short
                employee   1200  a|b

                """)
    }

    @Test func markdownEscapesPipesAndAlignsNumbers() {
        #expect(
            sample().markdown == """
                | Account | Count | Note |
                | --- | ---: | --- |
                | 日本 | 7 | short |
                | employee | 1200 | a\\|b |

                """)
    }

    @Test func wideColumnsShrinkToTheWidth() {
        var table = Table([.init("A", overflow: .keep), .init("B"), .init("C", overflow: .truncate)])
        table.add("key", "several words that wrap here", "a long text that is cut")
        let lines = table.text(width: 40).split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 40 })
        #expect(lines.count > 2)
        #expect(lines[1].contains("…"))
    }

    @Test func controlCharactersOfCellsAreShown() {
        var table = Table([.init("")])
        table.add("a\u{1B}[2J\nb")
        #expect(table.text() == "a\\u{1b}[2J\\nb\n")
    }

    @Test func aRowIsAsLongAsTheColumns() {
        var table = Table([.init("A"), .init("B")])
        table.add("1")
        table.add("1", "2", "3")
        #expect(table.rows.map(\.count) == [2, 2])
    }

    @Test(arguments: [0, 1, 2, 7])
    func wrappedLinesLoseNoLetter(width: Int) {
        let lines = TextFitting.wrap("profile photo 写真 settings", to: width)
        #expect(lines.joined().filter { $0 != " " } == "profilephoto写真settings")
    }

    @Test func markdownShowsWhatStrangersWroteAsText() {
        #expect(Markdown.escaped("<b>*x*_[y](z)\n") == "&lt;b&gt;\\*x\\*\\_\\[y\\](z)\\\\n")
        #expect(Markdown.block("a ``` b") == "````\na ``` b\n````\n")
    }
}
