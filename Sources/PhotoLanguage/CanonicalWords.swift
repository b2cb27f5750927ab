/// The canonical spelling of each word of a tree.
struct CanonicalWords {
    /// The canonical text of leaves, by their start; other words are keywords.
    private var leaves: [UInt32: String] = [:]

    init(_ tree: SyntaxTree, _ vocabulary: Vocabulary) {
        let names = Names(vocabulary)
        func visit(_ index: SyntaxTree.Index, _ kind: Names.Kind) {
            let node = tree.nodes[index]
            switch node.kind {
            case .word:
                leaves[node.start] = names.canonical(tree.text(of: index), kind)
            case .list:
                for child in tree.children(of: index) { visit(child, kind) }
            default:
                for (place, child) in tree.children(of: index).enumerated() {
                    visit(child, Names.kind(under: node, at: place))
                }
            }
        }
        for statement in tree.statements { visit(statement, .other) }
    }

    func text(of token: Token, in source: Source) -> String {
        let text = source.text(token.span)
        guard token.kind == .word else { return text }
        if let leaf = leaves[token.span.start] { return leaf }
        return token.keyword == .none ? text.lowercased() : token.keyword.spelling
    }

    /// The vocabulary, looked up without regard to letter case.
    private struct Names {
        enum Kind { case role, client, scope, code, other }

        private var terms: [Kind: [String: String]] = [:]

        init(_ vocabulary: Vocabulary) {
            let families: [(Kind, [Vocabulary.Term])] = [
                (.role, vocabulary.roles), (.client, vocabulary.clients), (.scope, vocabulary.scopes),
                (.code, vocabulary.findings + vocabulary.reasons),
            ]
            for (kind, family) in families {
                for term in family {
                    for name in [term.word] + term.aliases { terms[kind, default: [:]][name.lowercased()] = term.word }
                }
            }
        }

        func canonical(_ text: String, _ kind: Kind) -> String { terms[kind]?[text.lowercased()] ?? text }

        /// The kind of name a word is, given its parent node and its place among the children.
        static func kind(under node: Node, at place: Int) -> Kind {
            switch node.kind {
            case .statement(.allowRoles), .subject(.role), .subject(.onlyRoles): .role
            case .statement(.grantRole), .statement(.revokeRole): place == 0 ? .role : .other
            case .statement(.show): node.keyword == .role ? .role : .other
            case .via: .client
            case .withScopes: .scope
            case .despite, .becauseCode, .claim(.finding), .statement(.explainCode): .code
            case .statement, .claim, .subject, .target, .action, .becauseText, .asUser, .overUnit, .after, .onceInForce,
                .word, .string, .variable, .list, .error:
                .other
            }
        }
    }
}
