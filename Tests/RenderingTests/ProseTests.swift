import Testing

@testable import Rendering

@Suite struct ProseTests {
    @Test func sentencesAreBrokenBetweenWordsOnATerminal() {
        let text = Prose(width: 30).fault(code: "x", message: "a message of several words", help: "what to do about it")
        #expect(
            text == """
                error[x]: a message of
                  several words
                  help: what to do about it

                """)
        for line in text.split(separator: "\n") { #expect(line.count <= 30) }
    }

    @Test func elsewhereTheyAreOneLine() {
        let words = String(repeating: "word ", count: 60) + "end"
        #expect(
            Prose().fault(code: "x", message: words, help: words) == "error[x]: \(words)\n  help: \(words)\n")
    }

    @Test func whatAStrangerWroteIsMadeVisibleAndColoursStayWhole() {
        let palette = Palette(isOn: true)
        let text = Prose(palette: palette, width: 24).fault(code: "x", message: "\u{1B}[31m and more words", help: nil)
        #expect(text.contains("\\u{1b}[31m"))
        #expect(text.hasPrefix(palette.paint("error[x]", .error)))
    }
}
