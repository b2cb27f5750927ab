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
        self.init(source: source, nodes: parser.nodes, reports: parser.reader.reports)
    }
}

/// A recursive-descent parser with one token of lookahead. Functions throw after reporting a fault; the statement is
/// then abandoned and parsing resumes after it.
struct Parser {
    var reader: TokenReader
    private(set) var nodes: [Node] = []
    var depth = 0
    /// The words that are names, by their start, each with the kind of the node opened before it; includes those of
    /// faulty statements, which the tree lacks. Nil when not wanted.
    private(set) var names: [UInt32: NodeKind]?
    /// Whether the text ended inside a block.
    var isUnfinished = false
    static let depthLimit = 100

    /// - Parameters:
    ///   - notesNames: whether `names` is wanted.
    ///   - notesContinuations: whether `reader.asked` is wanted.
    init(_ source: Source, notesNames: Bool = false, notesContinuations: Bool = false) {
        reader = TokenReader(source, notesContinuations: notesContinuations)
        names = notesNames ? [:] : nil
        // Scripts have at most one node per few bytes; reserving for that saves copying while the array grows.
        nodes.reserveCapacity(min(source.bytes.count / 6 + 8, 1 << 24))
    }

    // MARK: Nodes

    /// A node under construction: its place, and its kind unless `close` sets another.
    struct OpenNode {
        fileprivate let index: Int
        fileprivate let kind: NodeKind
        fileprivate let start: Int
    }

    /// Reserves the place of a node that begins at the next token, before its children.
    mutating func open(_ kind: NodeKind, from start: Int? = nil) -> OpenNode {
        let node = OpenNode(index: nodes.count, kind: kind, start: start ?? reader.token.start)
        nodes.append(Node(kind: kind, start: node.start))
        return node
    }

    mutating func open(_ kind: StatementKind, from start: Int? = nil) -> OpenNode {
        open(.statement(kind), from: start)
    }

    /// Completes a node, now that all of it is known.
    mutating func close(_ node: OpenNode, as kind: NodeKind? = nil, _ keyword: Keyword = .none) {
        nodes[node.index] = Node(
            kind: kind ?? node.kind, keyword: keyword, start: node.start, end: reader.lastEnd, next: nodes.count)
    }

    /// Takes the next token as a node without children.
    mutating func leaf(_ kind: NodeKind) {
        if names != nil, kind == .word { names?[reader.token.span.start] = nodes.last?.kind ?? .error }
        if kind == .string { reader.checkEscapes() }
        let node = open(kind)
        reader.advance()
        close(node)
    }

    // MARK: Statements

    mutating func script() {
        var isBetween = true
        while reader.token.kind != .end {
            if reader.token.kind == .closeBrace {
                reader.report(
                    .strayBrace, reader.token.span, "this `}` closes no block",
                    edits: [Edit(reader.token.span, "", .likely)])
                reader.advance()
            } else {
                isBetween = statement()
            }
        }
        if isBetween, !isUnfinished { reader.askForStatement() }
    }

    /// Reads one statement and its end; after a fault, reports it and skips the rest of the statement.
    /// - Returns: whether another statement may begin after it.
    @discardableResult
    mutating func statement() -> Bool {
        if reader.token.kind == .semicolon {
            reader.advance()
            return true
        }
        let (mark, start) = (nodes.count, reader.token.start)
        do {
            let isBlock = try statementBody()
            return try isBlock ? lastTokenIsEnd : endStatement()
        } catch {
            nodes.removeSubrange(mark...)
            if !error.isPassed { skipStatement(from: start) }
            let node = open(.error, from: start)
            close(node)
            return error.isPassed || lastTokenIsEnd
        }
    }

    /// Whether the last token taken was one that ends statements, as opposed to the text having ended.
    private var lastTokenIsEnd: Bool {
        reader.lastEnd > 0 && [UInt8(ascii: ";"), UInt8(ascii: "}")].contains(reader.source.bytes[reader.lastEnd - 1])
    }

    /// Takes the `;`. If it is evidently missing, reports that and continues as if it were there.
    /// - Returns: whether another statement may follow; false when something is still missing first.
    private mutating func endStatement() throws(SyntaxFault) -> Bool {
        if reader.take(.semicolon) { return true }
        let here = SourceSpan(reader.lastEnd, reader.lastEnd)
        if reader.token.kind == .stray, reader.source.text(reader.token.span) == "?" {
            reader.report(
                .missingSemicolon, reader.token.span, "a statement ends in `;`, not in `?`",
                edits: [Edit(reader.token.span, ";", .sure)])
            reader.advance()
            return true
        }
        let isNext = reader.token.kind == .word && reader.token.beginsLine && reader.token.keyword.beginsStatement
        if isNext || reader.token.kind == .closeBrace {
            reader.report(
                .missingSemicolon, here, "`;` is missing at the end of this statement",
                edits: [Edit(here, ";", .sure)])
            return true
        }
        if reader.token.kind == .end {
            reader.report(
                .unfinishedStatement, here, "the last statement is not finished: `;` is missing",
                edits: [Edit(here, ";", .sure)])
            return false
        }
        throw reader.unexpected([";"], after: "the statement")
    }

