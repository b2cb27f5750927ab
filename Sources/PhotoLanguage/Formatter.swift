extension SyntaxTree {
    /// The source in its canonical form: one statement per line, blocks indented, words in canonical case, comments
    /// kept. Nil when the source has errors, because its meaning is then uncertain.
    package func formatted(_ vocabulary: Vocabulary) -> String? {
        guard !reports.contains(where: { $0.severity == .error }) else { return nil }
        var formatter = Formatter(source, words: CanonicalWords(self, vocabulary))
        return formatter.format()
    }
}

/// Lays out tokens and comments afresh, line by line.
struct Formatter {
    private let source: Source
    private let words: CanonicalWords
    private var lines: [String] = []
    private var line = ""
    private var depth = 0
    private var previous: Token.Kind?
    /// Whether the current line is complete, so only a comment may still be added to it.
    private var isLineDone = true

    init(_ source: Source, words: CanonicalWords) {
        self.source = source
        self.words = words
    }

    mutating func format() -> String {
        var lexer = Lexer(source)
        while true {
            let token = lexer.next()
            layOut(Trivia(before: token, in: source.bytes, isFirst: previous == nil))
            guard token.kind != .end else { break }
            layOut(token)
        }
        finishLine()
        while lines.last == "" { lines.removeLast() }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private mutating func layOut(_ trivia: Trivia) {
        // A comment inside a statement stays where it is: the statement continues below it, indented.
        let isInside = isInStatement
        for comment in trivia.comments {
            let text = String(decoding: source.bytes[comment.range], as: UTF8.self)
            if comment.endsLine, !isLineBlank {
                line += "  " + text
                finishLine(continues: isInside)
            } else {
                finishLine(continues: isInside)
                if comment.followsBlankLine { blankLine() }
                lines.append(indentation(isInside ? 1 : 0) + text)
            }
        }
        if trivia.endsWithBlankLine, isLineDone || line.isEmpty {
            finishLine()
            blankLine()
        }
    }

    private mutating func layOut(_ token: Token) {
        // A semicolon at the start, after a block or after another semicolon ends nothing.
        if token.kind == .semicolon, previous == .closeBrace || previous == .semicolon || previous == nil { return }
        if token.kind == .closeBracket, previous == .comma, line.last == "," { line.removeLast() }
        if token.kind == .closeBrace {
            finishLine()
            if lines.last == "" { lines.removeLast() }
            depth = max(0, depth - 1)
        } else if isLineDone {
            finishLine()
        }
        if line.isEmpty {
            line = indentation(0)
        } else if needsSpace(before: token.kind) {
            line += " "
        }
        line += words.text(of: token, in: source)
        previous = token.kind
        isLineDone = token.kind == .semicolon || token.kind == .openBrace || token.kind == .closeBrace
        if token.kind == .openBrace { depth += 1 }
    }

    private var isInStatement: Bool {
        switch previous {
        case nil, .semicolon, .openBrace, .closeBrace: false
        default: true
        }
    }

    private var isLineBlank: Bool { line.allSatisfy { $0 == " " } }

    private func needsSpace(before kind: Token.Kind) -> Bool {
        switch (previous, kind) {
        case (_, .semicolon), (_, .comma), (_, .closeBracket), (.openBracket, _): false
        default: !isLineBlank
        }
    }

    private func indentation(_ more: Int) -> String { String(repeating: "  ", count: depth + more) }

    /// Ends the current line; the next one starts indented if the statement continues.
    private mutating func finishLine(continues: Bool = false) {
        if !isLineBlank { lines.append(line) }
        line = continues ? indentation(1) : ""
        isLineDone = !continues
    }

    private mutating func blankLine() {
        if let last = lines.last, !last.isEmpty, !last.hasSuffix("{") { lines.append("") }
    }
}
