/// Reads tokens for the parser, one ahead, and reports what is wrong with them. Notes what the parser asks for where
/// the text ends.
struct TokenReader {
    let source: Source
    private var lexer: Lexer
    /// How many statements that begin with no keyword were examined as pasted text; limited, because a file full of
    /// them is not pasted.
    var pastedTexts = 0
    static let pastedLimit = 100
    /// The lexer after the next token, for looking further ahead.
    var ahead: Lexer { lexer }
    /// The next token.
    private(set) var token: Token
    /// Where the last token taken ended.
    private(set) var lastEnd = 0
    private(set) var reports: [Report] = []
    /// The faulty bytes that the tokens read have not passed yet.
    private var encodingFaults: ArraySlice<SourceSpan>
    /// What was asked for where the text ends; nil when not wanted.
    private(set) var asked: Continuations?

    init(_ source: Source, notesContinuations: Bool) {
        self.source = source
        asked = notesContinuations ? Continuations() : nil
        reports = EncodingFaults.reports(source)
        encodingFaults = reports.map(\.span)[...]
        lexer = Lexer(source)
        token = lexer.next()
    }

    @discardableResult
    mutating func advance() -> Token {
        let taken = token
        lastEnd = taken.end
        token = lexer.next()
        return taken
    }

    mutating func at(_ keyword: Keyword) -> Bool {
        if token.kind == .end { ask([keyword]) }
        return isAt(keyword)
    }

    /// Like `at`, for a word that is tolerated rather than expected.
    func isAt(_ keyword: Keyword) -> Bool { token.keyword == keyword && token.kind == .word }

    mutating func at(_ kind: Token.Kind) -> Bool {
        if token.kind == .end { ask(kind) }
        return token.kind == kind
    }

    mutating func take(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        advance()
        return true
    }

    mutating func take(_ kind: Token.Kind) -> Bool {
        guard at(kind) else { return false }
        advance()
        return true
    }

    mutating func expect(_ keyword: Keyword, after: String) throws(SyntaxFault) {
        guard take(keyword) else { throw unexpected([keyword.spelling], after: after) }
    }

    /// Takes one of several keywords.
    mutating func oneOf(_ keywords: [Keyword], after: String) throws(SyntaxFault) -> Keyword {
        if token.kind == .end { ask(keywords) }
        guard token.kind == .word, keywords.contains(token.keyword) else {
            throw unexpected(keywords.map(\.spelling), after: after)
        }
        return advance().keyword
    }

    /// Continues reading at another place, which must not be inside a character.
    mutating func move(to place: Int) {
        lexer.move(to: place)
        token = lexer.next()
    }

    /// Whether a fault in the token's bytes is already reported; must be called for tokens in order.
    mutating func isToldAsBytes(_ token: Token) -> Bool {
        while encodingFaults.first.map({ Int($0.end) <= token.start }) ?? false { encodingFaults.removeFirst() }
        return encodingFaults.first.map { Int($0.start) < token.end } ?? false
    }

    /// Reports each invalid escape in the next token, a string.
    mutating func checkEscapes() {
        let end = token.end - 1
        var index = token.start + 1
        while let backslash = source.bytes[index..<end].firstIndex(of: UInt8(ascii: "\\")) {
            let rest = source.text(SourceSpan(backslash, min(end, backslash + StringEscapes.longest))).unicodeScalars[
                ...]
            if let (_, length) = StringEscapes.escape(at: rest) {
                index = backslash + length
                continue
            }
            index = min(backslash + 2, end)
            let span = SourceSpan(backslash, index)
            report(
                .unknownEscape, span, "`\(source.text(span))` is no escape", help: StringEscapes.help,
                edits: [Edit(span, "\\" + source.text(span), .likely)])
        }
    }

    // MARK: Continuations

    /// Notes that any of these keywords may come where the text ends.
    mutating func ask(_ keywords: [Keyword]) {
        guard token.kind == .end, let known = asked?.keywords else { return }
        asked?.keywords += keywords.filter { !known.contains($0) }
    }

    mutating func ask(_ sign: Token.Kind) {
        guard token.kind == .end, let known = asked?.signs, !known.contains(sign) else { return }
        asked?.signs.append(sign)
    }

    mutating func ask(_ kind: NameKind, _ forms: NameForms) {
        let name = Continuations.Name(kind: kind, forms: forms)
        guard token.kind == .end, let known = asked?.names, !known.contains(name) else { return }
        asked?.names.append(name)
    }

    mutating func askForStatement() {
        guard asked != nil else { return }
        ask(Keyword.allCases.filter(\.beginsStatement))
    }

    /// Notes the keywords of the qualifiers that are not present yet.
    mutating func askForUnseen(_ qualifiers: [(keyword: Keyword, kind: NodeKind)], _ seen: [NodeKind]) {
        guard token.kind == .end, asked != nil else { return }
        ask(qualifiers.filter { !seen.contains($0.kind) }.map(\.keyword))
    }

    // MARK: Reports

    mutating func report(
        _ code: SyntaxCode, _ span: SourceSpan, _ message: String, help: String? = nil, edits: [Edit] = []
    ) {
        reports.append(Report(code.rawValue, in: source, at: span, message, help: help, edits: edits))
    }

    mutating func fault(_ code: SyntaxCode, _ span: SourceSpan, _ message: String, help: String? = nil) -> SyntaxFault {
        report(code, span, message, help: help)
        return SyntaxFault()
    }
}

/// Marks a parse as failed after its report.
struct SyntaxFault: Error {
    /// Whether all of the faulty statement has already been skipped.
    var isPassed = false
}
