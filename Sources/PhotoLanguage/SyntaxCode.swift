/// Codes of reports about the text itself.
package enum SyntaxCode: String, Sendable, CaseIterable {
    case unknownStatement = "unknown-statement"
    case unexpectedToken = "unexpected-token"
    case missingSemicolon = "missing-semicolon"
    case unfinishedStatement = "unfinished-statement"
    case unknownEscape = "unknown-escape"
    case unclosedString = "unclosed-string"
    case unclosedList = "unclosed-list"
    case unclosedBlock = "unclosed-block"
    case strayCharacter = "stray-character"
    case strayBrace = "stray-brace"
    case typographicCharacter = "typographic-character"
    case invalidUTF8 = "invalid-utf8"
    case bidiControl = "bidi-control"
    case nestingTooDeep = "nesting-too-deep"
    case duplicateQualifier = "duplicate-qualifier"
    case sourceTooLarge = "source-too-large"
}
