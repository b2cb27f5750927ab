import Rendering
import Testing

@Suite struct CSVTests {
    @Test(arguments: [
        (["a", "b"], "a,b\r\n"), (["a,b", "say \"x\""], "\"a,b\",\"say \"\"x\"\"\"\r\n"), ([""], "\r\n"),
        (["=1+1", "@x", "-cmd", "+1x"], "'=1+1,'@x,'-cmd,'+1x\r\n"), (["-12"], "-12\r\n"),
        (["two\nlines"], "two\\nlines\r\n"), (["=\u{301}c"], "'=\u{301}c\r\n"), (["a,\u{301}b"], "\"a,\u{301}b\"\r\n"),
        (["\"\u{301}q"], "\"\"\"\u{301}q\"\r\n"),
    ])
    func aRowIsQuotedWhereItMust(_ cells: [String], _ text: String) { #expect(CSV.row(cells) == text) }
}
