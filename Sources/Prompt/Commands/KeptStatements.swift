import Files
import Glibc
import Text

/// Entries that the user keeps under a name, each a file beside the history.
struct KeptStatements {
    /// Nil where nothing is kept on this machine.
    let folder: String?

    private static let limit = 1 << 20

    /// Whether a text can be a name here: letters, digits, `-` and `_`.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0))
            }
    }

    /// The names, sorted.
    var names: [String] {
        guard let folder, let entries = opendir(folder) else { return [] }
        defer { closedir(entries) }
        var found: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(Self.ending) { found.append(String(name.dropLast(Self.ending.count))) }
        }
        return found.filter(Self.isName).sorted()
    }

    func keep(_ text: String, as name: String) throws(FileError) {
        guard let folder else { throw FileError(.notWritable, name, "nothing is kept: there is no folder for it") }
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw FileError(
                .notWritable, folder, "cannot make \"\(folder)\": \(String(cString: strerror(errno)).lowercased())")
        }
        try replaceFile(at: path(name, in: folder), with: Array(text.utf8), mode: 0o600)
    }

    /// Returns the text kept under a name; nil when there is none.
    func text(of name: String) throws(FileError) -> String? {
        guard let folder, names.contains(name) else { return nil }
        return String(decoding: try readFile(at: path(name, in: folder), limit: Self.limit), as: UTF8.self)
    }

    private static let ending = ".photo"

    private func path(_ name: String, in folder: String) -> String { folder + "/" + name + Self.ending }
}
