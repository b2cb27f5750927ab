import Fuzzed
import Interpreter
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants
import Wording

/// Runs entries through the real passes on the tenant of a world, and compares the outcome of each.
struct OracleRun {
    struct Files: SourceLoader, PhotoFiles {
        func load(_ path: String, from source: Source) throws -> Source {
            throw LoadError(message: "there is no such file")
        }

        func read(_ path: String, from source: Source) throws -> [UInt8] {
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]
        }
    }

    /// Statements that are run on the tenant after a run and on its saved file.
    private static let probe: [OracleStatement] = [
        .discard, .plan, .can(OracleQuestion(who: .everyone, clients: Client.allCases)),
        .can(OracleQuestion(who: .everyone, action: .remove, whose: .others)),
        .can(OracleQuestion(who: .everyone, whose: nil)), .rollback(despite: []),
    ]

    private(set) var world: OracleWorld
    private(set) var texts: [String] = []
    /// Deviations from the expected; each text begins with its kind.
    private(set) var problems: [String] = []
    private var isLost = false

    init(_ world: OracleWorld) { self.world = world }

    /// Checks all entries before running the first, then runs them in one session, like entries of the prompt.
    mutating func run(_ entries: [[OracleStatement]]) async throws {
        let text = OracleText(world: world)
        let entries = entries + [Self.probe]
        texts = entries.map { text.script($0) }
        let tenant: SimulatedTenant
        do {
            tenant = try SimulatedTenant.load(json: Array(OracleFile(world: world).json.utf8))
        } catch {
            return problems.append("tenant file: \(error)")
        }
        var programs: [Program] = []
        for text in texts {
            guard let program = try await program(text, on: tenant) else { return }
            programs.append(program)
        }
        var outcomes: [Outcome] = []
        let session = Session(tenant: .simulated(tenant), files: Files()) { outcomes.append($0) }
        for (place, program) in programs.enumerated() where !isLost {
            if place == programs.count - 1 { try await probeSaved(session.tenant) }
            outcomes = []
            var closing: Session.Closing?
            var fault: String?
            do { closing = try await session.run(program) } catch { fault = "run: it threw \(error)" }
            await compare(entries[place], outcomes, closing, fault, tenant)
        }
    }

    /// Returns the checked program; nil if it has errors, which count as problems here.
    private mutating func program(
        _ text: String, on tenant: SimulatedTenant, from place: String = ""
    ) async throws -> Program? {
        var resolver = Resolver(loader: Files())
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "oracle.photo", text: text)))
        let reports =
            try await resolver.reports + BindingCheck(tenant: .simulated(tenant), files: Files()).check(program)
        let errors = reports.filter { $0.severity == .error }
        problems += errors.map {
            "\(place)check: \($0.code): \($0.message)\(place.isEmpty ? "" : "\n    in `\(text)`")"
        }
        return errors.isEmpty ? program : nil
    }

    private mutating func compare(
        _ entry: [OracleStatement], _ outcomes: [Outcome], _ closing: Session.Closing?, _ fault: String?,
        _ tenant: SimulatedTenant
    ) async {
        var walk = OracleWalk(outcomes)
        let level = walk.walk(entry, &world)
        problems += walk.problems
        isLost = walk.isLost || fault != nil
        for solution in walk.solutions { await compare(solution, on: tenant) }
        if let fault {
            problems = problems.filter { $0 != OracleWalk.endedEarly } + [fault]
        } else if !isLost {
            if walk.next != outcomes.count { problems.append("run: more outcomes than statements") }
            let status: Int32? = closing.map { $0 == .refusal ? 3 : 1 }
            if status != level.closedBy {
                problems.append("status of the run: \(level.closedBy ?? 0), but \(status ?? 0)")
            }
        }
    }

    /// Checks that a search prints statements that run and lead to the policy.
    private mutating func compare(_ solution: OracleWalk.Solution, on tenant: SimulatedTenant) async {
        let text = solution.settings.statements(tenant.directory.roles).joined(separator: "\n")
        guard let program = try? await program(text, on: tenant, from: "search prints, ") else { return }
        var draft = OracleDraft()
        let session = Session(tenant: .simulated(tenant), files: Files()) { outcome in
            if case .edited(let edits, _) = outcome.result { draft = OracleSight.draft(edits) }
        }
        _ = try? await session.run(program)
        let found = draft.applied(to: solution.current)
        if found != solution.policy {
            problems.append("search: `\(text)` leads to \(found.words), not \(solution.policy.words)")
        }
    }

    /// Checks that a saved tenant loads as the same world.
    private mutating func probeSaved(_ tenant: Tenant) async throws {
        guard case .simulated(let end) = tenant else { return }
        let again: SimulatedTenant
        do {
            again = try SimulatedTenant.load(json: try end.saved())
        } catch {
            return problems.append("saved: \(error)")
        }
        guard let program = try await program(texts.last ?? "", on: again, from: "saved, ") else { return }
        var outcomes: [Outcome] = []
        let session = Session(tenant: .simulated(again), files: Files()) { outcomes.append($0) }
        _ = try? await session.run(program)
        var walk = OracleWalk(outcomes)
        var copy = world
        _ = walk.walk(Self.probe, &copy)
        problems += walk.problems.map { "saved, \($0)" }
    }
}
