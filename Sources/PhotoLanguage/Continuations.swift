/// What may stand at a place, as the parser itself asked for it when the text ended there.
package struct Continuations: Sendable, Hashable {
    package struct Name: Sendable, Hashable {
        package let kind: NameKind
        package let forms: NameForms
    }

    /// In the order in which the parser asked, each once.
    package fileprivate(set) var keywords: [Keyword] = []
    package fileprivate(set) var names: [Name] = []
    /// Signs: `;`, `,`, `=`, brackets and braces.
    package fileprivate(set) var signs: [Token.Kind] = []

    /// What may stand there in quotes.
    var quoted: Continuations {
        var quoted = Continuations()
        quoted.names = names.filter { $0.forms.contains(.string) }
        return quoted
    }

    package var isEmpty: Bool { keywords.isEmpty && names.isEmpty && signs.isEmpty }
}

extension Parser {
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
}
