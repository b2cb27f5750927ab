import Files
import Glibc
import Prompt
import Rendering
import Runner
import Tenants

enum OutputForm: String, CaseIterable {
    case text, json, csv, csvBom = "csv-bom", junit, markdown, html

    func writer(colour: ColourChoice, listingAll: Bool = false) -> any OutcomeSink {
        switch self {
        case .text: TextWriter(colour: colour, listingAll: listingAll)
        case .csv: CSVWriter(mark: false)
        case .csvBom: CSVWriter(mark: true)
        case .json: JSONLinesWriter()
        case .junit: JUnitWriter()
        case .markdown: DocumentWriter(.markdown)
        case .html: DocumentWriter(.html)
        }
    }
}

extension OutputForm {
    static let help = "text, json, csv, csv-bom, junit, markdown or html."

    /// Whether the form lists accounts one by one. On a live tenant this reads every account, so only forms that do
    /// nothing else list them there.
    func namesAccounts(onLive isLive: Bool) -> Bool {
        switch self {
        case .csv, .csvBom: true
        case .json: !isLive
        case .text, .junit, .markdown, .html: false
        }
    }
}

/// What `run` is asked to do, however the command line expressed it.
struct RunRequest: Sendable {
    var files: [String] = []
    /// The statements of `-c`.
    var statements: [String] = []
    var tenant = TenantChoice.simulated(nil)
    var changes = ChangeChoice()
    /// Where the simulated tenant is written at the end.
    var saveTenant: String?
    /// Definitions, each `name=value`.
    var define: [String] = []
    var whatIf = false
    var output = OutputForm.text
    var color = ColourChoice.auto
    var includeFrom: [String] = []
    var noInit = false
    var detailedExitcode = false
    /// Whether expectations that hold are listed too.
    var listAll = false

    var opensPrompt: Bool { files.isEmpty && statements.isEmpty && isTerminal(STDIN_FILENO) }

    /// A run on a copy changes nothing either.
    private var isReadOnly: Bool { changes.isReadOnly || whatIf }

    func run() async throws {
        guard !opensPrompt else { return try await reportingFailures { try await startPrompt() } }
        try await Interruption.allowing { try await runScripts($0) }
    }

    private func runScripts(_ interruption: Interruption) async throws {
        let writer = output.writer(colour: color, listingAll: listAll)
        try await reportingFailures(to: writer) {
            let scripts = try NamedScripts(
                ScriptInput.sources(files: files, statements: statements), includeFrom: includeFrom, define: define,
                isWhatIf: whatIf)
            if let saveTenant { try tryToReplaceFile(at: saveTenant) }
            try scripts.requireFaultless(before: tenant, writer)
            let prepared = try await PreparedTenant(
                try await tenant.opened(
                    isReadOnly: isReadOnly, readsDirectory: scripts.checked.readsDirectory || whatIf),
                confirmation: changes.confirmation())
            var run = ScriptRun(
                scripts.checked, files: scripts.files, liveWriter: prepared.liveWriter, output: writer)
            run.isWhatIf = whatIf
            run.isReadOnly = changes.isReadOnly
            run.namesAccounts = output.namesAccounts(onLive: prepared.tenant.isLive)
            run.tellsDifference = detailedExitcode
            run.interruptibly = { try await interruption.listening($0) }
            if let saveTenant { run.atEnd = { try $0.save(to: saveTenant) } }
            let end = try await run.run(on: prepared.tenant)
            if end.status != .fine { throw end.status.code }
        }
    }

    private func startPrompt() async throws {
        // Started first because it takes longest.
        let history = PromptHistory(path: (try? BaseFolder.state.create(for: "photopolicy")).map { $0 + "/history" })
        let opener = TenantOpener(beforehand: changes.beforehand, isReadOnly: isReadOnly, isWhatIf: whatIf)
        let named = DiskFiles(includeFrom: includeFrom)
        var setup = PromptSetup(
            try await opener.open(tenant), loader: named, files: named,
            palette: Output.standard.palette(color), history: history, open: { try await opener.open(named: $0) },
            write: { Output.standard.write($0) })
        setup.isReadOnly = changes.isReadOnly
        if !noInit { setup.startFile = (try? BaseFolder.config.path(for: "photopolicy")).map { $0 + "/init.photo" } }
        await PromptLoop(setup).run()
    }
}

extension Tenant {
    func save(to path: String) throws {
        guard case .simulated(let simulated) = self else { return }
        try replaceFile(at: path, with: try simulated.saved())
    }
}
