/// A part of a text and its kind, for colouring the text while it is typed.
package struct ColourSpan: Sendable, Hashable {
    package enum Kind: Sendable, Hashable, CaseIterable {
        case keyword, name, string, variable, number, comment
        /// Text that is already wrong, whatever is typed after it.
        case fault
    }

    package let range: Range<Int>
    package let kind: Kind

    /// Returns the spans of a text, in order and without overlaps.
    package static func spans(of source: Source) -> [ColourSpan] {
        var parser = Parser(source, notesNames: true)
        parser.script()
        let leaves = (parser.names ?? [:]).mapValues {
            $0 == .after || $0 == .statement(.advance) ? Kind.number : .name
        }
        let faults = faults(source, parser.reader.reports)
        var spans: [ColourSpan] = []
        var lexer = Lexer(source)
        while true {
            let token = lexer.next()
            spans += Trivia(before: token, in: source.bytes).comments.map {
                ColourSpan(range: $0.range, kind: .comment)
            }
            guard token.kind != .end else { return spans }
            let range = token.start..<token.end
            if let kind = faults.contains(token.span.start) ? .fault : kind(of: token, leaves) {
                spans.append(ColourSpan(range: range, kind: kind))
            } else if token.kind == .unclosedString {
                // Only the unclosed quote stands out; the text after it is still being typed.
                spans.append(ColourSpan(range: range.prefix(1), kind: .fault))
                if range.count > 1 { spans.append(ColourSpan(range: range.dropFirst(), kind: .string)) }
            }
        }
    }

    private static func kind(of token: Token, _ leaves: [UInt32: Kind]) -> Kind? {
        switch token.kind {
        case .word: leaves[token.span.start] ?? (token.keyword == .none ? nil : .keyword)
        case .string: .string
        case .variable: .variable
        case .stray: .fault
        default: nil
        }
    }

    /// The starts of faulty tokens: reported ones, and unmatched brackets. Whatever the text ends with is still being
    /// typed, and something that only lacks its end is not a fault yet.
    private static func faults(_ source: Source, _ reports: [Report]) -> Set<UInt32> {
        let count = UInt32(truncatingIfNeeded: source.bytes.count)
        var faults: Set<UInt32> = []
        for report in reports where report.span.end > report.span.start && report.span.end < count {
            switch SyntaxCode(rawValue: report.code) {
            case .unclosedBlock, .unclosedString, .unfinishedStatement, .unclosedList, nil: continue
            default: faults.insert(report.span.start)
            }
        }
        var open: [Token] = []
        var lexer = Lexer(source)
        while true {
            let token = lexer.next()
            switch token.kind {
            case .end: return faults
            case .openBracket, .openBrace: open.append(token)
            case .closeBracket, .closeBrace:
                let match: Token.Kind = token.kind == .closeBrace ? .openBrace : .openBracket
                // An unclosed list does not make the brace after it a fault.
                while match == .openBrace, let last = open.last, last.kind == .openBracket {
                    faults.insert(last.span.start)
                    open.removeLast()
                }
                if open.last?.kind == match { open.removeLast() } else { faults.insert(token.span.start) }
            case .semicolon:
                while let last = open.last, last.kind == .openBracket {
                    faults.insert(last.span.start)
                    open.removeLast()
                }
            default: break
            }
        }
    }
}

extension Range<Int> {
    fileprivate func prefix(_ length: Int) -> Range<Int> { lowerBound..<Swift.min(lowerBound + length, upperBound) }
    fileprivate func dropFirst() -> Range<Int> { Swift.min(lowerBound + 1, upperBound)..<upperBound }
}
