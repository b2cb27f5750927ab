import Files
import Glibc
import PhotoLanguage

/// Where a command's scripts come from.
enum ScriptInput {
    /// The sources of `-c` and of files, or else of standard input.
    static func sources(files: [String], statements: [String]) throws -> [Source] {
        let inline = statements.map { Source(name: inlineName, text: $0) }
        let named = try files.map { path in
            path == "-"
                ? try standardInput()
                : Source(
                    name: path, bytes: try readFile(at: path, limit: DiskFiles.scriptLimit), origin: .file)
        }
        return inline.isEmpty && named.isEmpty ? [try standardInput()] : inline + named
    }

    /// Whether a source was read from a file that can be written back.
    static func isFile(_ source: Source) -> Bool { source.origin == .file && source.name != standardInputName }

    private static let inlineName = "-c"
    private static let standardInputName = "<stdin>"

    private static func standardInput() throws -> Source {
        Source(
            name: standardInputName,
            bytes: try readDescriptor(STDIN_FILENO, named: "standard input", limit: DiskFiles.scriptLimit),
            origin: .file)
    }
}
