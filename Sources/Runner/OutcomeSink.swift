import Interpreter
import PhotoLanguage
import PhotoPolicy
import Tenants

/// Where reports and outcomes go while scripts run.
package protocol OutcomeSink {
    /// Takes the tenant that everything runs on, before anything runs.
    func open(_ tenant: Tenant)
    func begin(_ source: Source)
    func reports(_ reports: [Report])
    func write(_ outcome: Outcome, roles: RoleCatalog)
    /// Reports what ended the run early.
    func fault(_ failure: Failure)
    func finish(_ status: ExitStatus)
}

extension OutcomeSink {
    package func open(_ tenant: Tenant) {}

    /// Runs `body` and reports its failure here: a summary comes last, whatever happens.
    ///
    /// - Returns: the status of a failure; nil when there was none, and the body has finished the sink itself.
    package func telling(_ body: () async throws -> Void) async throws -> ExitStatus? {
        do {
            try await body()
            return nil
        } catch {
            guard let failure = Failure(error) else { throw error }
            fault(failure)
            finish(failure.status)
            return failure.status
        }
    }
}
