/// Reports on characters that the language does not have, and on what was meant by them.
extension Parser {
    mutating func strayFault() -> Fault {
        if isToldAsBytes(token) { return Fault() }
        if let fault = curlyQuotesFault() { return fault }
        let text = source.text(token.span)
        let plain = text.unicodeScalars.map { Typography.plain[$0] }
        if !plain.contains(nil), !plain.isEmpty {
            report(
                .typographicCharacter, token.span,
                "`\(text)` is a typographic character (\(Typography.codePoints(text)))", help: Self.plainHelp,
                edits: [Edit(token.span, plain.compactMap(\.self).joined(), .sure)])
            return Fault()
        }
        return fault(
            .strayCharacter, token.span, "these characters have no meaning here: \(Typography.codePoints(text))")
    }

    private static var plainHelp: String { "the language uses plain ASCII quotes, blanks and signs" }

    /// A text between typographic quotes: both are mended at once, and reading goes on behind it.
    private mutating func curlyQuotesFault() -> Fault? {
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
        lexer.move(to: end)
        token = lexer.next()
        return Fault()
    }

    /// A text that a typographic quote was meant to close is evidently that.
    mutating func unclosedStringFault() -> Fault {
        let closing = Typography.doubleQuote(in: source.bytes, from: token.start + 1, to: token.end)
        report(
            .unclosedString, token.span, "this text is not closed: its `\"` is missing on the line",
            help: closing == nil ? nil : "a typographic quote closes nothing",
            edits: closing.map { [Edit($0, "\"", .sure)] } ?? [])
        return Fault()
    }

    /// A word with letters that only look like those of ASCII, with the word that it looks like; nil for other tokens.
    mutating func lookAlikeFault() -> Fault? {
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
        return Fault()
    }

    /// The bytes around a token that are no blanks and no signs of the language.
    private func runOfLetters(around token: Token) -> SourceSpan {
        func belongs(_ byte: UInt8) -> Bool { byte >= 0x80 || ByteClass.isWord(byte) }
        let start = source.bytes[..<token.start].lastIndex { !belongs($0) }.map { $0 + 1 } ?? 0
        let end = source.bytes[token.end...].firstIndex { !belongs($0) } ?? source.bytes.count
        return SourceSpan(start, end)
    }

    /// Reports each escape of a string that is none.
    mutating func checkEscapes(_ string: SourceSpan) {
        var index = Int(string.start)
        while let backslash = source.bytes[index..<Int(string.end)].firstIndex(of: UInt8(ascii: "\\")) {
            index = backslash + 2
            guard index < Int(string.end) else { return }
            let length = lengthOfEscape(at: backslash, before: Int(string.end))
            if let length {
                index = backslash + length
                continue
            }
            let span = SourceSpan(backslash, index)
            report(
                .unknownEscape, span, "`\(source.text(span))` is no escape",
                help: "the escapes are `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{…}`; a backslash itself is written twice",
                edits: [Edit(span, "\\" + source.text(span), .likely)])
        }
    }

    private func lengthOfEscape(at backslash: Int, before end: Int) -> Int? {
        switch source.bytes[backslash + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"), UInt8(ascii: "t"): return 2
        case UInt8(ascii: "u"):
            let digits = source.bytes[(backslash + 2)..<end]
            guard digits.first == UInt8(ascii: "{"), let close = digits.firstIndex(of: UInt8(ascii: "}")),
                SyntaxTree.scalar(hex: String(decoding: digits[(backslash + 3)..<close], as: UTF8.self)) != nil
            else { return nil }
            return close + 1 - backslash
        default: return nil
        }
    }

    /// Whether the fault of a token's bytes themselves has been told; tokens are asked about in order.
    mutating func isToldAsBytes(_ token: Token) -> Bool {
        while encodingFaults.first.map({ Int($0.end) <= token.start }) ?? false { encodingFaults.removeFirst() }
        return encodingFaults.first.map { Int($0.start) < token.end } ?? false
    }
}
