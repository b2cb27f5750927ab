import Files
import TemporaryFolder
import Testing

@testable import Terminal

@Suite struct HistoryFileTests {
    let home = TemporaryFolder()

    @Test(arguments: ["plan;", "a\nb\r\n\\n\\", "日本 é\t", "\\"]) func anEntryIsReadAsItWasWritten(entry: String) {
        #expect(HistoryFormat.decode(HistoryFormat.encode([entry, "last"])) == [entry, "last"])
    }

    @Test func theHistoryIsBounded() throws {
        let many = (0..<HistoryFile.mostEntries).map { "plan \($0);" }
        try createFolder(at: home.path + "/state")
        try replaceFile(at: home.history, with: HistoryFormat.encode(many), mode: 0o600)
        var history = HistoryFile(path: home.history)
        history.add("new;")
        #expect(history.entries.count == HistoryFile.mostEntries)
        #expect(history.entries.first == "plan 1;")
        #expect(HistoryFile(path: home.history).entries == history.entries)
    }

    @Test(arguments: ["", " plan;", "\n", String(repeating: "x", count: HistoryFile.longestEntry + 1)])
    func whatIsNotWorthKeepingIsNotKept(entry: String) {
        #expect(!HistoryFile.keeps(entry))
    }

    @Test(arguments: [
        ("\u{1B}", "\\u{1b}"), ("\u{202E}", "\\u{202e}"), ("\u{9B}", "\\u{9b}"), ("❤\u{FE0F}", "❤\u{FE0F}"),
        ("👩\u{200D}👧", "👩\\u{200d}👧"), ("a", "a"),
    ])
    func whatTheTerminalWouldObeyIsNamed(text: String, shown: String) {
        #expect(visible(text, cells: 20).text == shown)
    }
}
