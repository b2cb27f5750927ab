import ArgumentParser
import Files
import Interpreter
import PhotoLanguage
import Rendering
import Storage
import Tenants

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Carry out a plan that `photopolicy plan --out` recorded.",
        discussion: ExitStatus.help)

    @Argument(help: ArgumentHelp("A plan file.", valueName: "plan"))
    var plan: String

    @OptionGroup var tenantOptions: TenantOptions

    @Option(help: ArgumentHelp("Write the simulated tenant, as it is at the end, to a file.", valueName: "file"))
    var saveTenant: String?

    @OptionGroup var changeOptions: ChangeOptions

    @Option(help: ArgumentHelp("text, json, junit or markdown.", valueName: "form"))
    var output = Run.Form.text

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color = ColourChoice.auto

    func run() async throws { try await Interruption.allowing { try await apply($0) } }

    private func apply(_ interruption: Interruption) async throws {
        let writer = output.writer(colour: color)
        try await reportingFailures(to: writer) {
            let file = try read()
            if changeOptions.readOnly {
                throw Failure(.inputInError, "read-only", "a plan changes the tenant, and the run is read-only")
            }
            let prepared = try await PreparedTenant(
                try await tenantOptions.tenant(isReadOnly: false), confirmation: changeOptions.confirmation())
            let run = PlanRun(file: file, name: plan, live: prepared.live, output: writer, interruption: interruption)
            let end = try await run.run(on: prepared.tenant)
            if let saveTenant { try end.tenant.save(to: saveTenant) }
            if end.status != .fine { throw end.status.code }
        }
    }
}

extension ApplyCommand {
    private func read() throws -> PlanFile {
        let bytes = try readFile(at: plan, limit: 1 << 26)
        do {
            return try PlanFile.reading(bytes)
        } catch {
            throw Failure(.inputInError, error.faultCode, "\(plan): \(error.message)", help: "make the plan anew")
        }
    }
}

/// Carries a plan file out on a tenant.
struct PlanRun {
    let file: PlanFile
    /// The path of the file, for reports.
    let name: String
    /// What changes of a live tenant need.
    var live: LiveControl?
    let output: any OutcomeWriter
    let interruption: Interruption

    func run(on tenant: Tenant) async throws -> ScriptRun.End {
        if let objection = file.objection(to: tenant, currentDigest: Self.currentDigest) {
            throw Failure(.refused, objection.code, "\(name): \(objection.message): nothing was sent")
        }
        let roles = tenant.directory.roles
        let source = Source(name: name, text: file.statements(roles))
        output.begin(source)
        let session = Session(tenant: tenant, files: DiskFiles(), live: live) { output.write($0, roles: roles) }
        let closing = try await interruption.listening { try await session.apply(file, in: source) }
        var end = ScriptRun.End(tenant: session.tenant)
        if let closing { end.status = ExitStatus(rawValue: closing.rawValue) ?? .internalFault }
        output.finish(end.status)
        return end
    }

    private static func currentDigest(_ path: String) -> String? {
        (try? readFile(at: path, limit: DiskFiles.scriptLimit)).map { sha256($0) }
    }
}
