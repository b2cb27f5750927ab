/// A place in a text that is being typed: what has been begun there, and what may come there.
package struct TypingPlace: Sendable, Hashable {
    /// The form of what is begun.
    package enum Begun: Sendable, Hashable {
        case nothing, word, variable, string
        /// Inside a comment, or where the bytes are not text of the language: nothing should be offered.
        case noWord
    }

    /// The bytes from the start of what has been begun to the cursor; empty when nothing has.
    package let range: Range<Int>
    package let begun: Begun
    package let may: Continuations

    /// - Parameter cursor: a byte offset into the text.
    package init(in text: [UInt8], cursor: Int) {
        let before = Array(text[..<min(max(0, cursor), text.count)])
        let (begun, range) = Self.begun(before)
        self.begun = begun
        self.range = range
        guard begun != .noWord else {
            may = Continuations()
            return
        }
        var parser = Parser(Source(name: "", bytes: Array(before[..<range.lowerBound])), notesContinuations: true)
        parser.script()
        let asked = parser.reader.asked ?? Continuations()
        may = begun == .string ? asked.quoted : asked
    }

    /// What a text ends with.
    private static func begun(_ text: [UInt8]) -> (Begun, Range<Int>) {
        let end = text.count
        var lexer = Lexer(Source(name: "", bytes: text))
        var last: Token?
        while true {
            let token = lexer.next()
            if token.kind == .end {
                if Trivia(before: token, in: text).endsInComment { return (.noWord, end..<end) }
                break
            }
            last = token
        }
        guard let last, last.end == end else { return (.nothing, end..<end) }
        switch last.kind {
        case .word: return (.word, last.start..<end)
        case .variable: return (.variable, last.start..<end)
        case .unclosedString: return (.string, last.start..<end)
        case .stray where text[(end - 1)...].elementsEqual("$".utf8): return (.variable, (end - 1)..<end)
        case .stray, .string: return (.noWord, end..<end)
        default: return (.nothing, end..<end)
        }
    }
}
