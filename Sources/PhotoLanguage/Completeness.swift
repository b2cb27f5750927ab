/// What a text still needs before it can be run as a whole; a prompt asks this at each Enter.
package enum Missing: String, Sendable, Hashable, CaseIterable {
    case semicolon = ";"
    case bracket = "]"
    case brace = "}"
    case quote = "\""

    /// Returns nil when nothing is missing, or when the text is wrong in a way that more text cannot mend.
    package static func from(_ source: Source) -> Missing? {
        var reading = MissingReading()
        var lexer = Lexer(source)
        while true {
            let token = lexer.next()
            switch token.kind {
            case .end: return reading.missing
            case .unclosedString where token.end == source.bytes.count: return reading.isWrong ? nil : .quote
            default: reading.take(token)
            }
        }
    }

    /// What is missing at the end of each line but the last, in order: what `from` returns for the text up to there.
    package static func atLineEnds(of source: Source) -> [Missing?] {
        var reading = MissingReading()
        var lexer = Lexer(source)
        var missing: [Missing?] = []
        var place = 0
        while true {
            let token = lexer.next()
            // No token spans lines.
            for byte in source.bytes[place..<token.start] where byte == 0x0A { missing.append(reading.missing) }
            if token.kind == .end { return missing }
            reading.take(token)
            place = token.end
        }
    }
}

/// What is open after the tokens taken so far.
private struct MissingReading {
    private var open: [Missing] = []
    private var startsStatement = true
    private(set) var isWrong = false

    var missing: Missing? {
        if isWrong { return nil }
        return startsStatement || open.last == .bracket ? open.last : .semicolon
    }

    mutating func take(_ token: Token) {
        switch token.kind {
        case .openBracket: open.append(.bracket)
        case .openBrace: open.append(.brace)
        case .closeBracket, .closeBrace:
            let closed: Missing = token.kind == .closeBrace ? .brace : .bracket
            if open.popLast() != closed { isWrong = true }
        case .unclosedString, .stray: isWrong = true
        case .word where startsStatement && !token.keyword.beginsStatement: isWrong = true
        default: break
        }
        startsStatement = token.kind == .semicolon || token.kind == .closeBrace || token.kind == .openBrace
    }
}
