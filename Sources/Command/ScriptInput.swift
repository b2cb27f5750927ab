import Files
import Glibc
import PhotoLanguage
import Runner
import Text

enum ScriptInput {
    /// Returns the sources of `-c` and of files, or else of standard input.
    static func sources(files: [String], statements: [String]) throws -> [Source] {
        let inline = statements.map { Source(name: inlineName, text: Source.completing($0)) }
        if let first = files.first { try rejectMistypedCommand(first) }
        let named = try files.map { path in
            path == "-"
                ? try standardInput()
                : Source(
                    name: path, bytes: try readFile(at: path, limit: DiskFiles.scriptLimit), origin: .file)
        }
        return inline.isEmpty && named.isEmpty ? [try standardInput()] : inline + named
    }

    /// Throws for a word that is not a file but resembles a command, since it is probably mistyped.
    private static func rejectMistypedCommand(_ word: String) throws {
        guard word != "-", !word.contains("."), !word.contains("/"), access(word, F_OK) != 0,
            let near = nearestWord(to: word, among: Photopolicy.otherCommands + ["run"])
        else { return }
        throw Failure(
            .usage, ProgramCode.usage, "there is no command and no file `\(word)`",
            help: "did you mean `photopolicy \(near)`?")
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

/// Scripts that were read and checked, with the files that they may name.
struct NamedScripts {
    let files: DiskFiles
    let checked: CheckedScripts

    /// - Parameter define: definitions, each `name=value`.
    init(_ sources: [Source], includeFrom: [String], define: [String] = [], isWhatIf: Bool = false) throws {
        files = DiskFiles(of: sources, includeFrom: includeFrom)
        checked = CheckedScripts(
            sources, loader: files, defined: try VariableOptions.parse(define), isWhatIf: isWhatIf)
    }

    /// Ends a run on a live tenant if its scripts are in error: reporting that needs no sign-in.
    func requireFaultless(before tenant: TenantChoice, _ output: any OutcomeSink) throws {
        guard tenant.isLive, checked.hasErrors else { return }
        output.reports(checked.reports)
        output.finish(.inputInError)
        throw ExitStatus.inputInError.code
    }
}
