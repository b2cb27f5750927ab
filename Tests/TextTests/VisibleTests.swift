import Testing

@testable import Text

@Suite struct VisibleTests {
    @Test(arguments: [
        ("abc", 3), ("", 0), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("ａ", 2),
        ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇨🇭", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("ｱ", 1), ("𠀀", 2), ("…", 1), ("→", 1),
    ])
    func widthIsWhatATerminalDraws(text: String, width: Int) {
        #expect(DisplayWidth.columns(of: text) == width)
    }

    @Test func wideRangesAreSortedAndApart() {
        for (range, next) in zip(wideRanges, wideRanges.dropFirst()) {
            #expect(range.0 <= range.1 && range.1 < next.0)
        }
    }

    @Test(arguments: [(0, 4), (1, 3), (3, 1), (4, 4)])
    func tabReachesTheNextStop(column: Int, columns: Int) {
        #expect(DisplayWidth.tabColumns(at: column) == columns)
    }

    @Test(arguments: [
        ("plain text", "plain text"), ("\u{1B}[31m", "\\u{1b}[31m"), ("a\nb\tc\r", "a\\nb\\tc\\u{d}"),
        ("\u{7F}\u{9B}", "\\u{7f}\\u{9b}"),
        ("a\u{202E}b", "a\\u{202e}b"), ("a\u{200B}b", "a\\u{200b}b"), ("\u{2028}", "\\u{2028}"),
        ("\u{FEFF}x", "\\u{feff}x"),
        ("a\u{200D}b", "a\\u{200d}b"), ("👩‍👩‍👧", "👩‍👩‍👧"), ("Zoë 日本", "Zoë 日本"), ("\u{E0041}", "\\u{e0041}"),
        ("\u{3164}", "\\u{3164}"),
    ])
    func whatCouldSteerATerminalIsShown(text: String, shown: String) {
        #expect(Visible.text(text) == shown)
    }
}
