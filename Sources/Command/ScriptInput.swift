import Files
import Glibc
import PhotoLanguage

/// Where a command's scripts come from.
enum ScriptInput {
    /// The sources of files, of `-c`, or of standard input when it is no terminal; nil is the prompt.
    static func sources(files: [String], statements: [String]) throws -> [Source]? {
        let inline = statements.map { Source(name: "-c", text: $0) }
        let named = try files.map { path in
            path == "-"
                ? try standardInput() : Source(name: path, bytes: try readFile(at: path, limit: DiskFiles.scriptLimit))
        }
        if !inline.isEmpty || !named.isEmpty { return inline + named }
        return isTerminal(STDIN_FILENO) ? nil : [try standardInput()]
    }

    private static func standardInput() throws -> Source {
        Source(
            name: "<stdin>",
            bytes: try readDescriptor(STDIN_FILENO, named: "standard input", limit: DiskFiles.scriptLimit))
    }
}
