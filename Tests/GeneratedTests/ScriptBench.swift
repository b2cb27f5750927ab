import Interpreter
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants
import Testing

/// Runs scripts in a generated world, without the rest of the program.
struct ScriptBench {
    let tenant: SimulatedTenant

    init(_ tenant: SimulatedTenant) { self.tenant = tenant }

    init(_ world: OracleWorld) throws {
        tenant = try SimulatedTenant.load(json: Array(OracleFile(world: world).json.utf8))
    }

    var roles: RoleCatalog { tenant.directory.roles }

    func errors(in text: String) async throws -> [Report] { try await checked(text).reports }

    func outcomes(of text: String) async throws -> [Outcome] {
        let (program, reports) = try await checked(text)
        #expect(reports.isEmpty, "\(reports.map(\.message)): \(text)")
        var outcomes: [Outcome] = []
        let session = Session(tenant: .simulated(tenant), files: OracleRun.Files()) { outcomes.append($0) }
        _ = try await session.run(program)
        return outcomes
    }

    private func checked(_ text: String) async throws -> (program: Program, reports: [Report]) {
        var resolver = Resolver(loader: OracleRun.Files())
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "printed.photo", text: text)))
        let binding = BindingCheck(tenant: .simulated(tenant), files: OracleRun.Files())
        let reports = try await resolver.reports + binding.check(program)
        return (program, reports.filter { $0.severity == .error })
    }
}
