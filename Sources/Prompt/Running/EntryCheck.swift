import Interpreter
import PhotoLanguage
import Tenants

/// Both checking passes over one source, in a task of its own: on a live tenant the second asks the directory, and can
/// be interrupted.
struct EntryCheck: Sendable {
    struct End: Sendable {
        let program: Program
        let reports: [Report]
        /// The variables that the next entry may use, once this one has run.
        let variables: [String: [TextCheck.Item]]

        var isFaultless: Bool { !reports.contains { $0.severity == .error } }
    }

    let source: Source
    let variables: [String: [TextCheck.Item]]
    let tenant: Tenant
    let loader: any SourceLoader & Sendable
    let files: any PhotoFiles & Sendable
    let isReadOnly: Bool

    func start() -> Task<End, any Error> {
        Task {
            var check = TextCheck(loader: loader, defined: variables)
            let program = check.check(SyntaxTree(parsing: source))
            let binding = BindingCheck(tenant: tenant, files: files, isReadOnly: isReadOnly)
            let reports = try await check.reports + binding.check(program)
            return End(program: program, reports: reports, variables: check.variables)
        }
    }
}
