import ArgumentParser
import Files
import LiveChanges
import PhotoPolicy
import Rendering
import Runner
import Storage
import Tenants

struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Run a script up to its first apply at the top, and record that instead of carrying it out.",
        discussion: """
            The file is bound to the script, the tenant and the settings: `photopolicy apply` refuses it when one of \
            them has changed. For a change board, `--output markdown` writes what the file would do.

            \(ExitStatus.pointer)
            """)

    @Argument(
        help: ArgumentHelp("A script in the photo language; `-` is standard input.", valueName: "file"),
        completion: .file())
    var script: String

    @Option(help: ArgumentHelp("The plan file to write; none without.", valueName: "plan"))
    var out: String?

    @OptionGroup var includeOptions: IncludeOptions

    @OptionGroup var tenantOptions: TenantOptions

    @Option(
        help: ArgumentHelp(
            "Set a variable; a `let` of that name at the top of the script gives way.", valueName: "name=value"))
    var define: [String] = []

    @Option(help: ArgumentHelp("\(OutputForm.help)", valueName: "form"))
    var output = OutputForm.text

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color = ColourChoice.auto

    func run() async throws { try await Interruption.allowing { try await plan($0) } }

    private func plan(_ interruption: Interruption) async throws {
        let writer = output.writer(colour: color)
        try await reportingFailures(to: writer) {
            let scripts = try NamedScripts(
                ScriptInput.sources(files: [script], statements: []), includeFrom: includeOptions.includeFrom,
                define: define)
            if let out { try tryToReplaceFile(at: out) }
            try scripts.requireFaultless(before: tenantOptions.choice, writer)
            let tenant = try await tenantOptions.choice.opened(isReadOnly: true)
            let prepared = try await PreparedTenant(tenant, confirmation: TerminalConfirmation())
            var run = ScriptRun(
                scripts.checked, files: scripts.files, liveWriter: prepared.liveWriter, output: writer)
            run.interruptibly = { try await interruption.listening($0) }
            run.record = { if let out { try Self.write($0, of: tenant, to: out) } }
            let end = try await run.run(on: prepared.tenant)
            if end.status != .fine { throw end.status.code }
        }
    }

    private static func write(_ recorded: ScriptRun.Recorded, of tenant: Tenant, to path: String) throws {
        let plan = recorded.apply.plan
        let file = PlanFile(
            tenant: tenant.directory.tenant, isLive: tenant.isLive,
            scripts: recorded.program.sources.map { PlanFile.Script(name: $0.name, digest: sha256($0.bytes)) },
            digest: recorded.program.digest(sha256), base: plan.current, proposed: plan.proposed,
            approval: recorded.apply.approval, made: plan.madeAt, madeBy: tenant.operatorName)
        let text = PlanFileJSON.text(file, plan: plan, roles: tenant.directory.roles, digest: sha256)
        try replaceFile(at: path, with: Array(text.utf8))
    }
}