    /// Skips past the `;` of the failed statement, or to whatever else ends it.
    mutating func skipStatement(from start: Int) {
        var braces = 0
        while true {
            switch reader.token.kind {
            case .end: return
            case .semicolon where braces == 0:
                reader.advance()
                return
            case .openBrace: braces += 1
            case .closeBrace:
                if braces == 0 { return }
                braces -= 1
                if braces == 0 {
                    reader.advance()
                    if reader.token.kind == .semicolon { reader.advance() }
                    return
                }
            case .word
            where braces == 0 && reader.token.start > start && reader.token.beginsLine
                && reader.token.keyword.beginsStatement:
                return
            default: break
            }
            reader.advance()
        }
    }

    // MARK: Values

    mutating func word(_ kind: NameKind, after: String) throws(SyntaxFault) {
        reader.ask(kind, .word)
        guard reader.token.kind == .word else { throw reader.unexpected(wanted: kind.wanted, after: after) }
        leaf(.word)
    }

    mutating func string(_ kind: NameKind, after: String) throws(SyntaxFault) {
        reader.ask(kind, .string)
        guard reader.token.kind == .string else { throw reader.unexpected(wanted: "a text in quotes", after: after) }
        leaf(.string)
    }

    /// One word, string or variable.
    mutating func value(_ kind: NameKind, after: String) throws(SyntaxFault) {
        try value(kind, after: after, wanted: kind.wanted)
    }

    private mutating func value(_ kind: NameKind, after: String, wanted: String) throws(SyntaxFault) {
        reader.ask(kind, [.word, .string, .variable])
        switch reader.token.kind {
        case .word:
            let start = reader.token.start
            leaf(.word)
            if kind == .role { nameOfSeveralWords(from: start) }
        case .string: leaf(.string)
        case .variable: leaf(.variable)
        default: throw reader.unexpected(wanted: wanted, after: after)
        }
    }

    /// Takes the words after a role's name on its line, up to a word that role names end with: evidently a single name
    /// that lacks its quotes.
    private mutating func nameOfSeveralWords(from start: Int) {
        guard reader.token.kind == .word, ![.can, .cannot, .to, .from].contains(reader.token.keyword) else { return }
        var lexer = reader.ahead
        var last = reader.token
        var words: [Token] = []
        while last.kind == .word, !last.beginsLine, words.count < 6 {
            words.append(last)
            last = lexer.next()
        }
        let isEnd = { (token: Token) in Self.lastWordsOfRoles.contains(reader.source.text(token.span).lowercased()) }
        guard let end = words.firstIndex(where: isEnd) else { return }
        let span = SourceSpan(start, words[end].end)
        reader.report(
            .unexpectedToken, span, "a name of several words stands in quotes",
            edits: [Edit(span, WrittenName.quoted(reader.source.text(span)), .sure)])
        for _ in words[...end] { reader.advance() }
    }

    private static let lastWordsOfRoles: Set<String> = [
        "administrator", "administrators", "admin", "admins", "reader", "readers", "writers", "operator", "manager",
        "support", "approver", "author", "creator", "developer", "inviter",
    ]

    /// A value or a list; lists may hold lists.
    mutating func many(_ kind: NameKind, after: String, wanted: String? = nil) throws(SyntaxFault) {
        let wanted = wanted ?? kind.wantedMany
        guard reader.at(.openBracket) else { return try value(kind, after: after, wanted: wanted) }
        guard depth < Self.depthLimit else {
            throw reader.fault(
                .nestingTooDeep, reader.token.span, "blocks and lists nest at most \(Self.depthLimit) deep")
        }
        depth += 1
        defer { depth -= 1 }
        let list = open(.list)
        let start = reader.advance().span
        var isAfterItem = false
        while reader.token.kind != .closeBracket {
            guard reader.token.kind != .end, reader.token.kind != .semicolon, reader.token.kind != .closeBrace else {
                reader.ask(.closeBracket)
                if !isAfterItem {
                    reader.ask(.openBracket)
                    reader.ask(kind, [.word, .string, .variable])
                }
                throw reader.fault(.unclosedList, start, "this list is not closed: its `]` is missing")
            }
            try many(kind, after: "`[` or `,`", wanted: wanted)
            isAfterItem = !reader.take(.comma)
            if isAfterItem, reader.token.kind != .closeBracket {
                if reader.token.kind == .end || reader.token.kind == .semicolon || reader.token.kind == .closeBrace {
                    continue
                }
                throw reader.unexpected([",", "]"], after: "an item of the list")
            }
        }
        reader.advance()
        close(list)
    }
}
