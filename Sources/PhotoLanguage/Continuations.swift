/// What may come at a place: what the parser asked for when the text ended there.
package struct Continuations: Sendable, Hashable {
    package struct Name: Sendable, Hashable {
        package let kind: NameKind
        package let forms: NameForms
    }

    /// In the order in which the parser asked, each once.
    package internal(set) var keywords: [Keyword] = []
    package internal(set) var names: [Name] = []
    /// Signs: `;`, `,`, `=`, brackets and braces.
    package internal(set) var signs: [Token.Kind] = []

    /// The names that may be written there in quotes.
    var quoted: Continuations {
        var quoted = Continuations()
        quoted.names = names.filter { $0.forms.contains(.string) }
        return quoted
    }

    package var isEmpty: Bool { keywords.isEmpty && names.isEmpty && signs.isEmpty }
}
