import Interpreter
import PhotoLanguage
import Rendering
import Resolution
import Tenants

/// `plan` as a session runs it, rendered as text: findings, impact and requests.
enum PlanFigures {
    static func measure(_ subject: Subject) async throws -> [Figure] {
        guard let tenant = try EmbeddedTenants.tenant(named: EmbeddedTenants.names[0]) else {
            throw BenchError(description: "there is no embedded tenant")
        }
        let source = Source(name: "plan", text: "source cloud; allow roles UserAdmin; plan;")
        var resolver = Resolver(loader: NoFiles())
        let program = resolver.resolve(SyntaxTree(parsing: source))
        let roles = tenant.directory.roles
        var characters = 0
        let time = try await Stopwatch.bestOfAsync(rounds: 50) {
            let text = OutcomeText()
            let session = Session(tenant: .simulated(tenant), files: NoFiles()) { outcome in
                characters += text.render(outcome, roles: roles).utf8.count
            }
            _ = try await session.run(program)
        }
        guard characters > 0 else { throw BenchError(description: "the plan showed nothing") }
        return [Figure("`plan` with impact, drafted, run and rendered", time * 1000, .milliseconds, .atMost(2))]
    }
}
