import PhotoLanguage
import Wording

extension Fuzzed {
    /// Checks that whatever parses without error has a canonical form, which has the same tree, keeps each comment and
    /// is a fixed point.
    static func checkFormatter(_ bytes: [UInt8]) throws {
        let tree = SyntaxTree(parsing: Source(name: "fuzz.photo", bytes: bytes))
        guard let text = tree.formatted(.photoPolicy) else {
            try require(tree.reports.contains { $0.severity == .error }, "not formatted, without an error")
            return
        }
        let again = SyntaxTree(parsing: Source(name: "fuzz.photo", text: text))
        try require(again.reports.isEmpty, "the canonical form is in error: \(text.debugDescription)")
        try requireSame(tree, again)
        try require(
            again.formatted(.photoPolicy) == text, "the canonical form is not canonical: \(text.debugDescription)")
        try require(comments(tree.source) == comments(again.source), "comments differ: \(text.debugDescription)")
    }

    static func requireSame(_ one: SyntaxTree, _ two: SyntaxTree) throws {
        try require(one.nodes.count == two.nodes.count, "formatted, the tree has other nodes")
        for index in one.nodes.indices {
            let (first, second) = (one.nodes[index], two.nodes[index])
            try require(
                first.kind == second.kind && first.keyword == second.keyword && first.next == second.next,
                "formatted, a \(first.kind) is a \(second.kind)")
            switch first.kind {
            case .string, .variable:
                try require(one.text(of: index) == two.text(of: index), "formatted, a \(first.kind) differs")
            case .word:
                let (was, becomes) = (one.text(of: index).lowercased(), two.text(of: index).lowercased())
                try require(was == becomes || isAlias(was, of: becomes), "formatted, `\(was)` is `\(becomes)`")
            default: break
            }
        }
    }

    private static func isAlias(_ word: String, of canonical: String) -> Bool {
        (Vocabulary.photoPolicy.roles + Vocabulary.photoPolicy.clients).contains {
            $0.word.lowercased() == canonical && $0.aliases.contains { $0.lowercased() == word }
        }
    }

    /// Returns the text of each comment in order, without trailing blanks.
    static func comments(_ source: Source) -> [String] {
        var lexer = Lexer(source)
        var comments: [String] = []
        var end = 0
        while true {
            let token = lexer.next()
            for line in source.bytes[end..<token.start].split(separator: 0x0A) {
                guard let start = line.firstIndex(of: UInt8(ascii: "#")) else { continue }
                let text = line[start...].reversed().drop { [0x20, 0x09, 0x0D].contains($0) }.reversed()
                comments.append(String(decoding: Array(text), as: UTF8.self))
            }
            if token.kind == .end { return comments }
            end = token.end
        }
    }
}
