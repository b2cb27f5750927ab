import Interpreter
import LiveChanges
import PhotoLanguage
import Resolution
import Tenants
import Wording

/// Carries out a plan file on a tenant, and reports the outcomes to a sink.
package struct PlanRun {
    private let file: PlanFile
    /// The path of the file, for reports.
    private let name: String
    private let files: any PhotoFiles
    private let liveWriter: any TenantWriter
    private let output: any OutcomeSink
    /// Called with the tenant at the end.
    package var atEnd: ((Tenant) throws -> Void)?
    /// Runs what may be interrupted.
    package var interruptibly: (ScriptRun.Body) async throws -> Void = { try await $0() }

    package init(
        _ file: PlanFile, name: String, files: any PhotoFiles, liveWriter: any TenantWriter, output: any OutcomeSink
    ) {
        self.file = file
        self.name = name
        self.files = files
        self.liveWriter = liveWriter
        self.output = output
    }

    /// - Parameter currentDigest: SHA-256 of the script at a path, as it is now; nil when it no longer exists.
    package func run(on tenant: Tenant, currentDigest: (String) -> String?) async throws -> ScriptRun.End {
        if let objection = file.objection(to: tenant, currentDigest: currentDigest) {
            throw Failure(.refused, objection.code, "\(name): \(objection.message): nothing was sent")
        }
        output.open(tenant)
        let roles = tenant.directory.roles
        let source = Source(name: name, text: file.statements(roles))
        output.begin(source)
        let session = Session(tenant: tenant, files: files, liveWriter: liveWriter) { output.write($0, roles: roles) }
        var closing: Session.Closing?
        try await interruptibly { closing = try await session.apply(file, in: source) }
        var end = ScriptRun.End(tenant: session.tenant)
        if let closing { end.status = ExitStatus(closing) }
        try atEnd?(end.tenant)
        output.finish(end.status)
        return end
    }
}
