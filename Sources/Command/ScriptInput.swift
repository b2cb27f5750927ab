import Files
import Glibc
import PhotoLanguage

/// Where a command's scripts come from.
enum ScriptInput {
    /// The sources of `-c` and of files, or else of standard input.
    static func sources(files: [String], statements: [String]) throws -> [Source] {
        let inline = statements.map { Source(name: "-c", text: $0) }
        let named = try files.map { path in
            path == "-"
                ? try standardInput() : Source(name: path, bytes: try readFile(at: path, limit: DiskFiles.scriptLimit))
        }
        return inline.isEmpty && named.isEmpty ? [try standardInput()] : inline + named
    }

    private static func standardInput() throws -> Source {
        Source(
            name: "<stdin>",
            bytes: try readDescriptor(STDIN_FILENO, named: "standard input", limit: DiskFiles.scriptLimit))
    }
}
