import ArgumentParser
import Files
import PhotoLanguage
import Rendering
import Runner
import Tenants

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check scripts without running them.",
        discussion: "Names of accounts, roles and units are looked up in the tenant that --simulate or --live names.")

    @Argument(help: ArgumentHelp("Scripts; standard input without any.", valueName: "file"), completion: .file())
    var files: [String] = []

    @Flag(help: "Apply the sure edits to the files.")
    var fix = false

    @OptionGroup var includeOptions: IncludeOptions

    @OptionGroup var tenantOptions: TenantOptions

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color = ColourChoice.auto

    func run() async throws {
        try await reportingFailures {
            let sources = try ScriptInput.sources(files: files, statements: [])
            let tenant = tenantOptions.isNamed ? try await tenantOptions.choice.opened(isReadOnly: true) : nil
            var hasErrors = false
            for source in sources {
                let reports = try await reports(fix ? try mended(source) : source, tenant)
                TextWriter(colour: color).reports(reports)
                hasErrors = hasErrors || reports.contains { $0.severity == .error }
            }
            if hasErrors { throw ExitStatus.inputInError.code }
        }
    }

    /// - Parameter tenant: the tenant in which names are also looked up.
    private func reports(_ source: Source, _ tenant: Tenant?) async throws -> [Report] {
        let scripts = try NamedScripts([source], includeFrom: includeOptions.includeFrom)
        guard let tenant else { return scripts.checked.reports }
        return try await scripts.checked.bound(to: tenant, scripts.files)
    }

    /// Applies the sure edits of the source's reports until none is left, and writes the result back.
    private func mended(_ source: Source) throws -> Source {
        var mended = source
        for _ in 0..<10 {
            let reports = try NamedScripts([mended], includeFrom: includeOptions.includeFrom).checked.reports
            let next = mended.applying(reports.filter { $0.source == mended }.flatMap(\.edits))
            if next == mended { break }
            mended = next
        }
        if mended != source, ScriptInput.isFile(source) { try replaceFile(at: source.name, with: mended.bytes) }
        return mended
    }
}
