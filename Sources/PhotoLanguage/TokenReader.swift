/// Reads tokens one ahead for the parser, and tells what is wrong with them. Where the text ends it notes what was asked
/// for.
struct TokenReader {
    let source: Source
    private var lexer: Lexer
    /// How many statements that begin with no keyword have been looked at as texts from elsewhere; a file that is full of
    /// them is none.
    var pastedTexts = 0
    static let pastedLimit = 100
    /// What reads on behind the next token, for a look ahead.
    var ahead: Lexer { lexer }
    /// The next token.
    private(set) var token: Token
    /// Where the last token taken ended.
    private(set) var lastEnd = 0
    private(set) var reports: [Report] = []
    /// Where bytes are at fault themselves, still ahead of the tokens read.
    private var encodingFaults: ArraySlice<SourceSpan>
    /// What was asked for where the text ends; nil when nobody wants to know.
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

    /// As `at`, where the word is tolerated rather than expected.
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

    /// One of some keywords, taken.
    mutating func oneOf(_ keywords: [Keyword], after: String) throws(SyntaxFault) -> Keyword {
        if token.kind == .end { ask(keywords) }
        guard token.kind == .word, keywords.contains(token.keyword) else {
            throw unexpected(keywords.map(\.spelling), after: after)
        }
        return advance().keyword
    }

    /// Goes on reading at another place, which must not be inside a character.
    mutating func move(to place: Int) {
        lexer.move(to: place)
        token = lexer.next()
    }

    /// Whether the fault of a token's bytes themselves has been told; tokens are asked about in order.
    mutating func isToldAsBytes(_ token: Token) -> Bool {
        while encodingFaults.first.map({ Int($0.end) <= token.start }) ?? false { encodingFaults.removeFirst() }
        return encodingFaults.first.map { Int($0.start) < token.end } ?? false
    }

    /// Reports each escape of the next token, a string, that is none.
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

    /// Notes that one of some keywords would do where the text ends.
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

    /// Notes the keywords of those qualifiers that do not stand there yet.
    mutating func askForUnseen(_ qualifiers: [(keyword: Keyword, kind: NodeKind)], _ seen: Set<NodeKind>) {
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
    /// Whether all that belongs to the faulty statement has been passed already.
    var isPassed = false
}
