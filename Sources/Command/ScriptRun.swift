import Interpreter
import PhotoLanguage
import Rendering
import Tenants

/// Binds all scripts to one tenant, then runs them on it in order.
struct ScriptRun {
    let scripts: CheckedScripts
    let isWhatIf: Bool
    var isReadOnly = false
    /// Takes the first apply at the top, and the run ends there; nil carries out all of them.
    var record: ((Recorded) throws -> Void)?
    /// Whether a last plan that differs and was not applied has a status of its own, `--detailed-exitcode`.
    var tellsDifference = false
    /// What changes of a live tenant need.
    var live: LiveControl?
    let output: any OutcomeWriter
    let interruption: Interruption

    /// What the run came to, and the tenant as it is then.
    struct End {
        var status = ExitStatus.fine
        var lastPlanDiffers = false
        var tenant: Tenant
    }

    /// The apply of a script to be recorded in a plan file.
    struct Recorded {
        let apply: RecordedApply
        let program: Program
    }

    func run(on tenant: Tenant) async throws -> End {
        guard isWhatIf else { return try await runAll(on: tenant) }
        var end = try await runAll(on: .simulated(try await tenant.fork()))
        end.tenant = tenant
        return end
    }

    private func runAll(on tenant: Tenant) async throws -> End {
        let files = DiskFiles()
        var end = End(tenant: tenant)
        do {
            guard try await bind(to: tenant, files) else {
                end.status = .inputInError
                output.finish(end.status)
                return end
            }
            try await interruption.listening {
                for (program, source) in zip(scripts.programs, scripts.sources) {
                    try await run(program, of: source, files, &end)
                }
            }
        } catch let error as RunError {
            end.status = .inputInError
            output.reports(error.report.map { [$0] } ?? [])
        } catch {
            guard let failure = Failure(error) else { throw error }
            end.status = failure.status
            output.fault(code: failure.code, message: failure.message, help: failure.help)
        }
        if tellsDifference, end.status == .fine, end.lastPlanDiffers { end.status = .planDiffers }
        output.finish(end.status)
        return end
    }

    /// Runs one program; what it has changed when a fault or an interrupt ends it has happened all the same.
    private func run(_ program: Program, of source: Source, _ files: DiskFiles, _ end: inout End) async throws {
        let roles = end.tenant.directory.roles
        output.begin(source)
        let session = Session(tenant: end.tenant, files: files, live: live) { output.write($0, roles: roles) }
        defer { end.tenant = session.tenant }
        let closing: Session.Closing?
        if let record {
            let result = try await session.record(program)
            closing = result.closing
            if let apply = result.recorded { try record(Recorded(apply: apply, program: program)) }
        } else {
            closing = try await session.run(program)
        }
        end.lastPlanDiffers = session.lastPlanDiffers
        if end.status == .fine, let closing {
            end.status = ExitStatus(rawValue: closing.rawValue) ?? .internalFault
        }
    }

    /// The second checking pass; false when something is in error: then nothing runs.
    private func bind(to tenant: Tenant, _ files: DiskFiles) async throws -> Bool {
        let binding = BindingCheck(tenant: tenant, files: files, isReadOnly: isReadOnly)
        var reports = try await scripts.reports + binding.check(scripts.programs)
        if record != nil {
            for (program, source) in zip(scripts.programs, scripts.sources) {
                reports += PlanCheck.reports(program, of: source)
            }
        }
        output.reports(reports)
        return !reports.contains { $0.severity == .error }
    }
}
