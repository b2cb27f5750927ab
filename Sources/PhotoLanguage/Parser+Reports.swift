import Text

extension Parser {
    mutating func report(
        _ code: SyntaxCode, _ span: SourceSpan, _ message: String, help: String? = nil, edits: [Edit] = []
    ) {
        reports.append(Report(code.rawValue, in: source, at: span, message, help: help, edits: edits))
    }

    mutating func fault(_ code: SyntaxCode, _ span: SourceSpan, _ message: String, help: String? = nil) -> Fault {
        report(code, span, message, help: help)
        return Fault()
    }

    /// Reports that one of some words was expected, with the nearest as a guess.
    mutating func unexpected(_ words: [String], after: String) -> Fault {
        let quoted = words.map { "`\($0)`" }
        let wanted =
            quoted.count == 1
            ? quoted[0] : quoted.dropLast().joined(separator: ", ") + " or \(quoted[quoted.count - 1])"
        let near = token.kind == .word ? nearestWord(to: source.text(token.span), among: words) : nil
        return unexpected(wanted: wanted, after: after, near: near)
    }

    /// Reports that something else was expected; says of the token itself what is wrong where that is the cause.
    mutating func unexpected(wanted: String, after: String, near: String? = nil) -> Fault {
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
            return Fault()
        }
    }

    /// Reports a token with which no statement begins.
    mutating func notAStatement() -> Fault {
        if let fault = lookAlikeFault() { return fault }
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
            return Fault()
        default:
            return fault(.unknownStatement, token.span, "no statement begins with `\(source.text(token.span))`")
        }
    }

    /// Faults of the bytes themselves, wherever they stand: what is no UTF-8, and controls that reorder text.
    mutating func checkEncoding() {
        // Without a look at single bytes, most sources are done at many times the speed.
        guard source.bytes.reduce(0, |) >= 0x80 else { return }
        defer { encodingFaults = reports.map(\.span)[...] }
        var index = 0
        let bytes = source.bytes
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = UTF8Run.length(bytes, at: index)
            if length == 0 {
                let start = index
                while index < bytes.count, bytes[index] >= 0x80, UTF8Run.length(bytes, at: index) == 0 { index += 1 }
                report(
                    .invalidUTF8, SourceSpan(start, index), "these bytes are not UTF-8", help: "save the file as UTF-8")
                continue
            }
            if UTF8Run.isBidiControl(bytes[index..<(index + length)]) {
                report(
                    .bidiControl, SourceSpan(index, index + length),
                    "this invisible control character reorders the text that people see",
                    edits: [Edit(SourceSpan(index, index + length), "", .sure)])
            }
            index += length
        }
    }
}

private enum UTF8Run {
    /// The length of the scalar that begins at an index; 0 when none does.
    static func length(_ bytes: [UInt8], at index: Int) -> Int {
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        guard index + length <= bytes.count else { return 0 }
        let scalar = bytes[index..<(index + length)]
        return String(validating: scalar, as: UTF8.self) == nil ? 0 : length
    }

    /// U+202A…U+202E, U+2066…U+2069, U+200E, U+200F and U+061C reorder what is seen.
    static func isBidiControl(_ bytes: ArraySlice<UInt8>) -> Bool {
        let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
        return (0x202A...0x202E).contains(scalar) || (0x2066...0x2069).contains(scalar) || scalar == 0x200E
            || scalar == 0x200F || scalar == 0x061C
    }
}
