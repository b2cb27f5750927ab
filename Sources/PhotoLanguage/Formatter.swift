extension SyntaxTree {
    /// The source in its canonical form: a statement a line, blocks indented, words in canonical case, comments kept.
    /// Nil when the source has errors, for then it is not sure what was meant.
    package func formatted(_ vocabulary: Vocabulary) -> String? {
        guard !reports.contains(where: { $0.severity == .error }) else { return nil }
        var formatter = Formatter(source, words: CanonicalWords(self, vocabulary))
        return formatter.format()
    }
}

/// Lays tokens and comments out anew, line by line.
struct Formatter {
    private let source: Source
    private let words: CanonicalWords
    private var lines: [String] = []
    private var line = ""
    private var depth = 0
    private var previous: Token.Kind?
    /// Whether the line under way is whole, so that only a comment may still be put at its end.
    private var isLineDone = true

    init(_ source: Source, words: CanonicalWords) {
        self.source = source
        self.words = words
    }

    mutating func format() -> String {
        var lexer = Lexer(source)
        var end = lexer.position
        while true {
            let token = lexer.next()
            layOut(Gap(source.bytes[end..<token.start], isFirst: previous == nil))
            guard token.kind != .end else { break }
            layOut(token)
            end = token.end
        }
        finishLine()
        while lines.last == "" { lines.removeLast() }
        return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
    }

    private mutating func layOut(_ gap: Gap) {
        // A comment inside a statement stays where it is: the statement goes on below it, indented.
        let isInside = isInStatement
        for comment in gap.comments {
            let text = String(decoding: comment.bytes, as: UTF8.self)
            if comment.endsLine, !isLineBlank {
                line += "  " + text
                finishLine(continues: isInside)
            } else {
                finishLine(continues: isInside)
                if comment.followsBlankLine { blankLine() }
                lines.append(indentation(isInside ? 1 : 0) + text)
            }
        }
        if gap.endsWithBlankLine, isLineDone || line.isEmpty {
            finishLine()
            blankLine()
        }
    }

    private mutating func layOut(_ token: Token) {
        // A semicolon behind a block ends nothing, and one alone says nothing.
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

    /// Ends the line under way; the next begins, indented, when the statement goes on.
    private mutating func finishLine(continues: Bool = false) {
        if !isLineBlank { lines.append(line) }
        line = continues ? indentation(1) : ""
        isLineDone = !continues
    }

    private mutating func blankLine() {
        if let last = lines.last, !last.isEmpty, !last.hasSuffix("{") { lines.append("") }
    }
}

/// What stands between two tokens: comments, and the line ends around them.
private struct Gap {
    struct Comment {
        let bytes: ArraySlice<UInt8>
        /// Whether it stands behind a token on its line.
        let endsLine: Bool
        let followsBlankLine: Bool
    }

    private(set) var comments: [Comment] = []
    private(set) var endsWithBlankLine = false

    init(_ bytes: ArraySlice<UInt8>, isFirst: Bool) {
        // In front of the first token every comment stands on a line of its own.
        var newlines = isFirst ? 1 : 0
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "#") {
                var end = index
                while end < bytes.endIndex, bytes[end] != 0x0A { end += 1 }
                var last = end
                while last > index, bytes[last - 1] == 0x0D || bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 {
                    last -= 1
                }
                comments.append(
                    Comment(bytes: bytes[index..<last], endsLine: newlines == 0, followsBlankLine: newlines > 1))
                newlines = 0
                index = end
            } else {
                if bytes[index] == 0x0A { newlines += 1 }
                index += 1
            }
        }
        endsWithBlankLine = newlines > 1
    }
}
