extension SyntaxTree {
    /// Reads a source: its statements, and a report for each place that does not follow the grammar.
    package init(parsing source: Source) {
        guard source.bytes.count < Int(UInt32.max) else {
            let report = Report(
                SyntaxCode.sourceTooLarge.rawValue, in: source, at: SourceSpan(0, 0), "a source may have at most 4 GiB")
            self.init(source: source, nodes: [], reports: [report])
            return
        }
        var parser = Parser(source)
        parser.script()
        self.init(source: source, nodes: parser.nodes, reports: parser.reports)
    }
}

/// A recursive descent over the grammar, one token ahead. Functions return nil when they have reported a fault; the
/// statement is then given up and reading goes on behind it.
struct Parser {
    let source: Source
    var lexer: Lexer
    /// The next token.
    var token: Token
    /// Where the last token taken ended.
    var lastEnd = 0
    var nodes: [Node] = []
    var reports: [Report] = []
    /// Where bytes are at fault themselves, still ahead of the tokens read.
    var encodingFaults: ArraySlice<SourceSpan> = []
    var depth = 0
    /// What was asked for where the text ends; nil when nobody wants to know.
    var asked: Continuations?
    /// Where words stand that are names, and below which node: those of faulty statements too, which the tree lacks.
    /// Nil when nobody wants to know.
    var names: [UInt32: NodeKind]?
    /// Whether the text ended inside a block.
    var isUnfinished = false
    static let depthLimit = 100

    init(_ source: Source) {
        self.source = source
        lexer = Lexer(source)
        token = lexer.next()
        // One node for every few bytes is the most that scripts have; the guess saves copying while the array grows.
        nodes.reserveCapacity(min(source.bytes.count / 6 + 8, 1 << 24))
    }

    /// Marks a parse as failed after its report.
    struct Fault: Error {}

    // MARK: Tokens

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

    mutating func expect(_ keyword: Keyword, after: String) throws(Fault) {
        guard take(keyword) else { throw unexpected([keyword.spelling], after: after) }
    }

    /// One of some keywords, taken.
    mutating func oneOf(_ keywords: [Keyword], after: String) throws(Fault) -> Keyword {
        if token.kind == .end { ask(keywords) }
        guard token.kind == .word, keywords.contains(token.keyword) else {
            throw unexpected(keywords.map(\.spelling), after: after)
        }
        return advance().keyword
    }

    // MARK: Nodes

    /// Adds a node that begins at the next token; `close` ends it.
    mutating func open(_ kind: NodeKind, _ keyword: Keyword = .none, from start: Int? = nil) -> Int {
        let index = nodes.count
        nodes.append(
            Node(
                kind: kind, keyword: keyword, start: UInt32(truncatingIfNeeded: start ?? token.start),
                end: UInt32(truncatingIfNeeded: token.end), next: 0))
        return index
    }

    mutating func close(_ index: Int) {
        nodes[index].close(at: lastEnd, next: nodes.count)
    }

    /// A node without children for the next token, which is taken.
    mutating func leaf(_ kind: NodeKind) {
        if names != nil, kind == .word { names?[token.span.start] = nodes.last?.kind ?? .error }
        if kind == .string { checkEscapes(token.span) }
        let index = open(kind)
        advance()
        close(index)
    }

    // MARK: Statements

    mutating func script() {
        checkEncoding()
        var isBetween = true
        while token.kind != .end {
            if token.kind == .closeBrace {
                report(.strayBrace, token.span, "this `}` closes no block", edits: [Edit(token.span, "", .likely)])
                advance()
            } else {
                isBetween = statement()
            }
        }
        if isBetween, !isUnfinished { askForStatement() }
    }

    /// One statement with what ends it; or a fault, reported, and all that belongs to it skipped.
    /// - Returns: whether another statement may begin behind it.
    @discardableResult
    mutating func statement() -> Bool {
        if token.kind == .semicolon {
            advance()
            return true
        }
        let (mark, start) = (nodes.count, token.start)
        do {
            let isBlock = try statementBody()
            return try isBlock ? lastTokenIsEnd : endStatement()
        } catch {
            nodes.removeSubrange(mark...)
            skipStatement(from: start)
            let node = open(.error, from: start)
            close(node)
            return lastTokenIsEnd
        }
    }

    /// Whether the token taken last was one that ends statements, rather than the text having come to its end.
    private var lastTokenIsEnd: Bool {
        lastEnd > 0 && [UInt8(ascii: ";"), UInt8(ascii: "}")].contains(source.bytes[lastEnd - 1])
    }

    /// The `;`. One that is evidently missing is reported, and reading goes on as if it stood there.
    /// - Returns: whether another statement may follow, and not first what is missing.
    private mutating func endStatement() throws(Fault) -> Bool {
        if take(.semicolon) { return true }
        let here = SourceSpan(lastEnd, lastEnd)
        if token.kind == .stray, source.text(token.span) == "?" {
            report(
                .missingSemicolon, token.span, "a statement ends in `;`, not in `?`",
                edits: [Edit(token.span, ";", .sure)])
            advance()
            return true
        }
        let isNext = token.kind == .word && token.beginsLine && token.keyword.beginsStatement
        if isNext || token.kind == .closeBrace {
            report(
                .missingSemicolon, here, "`;` is missing at the end of this statement",
                edits: [Edit(here, ";", .sure)])
            return true
        }
        if token.kind == .end {
            report(
                .unfinishedStatement, here, "the last statement is not finished: `;` is missing",
                edits: [Edit(here, ";", .sure)])
            return false
        }
        throw unexpected([";"], after: "the statement")
    }

    /// Skips to behind the `;` of the statement that failed, or to before what ends it otherwise.
    mutating func skipStatement(from start: Int) {
        var braces = 0
        while true {
            switch token.kind {
            case .end: return
            case .semicolon where braces == 0:
                advance()
                return
            case .openBrace: braces += 1
            case .closeBrace:
                if braces == 0 { return }
                braces -= 1
                if braces == 0 {
                    advance()
                    if token.kind == .semicolon { advance() }
                    return
                }
            case .word where braces == 0 && token.start > start && token.beginsLine && token.keyword.beginsStatement:
                return
            default: break
            }
            advance()
        }
    }
}
