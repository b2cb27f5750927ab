/// A node and its tree: what the typed views are built from.
package struct NodeView: Sendable {
    let tree: SyntaxTree
    let index: SyntaxTree.Index

    package var kind: NodeKind { node.kind }
    package var span: SourceSpan { node.span }
    package var source: Source { tree.source }

    package var children: [NodeView] { tree.children(of: index).map { NodeView(tree: tree, index: $0) } }

    /// The content of a leaf: the text of a word, the value of a string.
    package var text: String { kind == .string ? tree.stringValue(of: index) : tree.text(of: index) }

    var node: Node { tree.nodes[index] }
    var keyword: Keyword { node.keyword }
    var first: NodeView? { tree.children(of: index).first { _ in true }.map { NodeView(tree: tree, index: $0) } }
}

extension [NodeView] {
    /// The first node of a kind.
    func first(_ kind: NodeKind) -> NodeView? { first { $0.kind == kind } }

    /// The node at a place; nil where the text ended before it.
    func at(_ index: Int) -> NodeView? { indices.contains(index) ? self[index] : nil }
}
