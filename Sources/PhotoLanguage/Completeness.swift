/// What a text still needs before it can be run as a whole; the question that a prompt asks at each Enter.
package enum Missing: String, Sendable, Hashable, CaseIterable {
    case semicolon = ";"
    case bracket = "]"
    case brace = "}"
    case quote = "\""

    /// Nil when nothing is missing, or when the text is wrong in a way that more text will not mend.
    package static func from(_ source: Source) -> Missing? {
        var lexer = Lexer(source)
        var open: [Missing] = []
        var startsStatement = true
        while true {
            let token = lexer.next()
            switch token.kind {
            case .end: return startsStatement || open.last == .bracket ? open.last : .semicolon
            case .unclosedString: return token.end == source.bytes.count ? .quote : nil
            case .openBracket: open.append(.bracket)
            case .openBrace: open.append(.brace)
            case .closeBracket, .closeBrace:
                let closed: Missing = token.kind == .closeBrace ? .brace : .bracket
                guard open.popLast() == closed else { return nil }
            case .stray: return nil
            case .word where startsStatement && !token.keyword.beginsStatement: return nil
            default: break
            }
            startsStatement = token.kind == .semicolon || token.kind == .closeBrace || token.kind == .openBrace
        }
    }
}
