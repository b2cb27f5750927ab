import ArgumentParser
import Files
import Interpreter
import PhotoLanguage
import Rendering
import Tenants

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Check scripts without running them.")

    @Argument(help: ArgumentHelp("Scripts; standard input without any.", valueName: "file"))
    var files: [String] = []

    @Flag(help: "Apply the sure edits to the files.")
    var fix = false

    @Option(help: ArgumentHelp("Look names up in this simulated tenant too.", valueName: "name|file"))
    var simulate: String?

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color = ColourChoice.auto

    func run() async throws {
        try await reportingFailures {
            let sources = try ScriptInput.sources(files: files, statements: [])
            var hasErrors = false
            for source in sources {
                let reports = try await reports(fix ? try mended(source) : source)
                TextWriter(colour: color).reports(reports)
                hasErrors = hasErrors || reports.contains { $0.severity == .error }
            }
            if hasErrors { throw ExitStatus.inputInError.code }
        }
    }

    private func reports(_ source: Source) async throws -> [Report] {
        var check = TextCheck(loader: DiskFiles())
        let program = check.check(SyntaxTree(parsing: source))
        guard let simulate else { return check.reports }
        var options = TenantOptions()
        options.simulate = simulate
        let tenant = Tenant.simulated(try options.tenant())
        return check.reports + (try await BindingCheck(tenant: tenant, files: DiskFiles()).check(program))
    }

    /// The source with the sure edits of its reports applied, until none is left, and written back.
    private func mended(_ source: Source) throws -> Source {
        var mended = source
        for _ in 0..<10 {
            var check = TextCheck(loader: DiskFiles())
            _ = check.check(SyntaxTree(parsing: mended))
            let next = mended.applying(check.reports.filter { $0.source == mended }.flatMap(\.edits))
            if next == mended { break }
            mended = next
        }
        if mended != source, source.name != "<stdin>" { try replaceFile(at: source.name, with: mended.bytes) }
        return mended
    }
}
