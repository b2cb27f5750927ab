/// How a name is written in a text so that it is read as that name again.
package enum WrittenName {
    /// The name as a word where that says the same, or else in quotes; nil where the place takes neither.
    /// - Parameter reserved: the keywords that may stand at the place instead, for which the name must not be taken.
    package static func text(_ name: String, in forms: NameForms, reserved: [Keyword] = []) -> String? {
        if forms.contains(.word), isWord(name, reserved: reserved) { return name }
        return forms.contains(.string) ? quoted(name) : nil
    }

    /// The user principal name of an account, as a word where that says the same.
    package static func user(_ name: String) -> String {
        let isOperator = name.lowercased() == "me"
        return isOperator ? quoted(name) : text(name, in: [.word, .string]) ?? quoted(name)
    }

    /// Whether a name, written plainly, is one word and none of some keywords.
    package static func isWord(_ name: String, reserved: [Keyword] = []) -> Bool {
        var lexer = Lexer(Source(name: "", text: name))
        let token = lexer.next()
        return token.kind == .word && token.start == 0 && token.end == name.utf8.count
            && !reserved.contains(token.keyword)
    }

    /// The name as a string, with every character that cannot be seen, or that reorders text, as an escape.
    package static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars { text += StringEscapes.written(scalar) }
        return text + "\""
    }

    /// What a string that is still being typed says so far; its opening quote included in the text.
    package static func value(ofBegun text: String) -> String {
        let source = Source(name: "", text: "print " + text + (text.hasSuffix("\\") ? "\\\"" : "\""))
        let tree = SyntaxTree(parsing: source)
        return tree.nodes.indices.first { tree.nodes[$0].kind == .string }.map(tree.stringValue(of:)) ?? ""
    }
}
