/// A token: what the bytes of a span are.
package struct Token: Sendable, Hashable {
    package enum Kind: UInt8, Sendable, Hashable {
        case word, string, variable
        case semicolon, comma, equals, openBracket, closeBracket, openBrace, closeBrace
        /// A string whose closing quote is missing on its line.
        case unclosedString
        /// Bytes that begin no token; adjacent ones form one token.
        case stray
        case end
    }

    package var kind: Kind
    package var start: Int
    package var end: Int
    /// The keyword that a word spells; `.none` for other words and tokens.
    package var keyword: Keyword = .none
    /// Where the blanks and comments before it begin; `Trivia` tells them apart.
    var blanksStart = 0
    /// Whether it is the first token of its line.
    package var beginsLine = false

    package var span: SourceSpan { SourceSpan(start, end) }
}
