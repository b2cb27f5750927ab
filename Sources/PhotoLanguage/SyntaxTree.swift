/// A parsed source: its nodes in source order (preorder), each followed by its descendants.
///
/// A flat array of small values instead of a tree of objects: parsing allocates once, and walking is a scan.
/// `NodeKind` says which children each kind has, in order.
package struct SyntaxTree: Sendable {
    package let source: Source
    package internal(set) var nodes: [Node]
    package internal(set) var reports: [Report]

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
    /// The keyword that completes the kind (`cloud` of `source cloud`); `.none` where there is none to say.
    package internal(set) var keyword: Keyword
    package internal(set) var start: UInt32
    package internal(set) var end: UInt32
    /// The index behind the last descendant.
    package internal(set) var next: UInt32

    /// Sets where it ends; a node without a token of its own ends where it starts.
    mutating func close(at end: Int, next: Int) {
        self.end = max(UInt32(truncatingIfNeeded: end), start)
        self.next = UInt32(truncatingIfNeeded: next)
    }

    /// The bytes from the first to the last token that belong to the node, without the closing `;`.
    package var span: SourceSpan { SourceSpan(Int(start), Int(end)) }
}

extension SyntaxTree {
    /// The value of a string node, its escapes resolved; an escape that is none stands as it is written.
    package func stringValue(of index: Index) -> String {
        // Scalars, for a combining mark behind a quote or an escape is a character of its own.
        let raw = text(of: index).unicodeScalars
        guard raw.count >= 2 else { return "" }
        var rest = raw.dropFirst().dropLast()
        guard rest.contains("\\") else { return String(rest) }
        var result = String.UnicodeScalarView()
        while let backslash = rest.firstIndex(of: "\\") {
            result += rest[..<backslash]
            rest = rest[backslash...].dropFirst()
            guard let escape = rest.popFirst() else { break }
            switch escape {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "\"", "\\": result.append(escape)
            case "u":
                if let close = rest.firstIndex(of: "}"), rest.first == "{",
                    let scalar = Self.scalar(hex: rest[..<close].dropFirst())
                {
                    result.append(scalar)
                    rest = rest[close...].dropFirst()
                } else {
                    result += "\\u".unicodeScalars
                }
            default:
                result.append("\\")
                result.append(escape)
            }
        }
        return String(result + rest)
    }

    static func scalar(hex digits: String) -> Unicode.Scalar? { scalar(hex: digits.unicodeScalars[...]) }

    private static func scalar(hex digits: Substring.UnicodeScalarView) -> Unicode.Scalar? {
        guard digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
        return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
    }
}
