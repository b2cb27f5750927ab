import Rendering
import Testing

@Suite struct CSVTests {
    @Test(arguments: [
        (["a", "b"], "a,b\r\n"), (["a,b", "say \"x\""], "\"a,b\",\"say \"\"x\"\"\"\r\n"), ([""], "\r\n"),
        (["=1+1", "@x", "-cmd", "+1x"], "'=1+1,'@x,'-cmd,'+1x\r\n"), (["-12"], "-12\r\n"),
        (["two\nlines"], "two\\nlines\r\n"),
    ])
    func aRowIsQuotedWhereItMust(_ cells: [String], _ text: String) { #expect(CSV.row(cells) == text) }
}
