import ArgumentParser
import Files
import Glibc
import Prompt
import Rendering
import Runner
import Tenants

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        // Parsed by itself (see `EntryPoint`), it is not asked for completion scripts either.
        _superCommandName: "photopolicy",
        abstract: "Run scripts on a tenant; without one, start the prompt.",
        discussion: LiveOptions.precedence + "\n\n" + ExitStatus.help)

    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, json, junit, markdown

        func writer(colour: ColourChoice) -> any OutcomeSink {
            switch self {
            case .text: TextWriter(colour: colour)
            case .json: JSONLinesWriter()
            case .junit: JUnitWriter()
            case .markdown: MarkdownWriter()
            }
        }
    }

    @Argument(
        help: ArgumentHelp("Scripts in the photo language, run in order; `-` is standard input.", valueName: "file"))
    var files: [String] = []

    @Option(name: .customShort("c"), help: ArgumentHelp("Statements to run.", valueName: "statements"))
    var statements: [String] = []

    @OptionGroup var tenantOptions: TenantOptions

    @OptionGroup var changeOptions: ChangeOptions

    @Option(help: ArgumentHelp("Write the simulated tenant, as it is at the end, to a file.", valueName: "file"))
    var saveTenant: String?

    @Option(
        help: ArgumentHelp(
            "Set a variable; a `let` of that name at the top of a script gives way.", valueName: "name=value"))
    var define: [String] = []

    @Flag(help: "Run everything on a copy of the tenant, which is then dropped.")
    var whatIf = false

    @Option(help: ArgumentHelp("text, json, junit or markdown.", valueName: "form"))
    var output = Form.text

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color = ColourChoice.auto

    @Flag(help: "At the prompt, do not run ~/.config/photopolicy/init.photo first.")
    var noInit = false

    @Flag(help: "Exit with 2 when all went well but the last plan differs and was not applied.")
    var detailedExitcode = false

    /// What is run on a copy changes nothing either.
    private var isReadOnly: Bool { changeOptions.readOnly || whatIf }

    func validate() throws {
        if saveTenant != nil, tenantOptions.liveOptions.isLive {
            throw ValidationError("--save-tenant keeps a simulated tenant; a live one is no file")
        }
    }

    func run() async throws {
        if files.isEmpty, statements.isEmpty, isTerminal(STDIN_FILENO) {
            return try await reportingFailures { try await startPrompt() }
        }
        try await Interruption.allowing { try await runScripts($0) }
    }

    private func runScripts(_ interruption: Interruption) async throws {
        let writer = output.writer(colour: color)
        try await reportingFailures(to: writer) {
            let scripts = CheckedScripts(
                try ScriptInput.sources(files: files, statements: statements), loader: DiskFiles(),
                defined: try VariableOptions.parse(define), isWhatIf: whatIf)
            // What is in error needs no sign-in to be told so.
            if tenantOptions.liveOptions.isLive, scripts.hasErrors {
                writer.reports(scripts.reports)
                writer.finish(.inputInError)
                throw ExitStatus.inputInError.code
            }
            let tenant = try await tenantOptions.tenant(
                isReadOnly: isReadOnly, readsDirectory: scripts.readsDirectory || whatIf)
            let prepared = try await PreparedTenant(tenant, confirmation: changeOptions.confirmation())
            var run = ScriptRun(scripts, files: DiskFiles(), liveWriter: prepared.liveWriter, output: writer)
            run.isWhatIf = whatIf
            run.isReadOnly = changeOptions.readOnly
            run.tellsDifference = detailedExitcode
            run.interruptibly = { try await interruption.listening($0) }
            let end = try await run.run(on: prepared.tenant)
            if let saveTenant, end.status != .inputInError { try end.tenant.save(to: saveTenant) }
            if end.status != .fine { throw end.status.code }
        }
    }

    private func startPrompt() async throws {
        let opener = TenantOpener(beforehand: changeOptions.beforehand, isReadOnly: isReadOnly, isWhatIf: whatIf)
        var setup = PromptSetup(
            try await opener.open(tenantOptions), loader: DiskFiles(), files: DiskFiles(),
            palette: Output.standard.palette(color), open: { try await opener.open(named: $0) },
            write: { Output.standard.write($0) })
        setup.isReadOnly = changeOptions.readOnly
        setup.historyPath = (try? BaseFolder.state.create(for: "photopolicy")).map { $0 + "/history" }
        if !noInit { setup.startFile = (try? BaseFolder.config.path(for: "photopolicy")).map { $0 + "/init.photo" } }
        await PromptLoop(setup).run()
    }
}

extension Tenant {
    /// Writes a simulated tenant to a file.
    func save(to path: String) throws {
        guard case .simulated(let simulated) = self else { return }
        try replaceFile(at: path, with: try simulated.saved())
    }
}

extension ColourChoice: ExpressibleByArgument {}
