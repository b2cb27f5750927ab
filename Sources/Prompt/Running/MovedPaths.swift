import Glibc
import PhotoLanguage

/// Statements whose text moves to a file in another folder: the photos that they name must still be found.
struct MovedPaths {
    /// Nil when paths stay as they are.
    private let folder: String?

    /// - Parameters:
    ///   - folder: that of the file they stood in, as `folder(of:)` gives it.
    ///   - other: that of the file they will stand in.
    init(from folder: String, to other: String) {
        let (from, to) = (Self.absolute(folder), Self.absolute(other))
        self.folder = from == to ? nil : from
    }

    /// The folder of a path, with its slash; empty for the current one.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The source of a tree, relative paths of photos made absolute.
    func text(of tree: SyntaxTree) -> String {
        guard let folder else { return tree.source.text }
        var edits: [Edit] = []
        for index in tree.nodes.indices where tree.nodes[index].kind == .updatePhoto {
            for child in tree.children(of: index) where tree.nodes[child].kind == .string {
                let path = tree.stringValue(of: child)
                if path.hasPrefix("/") { continue }
                edits.append(Edit(tree.nodes[child].span, WrittenName.quoted("\(folder)/\(path)"), .sure))
            }
        }
        return tree.source.applying(edits).text
    }

    private static func absolute(_ folder: String) -> String {
        guard let path = realpath(folder.isEmpty ? "." : folder, nil) else { return folder }
        defer { free(path) }
        return String(cString: path)
    }
}
