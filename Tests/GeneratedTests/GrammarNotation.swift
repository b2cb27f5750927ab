import Foundation

/// A grammar as `Grammar.md` writes it: `{ a }` for any number, `[ a ]` for optional, `a | b` for either, quoted words
/// for themselves, and `x` for the argument of a rule.
struct GrammarNotation: Sendable {
    indirect enum Phrase: Sendable {
        case literal(String)
        /// A rule or, if none has that name, a terminal; the argument replaces `x` in it.
        case name(String, argument: String?)
        case sequence([Phrase])
        case choice([Phrase])
        case optional(Phrase)
        case repeated(Phrase)
    }

    struct Fault: Error { let message: String }

    private(set) var rules: [String: Phrase] = [:]
    private var tokens: ArraySlice<String>

    /// Reads the rules of the first `ebnf` block of a Markdown text.
    init(markdown: String) throws {
        guard let start = markdown.range(of: "```ebnf\n"),
            let end = markdown.range(of: "```", range: start.upperBound..<markdown.endIndex)
        else { throw Fault(message: "no ebnf block") }
        let text = markdown[start.upperBound..<end.lowerBound]
        tokens = text.matches(of: #/"[^"]*"|[A-Za-z]+(\([A-Za-z]+\))?|[=|{}()\[\];]/#).map { String($0.output.0) }[...]
        while !tokens.isEmpty { try readRule() }
    }

    private mutating func readRule() throws {
        let name = Self.parts(try next()).name
        try expect("=")
        rules[name] = try choice()
        try expect(";")
    }

    private mutating func choice() throws -> Phrase {
        var phrases = [try sequence()]
        while tokens.first == "|" {
            tokens.removeFirst()
            phrases.append(try sequence())
        }
        return phrases.count == 1 ? phrases[0] : .choice(phrases)
    }

    private mutating func sequence() throws -> Phrase {
        var phrases: [Phrase] = []
        while let token = tokens.first, !["|", ")", "]", "}", ";"].contains(token) { phrases.append(try phrase()) }
        return phrases.count == 1 ? phrases[0] : .sequence(phrases)
    }

    private mutating func phrase() throws -> Phrase {
        let token = try next()
        switch token {
        case "(": return try choice(closedBy: ")")
        case "[": return .optional(try choice(closedBy: "]"))
        case "{": return .repeated(try choice(closedBy: "}"))
        case _ where token.hasPrefix("\""): return .literal(String(token.dropFirst().dropLast()))
        default:
            let (name, argument) = Self.parts(token)
            return .name(name, argument: argument)
        }
    }

    private mutating func choice(closedBy end: String) throws -> Phrase {
        let phrase = try choice()
        try expect(end)
        return phrase
    }

    private mutating func expect(_ token: String) throws {
        let found = try next()
        guard found == token else { throw Fault(message: "expected \(token), found \(found)") }
    }

    private mutating func next() throws -> String {
        guard let token = tokens.popFirst() else { throw Fault(message: "the grammar ends in a rule") }
        return token
    }

    /// Splits `many(role)` into `many` and `role`.
    private static func parts(_ token: String) -> (name: String, argument: String?) {
        let parts = token.split(whereSeparator: { "()".contains($0) }).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : nil)
    }
}
