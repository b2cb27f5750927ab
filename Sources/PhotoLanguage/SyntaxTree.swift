/// A parsed source: its nodes in source order (preorder), each followed by its descendants.
///
/// A flat array of small values instead of a tree of objects: parsing allocates once, and walking is a scan.
/// `NodeKind` says which children each kind has, in order.
package struct SyntaxTree: Sendable {
    package let source: Source
    package let nodes: [Node]
    package let reports: [Report]

    /// An index into `nodes`.
    package typealias Index = Int

    /// The statements at the top level.
    package var statements: Children { Children(tree: self, upcoming: 0, end: nodes.count) }

    /// The statements at the top level.
    package var statementViews: [NodeView] { statements.map { NodeView(tree: self, index: $0) } }

    package func children(of index: Index) -> Children {
        Children(tree: self, upcoming: index + 1, end: Int(nodes[index].next))
    }

    /// The source text that the node covers.
    package func text(of index: Index) -> String { source.text(nodes[index].span) }

    /// The direct children of a node, as indices.
    package struct Children: Sequence, IteratorProtocol {
        let tree: SyntaxTree
        var upcoming: Index
        let end: Index

        package mutating func next() -> Index? {
            guard upcoming < end else { return nil }
            defer { upcoming = Int(tree.nodes[upcoming].next) }
            return upcoming
        }
    }
}

/// One node: 16 bytes.
package struct Node: Sendable, Hashable {
    package let kind: NodeKind
    /// The keyword that completes the kind (`cloud` of `source cloud`); `.none` where there is none.
    package let keyword: Keyword
    package let start: UInt32
    package let end: UInt32
    /// The index after the last descendant.
    package let next: UInt32

    /// - Parameter end: where its last token ends; a node without tokens ends where it starts.
    init(kind: NodeKind, keyword: Keyword = .none, start: Int, end: Int = 0, next: Int = 0) {
        self.kind = kind
        self.keyword = keyword
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: max(start, end))
        self.next = UInt32(truncatingIfNeeded: next)
    }

    /// The bytes from the node's first token to its last, without the closing `;`.
    package var span: SourceSpan { SourceSpan(Int(start), Int(end)) }
}

extension SyntaxTree {
    /// Returns the value of a string node with escapes resolved; an invalid escape stays as written.
    package func stringValue(of index: Index) -> String {
        // Scalars, so that a combining mark after a quote or an escape does not merge with it.
        let raw = text(of: index).unicodeScalars
        return raw.count >= 2 ? StringEscapes.resolved(raw.dropFirst().dropLast()) : ""
    }
}
