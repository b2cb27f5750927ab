import Interpreter
import LiveChanges
import PhotoLanguage
import Resolution
import Tenants

/// Binds all scripts to one tenant, then runs them on it in order, and reports the outcomes to a sink.
package struct ScriptRun {
    /// The result of the run, and the tenant after it.
    package struct End {
        package var status = ExitStatus.fine
        package var lastPlanDiffers = false
        package var tenant: Tenant
    }

    /// The apply of a script to be recorded in a plan file.
    package struct Recorded {
        package let apply: RecordedApply
        package let program: Program
    }

    package typealias Body = () async throws -> Void

    package let scripts: CheckedScripts
    package let files: any PhotoFiles & Sendable
    package let liveWriter: any TenantWriter
    package let output: any OutcomeSink
    /// Whether everything runs on a copy, which is then dropped.
    package var isWhatIf = false
    package var isReadOnly = false
    /// Whether answers and plans list each account by name.
    package var namesAccounts = false
    /// Takes the first top-level apply, where the run then ends; nil carries out every apply.
    package var record: ((Recorded) throws -> Void)?
    /// Whether a last plan that differs and was not applied has its own status.
    package var tellsDifference = false
    /// Called with the tenant at the end, unless nothing ran; its fault counts as one of the run.
    package var atEnd: ((Tenant) throws -> Void)?
    /// Runs what may be interrupted.
    package var interruptibly: (Body) async throws -> Void = { try await $0() }

    package init(
        _ scripts: CheckedScripts, files: any PhotoFiles & Sendable, liveWriter: any TenantWriter,
        output: any OutcomeSink
    ) {
        self.scripts = scripts
        self.files = files
        self.liveWriter = liveWriter
        self.output = output
    }

    package func run(on tenant: Tenant) async throws -> End {
        output.open(tenant)
        var end = try await runAll(on: isWhatIf ? .simulated(try await tenant.fork()) : tenant)
        if isWhatIf { end.tenant = tenant }
        if end.status != .inputInError {
            do { try atEnd?(end.tenant) } catch { try tell(error, &end) }
        }
        output.finish(end.status)
        return end
    }

    private func runAll(on tenant: Tenant) async throws -> End {
        var end = End(tenant: tenant)
        do {
            if try await isFaultless(on: tenant) {
                try await interruptibly {
                    for (program, source) in zip(scripts.programs, scripts.sources) {
                        guard try await run(program, of: source, &end) else { return }
                    }
                }
            } else {
                end.status = .inputInError
            }
        } catch {
            try tell(error, &end)
        }
        if tellsDifference, end.status == .fine, end.lastPlanDiffers { end.status = .planDiffers }
        return end
    }

    private func tell(_ error: any Error, _ end: inout End) throws {
        guard let failure = Failure(error) else { throw error }
        end.status = failure.status
        output.fault(failure)
    }

    /// Returns whether both passes found no errors; otherwise nothing runs.
    private func isFaultless(on tenant: Tenant) async throws -> Bool {
        var reports = try await scripts.bound(to: tenant, files, isReadOnly: isReadOnly)
        if record != nil {
            for (program, source) in zip(scripts.programs, scripts.sources) {
                reports += PlanCheck.reports(program, of: source)
            }
        }
        output.reports(reports)
        return !reports.hasErrors
    }

    /// Runs one program; returns false when a fault or an interrupt ended it.
    private func run(_ program: Program, of source: Source, _ end: inout End) async throws -> Bool {
        output.begin(source)
        let roles = end.tenant.directory.roles
        let run = ProgramRun(
            program, in: World(tenant: end.tenant, namesAccounts: namesAccounts), files: files, liveWriter: liveWriter,
            isRecording: record != nil)
        let result = await run.run { output.write($0, roles: roles) }
        end.tenant = result.world.tenant
        end.lastPlanDiffers = result.world.lastPlanDiffers
        if let fault = result.fault {
            end.status = fault.status
            switch fault {
            case .report(let report): output.reports([report])
            case .failure(let failure): output.fault(failure)
            }
            return false
        }
        if let apply = result.recorded { try record?(Recorded(apply: apply, program: program)) }
        if end.status == .fine, let closing = result.closing { end.status = ExitStatus(closing) }
        return true
    }
}
