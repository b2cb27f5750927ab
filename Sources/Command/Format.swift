import ArgumentParser
import Files
import PhotoLanguage
import Rendering
import Runner
import Text
import Wording

struct Format: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Write scripts in their canonical form; standard input to standard output.")

    @Argument(help: ArgumentHelp("Scripts; standard input without any.", valueName: "file"), completion: .file())
    var files: [String] = []

    @Flag(help: "Write nothing; name the files that would change, and exit with 1 when there are some.")
    var check = false

    @Flag(help: "Write nothing; show what would change, as a unified diff, and exit with 1 when there are some.")
    var diff = false

    func run() async throws {
        try await reportingFailures {
            var differs = false
            for source in try ScriptInput.sources(files: files, statements: []) {
                let tree = SyntaxTree(parsing: source)
                guard let formatted = tree.formatted(.photoPolicy) else {
                    TextWriter(colour: .auto).reports(tree.reports)
                    throw ExitStatus.inputInError.code
                }
                differs = try handle(source, Array(formatted.utf8), formatted) || differs
            }
            if differs, check || diff { throw ExitStatus.expectationFailed.code }
        }
    }

    /// Whether the canonical form differs from the source.
    private func handle(_ source: Source, _ bytes: [UInt8], _ text: String) throws -> Bool {
        let differs = bytes != source.bytes
        if diff, differs {
            let old = source.text
            Output.standard.write(Visible.lines(UnifiedDiff.text(old: old, new: text, name: source.name)))
        }
        if check, !diff, differs { Output.standard.write(source.name + "\n") }
        guard !check, !diff else { return differs }
        if !ScriptInput.isFile(source) {
            Output.standard.write(text)
        } else if differs {
            try replaceFile(at: source.name, with: bytes)
        }
        return differs
    }
}
