import PhotoLanguage
import PhotoPolicy
import Terminal
import Text
import Wording

/// Colours and hints for what is being typed.
struct TypingHelp: Sendable {
    let completer: Completer

    func colours(_ text: String) -> [StyledSpan] {
        if CommandEntry.isCommand(text) {
            let word = text.prefix { !$0.isWhitespace || $0 == " " && text.first == " " }
            return [StyledSpan(0..<word.utf8.count, .keyword)]
        }
        return ColourSpan.spans(of: Source(name: "", text: text)).map { StyledSpan($0.range, $0.kind.style) }
    }

    /// Returns the rest of the begun word, or what may follow; nil where anything may.
    func hint(_ text: String, _ cursor: Int) -> String? {
        if CommandEntry.isCommand(text) { return completer.commands.hint(text) }
        let bytes = Array(text.utf8)
        guard cursor == bytes.count, let last = bytes.last else { return nil }
        let place = TypingPlace(in: bytes, cursor: cursor)
        switch place.begun {
        case .word: return rest(place, String(decoding: bytes[place.range], as: UTF8.self))
        case .nothing where last == 0x20: return following(place.may)
        default: return nil
        }
    }

    /// Uses the vocabulary only: a hint must never wait for a directory.
    private func rest(_ place: TypingPlace, _ begun: String) -> String? {
        var words = place.may.keywords.map(\.spelling)
        for name in place.may.names {
            switch name.kind {
            case .client: words += Vocabulary.photoPolicy.clients.map(\.word)
            case .scope: words += Vocabulary.photoPolicy.scopes.map(\.word)
            case .role: words += Vocabulary.photoPolicy.roles.map(\.word)
            case .finding: words += Vocabulary.photoPolicy.findings.map(\.word)
            case .guardCode: words += FindingCode.guards.map(\.rawValue)
            case .reason: words += Vocabulary.photoPolicy.reasons.map(\.word)
            default: break
            }
        }
        let found = words.filter { $0.hasPrefix(begun) && $0.utf8.count > begun.utf8.count }
        guard found.count == 1 else { return nil }
        return String(found[0].dropFirst(begun.count))
    }

    private func following(_ may: Continuations) -> String? {
        // Where any statement may begin, a list of them all would say nothing.
        if may.keywords.contains(.source), may.keywords.contains(.show) { return nil }
        var parts = may.names.map(\.kind.wanted) + may.keywords.map(\.spelling)
        if may.signs.contains(.semicolon) { parts.append(";") }
        if may.signs.contains(.openBrace) { parts.append("{") }
        guard !parts.isEmpty else { return nil }
        return parts.prefix(6).joined(separator: " | ") + (parts.count > 6 ? " | …" : "")
    }
}

extension ColourSpan.Kind {
    fileprivate var style: Style {
        switch self {
        case .keyword: .keyword
        case .name: .name
        case .string: .string
        case .variable: .variable
        case .number: .number
        case .comment: .comment
        case .fault: .fault
        }
    }
}
