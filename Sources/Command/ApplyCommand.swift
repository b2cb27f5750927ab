import ArgumentParser
import Files
import Interpreter
import LiveChanges
import PhotoLanguage
import Rendering
import Resolution
import Runner
import Storage
import Tenants
import Wording

struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Carry out a plan that `photopolicy plan --out` recorded.",
        discussion: ExitStatus.pointer)

    @Argument(help: ArgumentHelp("A plan file.", valueName: "plan"), completion: .file())
    var plan: String

    @OptionGroup var tenantOptions: TenantOptions

    @Option(help: ArgumentHelp("Write the simulated tenant, as it is at the end, to a file.", valueName: "file"))
    var saveTenant: String?

    @OptionGroup var changeOptions: ChangeOptions

    @Option(help: ArgumentHelp("\(OutputForm.help)", valueName: "form"))
    var output = OutputForm.text

    @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
    var color = ColourChoice.auto

    func run() async throws { try await Interruption.allowing { try await apply($0) } }

    private func apply(_ interruption: Interruption) async throws {
        let writer = output.writer(colour: color)
        try await reportingFailures(to: writer) {
            let file = try read()
            if let saveTenant { try tryToReplaceFile(at: saveTenant) }
            if changeOptions.readOnly {
                throw Failure(.inputInError, CheckCode.readOnly, "a plan changes the tenant, and the run is read-only")
            }
            let prepared = try await PreparedTenant(
                try await tenantOptions.choice.opened(isReadOnly: false),
                confirmation: changeOptions.changes.confirmation())
            var run = PlanRun(
                file, name: plan, files: DiskFiles(), liveWriter: prepared.liveWriter, output: writer)
            run.interruptibly = { try await interruption.listening($0) }
            if let saveTenant { run.atEnd = { try $0.save(to: saveTenant) } }
            let end = try await run.run(on: prepared.tenant) { path in
                (try? readRegularFile(at: path, limit: DiskFiles.scriptLimit)).map { sha256($0) }
            }
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
            throw Failure(
                .inputInError, ChangeCode.planFileInvalid, "\(plan): \(error.message)", help: "make the plan anew")
        }
    }
}
