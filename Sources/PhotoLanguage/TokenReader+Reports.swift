import Text

/// Reports of what was expected, and of what characters foreign to the language were meant to be.
extension TokenReader {
    /// Reports that one of several words was expected, with the nearest as a guess.
    mutating func unexpected(_ words: [String], after: String) -> SyntaxFault {
        let quoted = words.map { "`\($0)`" }
        let wanted =
            quoted.count == 1
            ? quoted[0] : quoted.dropLast().joined(separator: ", ") + " or \(quoted[quoted.count - 1])"
        let near = token.kind == .word ? nearestWord(to: source.text(token.span), among: words) : nil
        return unexpected(wanted: wanted, after: after, near: near)
    }

    /// Reports that something else was expected, or what is wrong with the token itself if that is the cause.
    mutating func unexpected(wanted: String, after: String, near: String? = nil) -> SyntaxFault {
        if let fault = lookAlikeFault() { return fault }
        switch token.kind {
        case .stray: return strayFault()
        case .unclosedString: return unclosedStringFault()
        case .end:
            return fault(
                .unfinishedStatement, SourceSpan(lastEnd, lastEnd),
                "the last statement is not finished: expected \(wanted) after \(after)")
        default:
            report(
                .unexpectedToken, token.span,
                "expected \(wanted) after \(after), not `\(source.text(token.span))`",
                help: near == nil && token.kind == .word ? Slip.help(source.text(token.span)) : nil,
                edits: near.map { [Edit(token.span, $0, .likely)] } ?? [])
            return SyntaxFault()
        }
    }

    /// Reports a token that cannot begin a statement.
    mutating func notAStatement() -> SyntaxFault {
        if let fault = pastedFault() ?? lookAlikeFault() { return fault }
        switch token.kind {
        case .stray, .unclosedString, .end: return unexpected(wanted: "a statement", after: "the start")
        case .word:
            let text = source.text(token.span)
            let words = Keyword.allCases.filter(\.beginsStatement).map(\.spelling)
            let near = nearestWord(to: text, among: words)
            report(
                .unknownStatement, token.span, "no statement begins with `\(text)`",
                help: Slip.help(text) ?? (near == nil ? "statements begin with \(words.joined(separator: ", "))" : nil),
                edits: near.map { [Edit(token.span, $0, .likely)] } ?? [])
            return SyntaxFault()
        default:
            return fault(.unknownStatement, token.span, "no statement begins with `\(source.text(token.span))`")
        }
    }

    /// Reports text pasted from elsewhere as a single fault, with its equivalent here.
    private mutating func pastedFault() -> SyntaxFault? {
        guard token.kind == .word || token.kind == .openBrace, pastedTexts < Self.pastedLimit else { return nil }
        pastedTexts += 1
        guard let pasted = PastedText(in: source.bytes, at: token.start) else { return nil }
        let span = SourceSpan(token.start, pasted.end)
        report(
            .unknownStatement, span, "this is \(pasted.kind.words), and not a statement of the photo language",
            edits: [Edit(span, pasted.statements, .likely)])
        move(to: pasted.end)
        return SyntaxFault(isPassed: true)
    }

    // MARK: Characters

    mutating func strayFault() -> SyntaxFault {
        if isToldAsBytes(token) { return SyntaxFault() }
        if let fault = curlyQuotesFault() { return fault }
        let text = source.text(token.span)
        let plain = text.unicodeScalars.map { Typography.plain[$0] }
        if !plain.contains(nil), !plain.isEmpty {
            report(
                .typographicCharacter, token.span,
                "`\(text)` is a typographic character (\(Typography.codePoints(text)))", help: Self.plainHelp,
                edits: [Edit(token.span, plain.compactMap(\.self).joined(), .sure)])
            return SyntaxFault()
        }
        return fault(
            .strayCharacter, token.span, "`\(text.prefix(16))` means nothing here (\(Typography.codePoints(text)))")
    }

    private static var plainHelp: String { "the language uses plain ASCII quotes, blanks and signs" }

    /// Reports a text in typographic quotes: both are mended at once, and reading continues after it.
    private mutating func curlyQuotesFault() -> SyntaxFault? {
        guard let quote = Typography.doubleQuote(in: source.bytes, from: token.start, to: token.end) else { return nil }
        var edits = [Edit(quote, "\"", .sure)]
        var end = Int(quote.end)
        let line = source.bytes[end...].firstIndex(of: 0x0A) ?? source.bytes.count
        let plain = source.bytes[end..<line].firstIndex(of: UInt8(ascii: "\""))
        if let closing = Typography.doubleQuote(in: source.bytes, from: end, to: plain ?? line) {
            edits.append(Edit(closing, "\"", .sure))
            end = Int(closing.end)
        } else if let plain {
            end = plain + 1
        }
        report(
            .typographicCharacter, SourceSpan(Int(quote.start), end),
            "these quotes are typographic characters (\(Typography.codePoints(source.text(quote))))",
            help: Self.plainHelp, edits: edits)
        move(to: end)
        return SyntaxFault()
    }

    /// Reports an unclosed text; a typographic quote in it was evidently meant to close it.
    mutating func unclosedStringFault() -> SyntaxFault {
        let closing = Typography.doubleQuote(in: source.bytes, from: token.start + 1, to: token.end)
        report(
            .unclosedString, token.span, "this text is not closed: its `\"` is missing on the line",
            help: closing == nil ? nil : "a typographic quote closes nothing",
            edits: closing.map { [Edit($0, "\"", .sure)] } ?? [])
        return SyntaxFault()
    }

    /// Reports a word with letters that only look like ASCII, with the word it looks like; nil for other tokens.
    mutating func lookAlikeFault() -> SyntaxFault? {
        guard token.kind == .word || token.kind == .stray, !isToldAsBytes(token) else { return nil }
        let run = runOfLetters(around: token)
        let text = source.text(run)
        let strangers = text.unicodeScalars.filter { !$0.isASCII }
        guard !strangers.isEmpty, strangers.allSatisfy(\.properties.isAlphabetic) else { return nil }
        let plain = String(String.UnicodeScalarView(text.unicodeScalars.map { LookAlikes.plain[$0] ?? $0 }))
        let isMeant = plain.utf8.allSatisfy { $0 < 0x80 }
        report(
            .strayCharacter, run,
            "`\(text)` has letters that are not ASCII: \(Typography.codePoints(String(String.UnicodeScalarView(strangers))))",
            help: "letters of other alphabets may look like those of ASCII; a name that has them stands in quotes",
            edits: isMeant ? [Edit(run, plain, .likely)] : [])
        return SyntaxFault()
    }

    /// The bytes around a token that are neither blanks nor signs of the language.
    private func runOfLetters(around token: Token) -> SourceSpan {
        func belongs(_ byte: UInt8) -> Bool { byte >= 0x80 || ByteClass.isWord(byte) }
        let start = source.bytes[..<token.start].lastIndex { !belongs($0) }.map { $0 + 1 } ?? 0
        let end = source.bytes[token.end...].firstIndex { !belongs($0) } ?? source.bytes.count
        return SourceSpan(start, end)
    }
}

extension PastedText.Kind {
    fileprivate var words: String {
        switch self {
        case .body: "the body of a request"
        case .request: "a request to Microsoft Graph"
        case .command: "a line of PowerShell"
        case .error: "an error of the service"
        }
    }
}
