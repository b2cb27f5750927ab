import Glibc
import PhotoLanguage

/// Statements that move to a file in another folder, where the photos they name must still be found.
struct MovedPaths {
    /// Nil when paths stay as they are.
    private let folder: String?

    /// - Parameters:
    ///   - folder: the folder of the file they come from, as `folder(of:)` gives it.
    ///   - other: the folder of the file they move to.
    init(from folder: String, to other: String) {
        let (from, to) = (Self.absolute(folder), Self.absolute(other))
        self.folder = from == to ? nil : from
    }

    /// Returns the folder of a path, with its slash; empty for the current one.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// Returns the source of a tree, with relative paths of photos made absolute.
    func text(of tree: SyntaxTree) -> String {
        guard let folder else { return tree.source.text }
        var edits: [Edit] = []
        for index in tree.nodes.indices where tree.nodes[index].kind == .statement(.updatePhoto) {
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
