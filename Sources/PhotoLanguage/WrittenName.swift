/// How a name is written in a text so that it reads back as the same name.
package enum WrittenName {
    /// Returns the name as a word if that reads back the same, otherwise in quotes; nil where the place takes neither.
    /// - Parameter reserved: the keywords that may also stand at the place, which the name must not be mistaken for.
    package static func text(_ name: String, in forms: NameForms, reserved: [Keyword] = []) -> String? {
        if forms.contains(.word), isWord(name, reserved: reserved) { return name }
        return forms.contains(.string) ? quoted(name) : nil
    }

    /// The user principal name of an account, as a word if that reads back the same.
    package static func user(_ name: String) -> String {
        let isOperator = name.lowercased() == "me"
        return isOperator ? quoted(name) : text(name, in: [.word, .string]) ?? quoted(name)
    }

    /// Whether a name, unquoted, is a single word and not a reserved keyword.
    package static func isWord(_ name: String, reserved: [Keyword] = []) -> Bool {
        var lexer = Lexer(Source(name: "", text: name))
        let token = lexer.next()
        return token.kind == .word && token.start == 0 && token.end == name.utf8.count
            && !reserved.contains(token.keyword)
    }

    /// Returns the name as a string, with invisible and text-reordering characters as escapes.
    package static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars { text += StringEscapes.written(scalar) }
        return text + "\""
    }

    /// Returns the value so far of a string that is still being typed; the text includes its opening quote.
    package static func value(ofBegun text: String) -> String {
        let source = Source(name: "", text: "print " + text + (text.hasSuffix("\\") ? "\\\"" : "\""))
        let tree = SyntaxTree(parsing: source)
        return tree.nodes.indices.first { tree.nodes[$0].kind == .string }.map(tree.stringValue(of:)) ?? ""
    }
}
