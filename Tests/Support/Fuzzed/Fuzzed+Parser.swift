import PhotoLanguage
import Rendering
import Resolution

extension Fuzzed {
    /// Checks that any bytes parse to a well-formed tree whose spans lie in the text, with reports that also lie in it
    /// and can be shown anywhere; so do the bytes after the sure edits.
    static func checkParser(_ bytes: [UInt8]) throws {
        let source = Source(name: "fuzz.photo", bytes: bytes)
        _ = Missing.from(source)
        _ = Missing.atLineEnds(of: source)
        let tree = SyntaxTree(parsing: source)
        try requireWellFormed(tree)
        var resolver = Resolver(loader: FuzzedFiles())
        _ = resolver.resolve(tree)
        try requireShowable(resolver.reports)
        try requireRepeatable(tree)
        let mended = source.applying(resolver.reports.filter { $0.source == source }.flatMap(\.edits))
        try requireWellFormed(SyntaxTree(parsing: mended))
    }

    static func requireWellFormed(_ tree: SyntaxTree) throws {
        let count = tree.source.bytes.count
        func visit(_ children: SyntaxTree.Children, _ from: Int, _ to: Int, _ last: Int) throws {
            var position = from
            for index in children {
                let node = tree.nodes[index]
                try require(
                    position <= Int(node.start) && node.start <= node.end && Int(node.end) <= to,
                    "a \(node.kind) at \(node.start)..<\(node.end) is not inside \(position)..<\(to)")
                try require(Int(node.next) > index && Int(node.next) <= last, "a \(node.kind) overlaps what follows it")
                try visit(tree.children(of: index), Int(node.start), Int(node.end), Int(node.next))
                position = Int(node.end)
            }
        }
        try visit(tree.statements, 0, count, tree.nodes.count)
        let hasErrorNode = tree.nodes.contains { $0.kind == .error }
        try require(!hasErrorNode || tree.reports.contains { $0.severity == .error }, "an error without a report")
        for index in tree.nodes.indices where tree.nodes[index].kind == .string { _ = tree.stringValue(of: index) }
    }

    static func requireShowable(_ reports: [Report]) throws {
        for report in reports {
            let count = UInt32(report.source.bytes.count)
            for span in [report.span] + report.edits.map(\.span) {
                try require(
                    span.start <= span.end && span.end <= count, "\(report.code) lies outside of the text: \(span)")
            }
        }
        // Both narrow and wide, because a window around the span must be cut properly at any place.
        let width = 10 + (reports.first?.source.bytes.count ?? 0) % 100
        try requireHarmless(ReportText(width: width).render(reports), "the report")
        for object in ReportJSON.objects(reports) { try requireHarmless(object.text, but: "", "the JSON report") }
    }

    private static func requireRepeatable(_ tree: SyntaxTree) throws {
        let again = SyntaxTree(parsing: tree.source)
        try require(again.nodes == tree.nodes && again.reports == tree.reports, "parsed twice, read differently")
    }
}

/// The files that scripts of the fuzzers may name.
struct FuzzedFiles: SourceLoader, PhotoFiles {
    func load(_ path: String, from source: Source) throws -> Source {
        switch path {
        case "a": return Source(name: "a", text: "let a = [UserAdmin]; include \"b\";")
        case "b": return Source(name: "b", text: "let b = Graph;")
        case "self": return source
        default: throw LoadError(message: "there is no such file")
        }
    }

    func read(_ path: String, from source: Source) throws -> [UInt8] {
        switch path {
        case "face.png":
            return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]
        case "text.png": return Array("text".utf8)
        default: throw LoadError(message: "there is no such file")
        }
    }
}
