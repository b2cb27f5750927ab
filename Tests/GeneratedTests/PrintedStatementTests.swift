import Interpreter
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants
import Testing
import Wording

/// Every statement that an answer prints runs as it stands on the tenant for which it was printed.
@Suite struct PrintedStatementTests {
    private static let guards = "nobody-left, on-premises-without-sync, role-not-supported"

    private func name(_ account: OracleAccount) -> String {
        WrittenName.text(account.name, in: [.word, .string]) ?? WrittenName.quoted(account.name)
    }

    @Test(arguments: OracleTests.seeds)
    func remediesAndSolutionsRun(seed: Int) async throws {
        let world = OracleWorld(seed: seed)
        let bench = try ScriptBench(world)
        let roles = bench.tenant.directory.roles
        let drafts = ["", "source cloud; allow roles [UserAdmin];", "source onPremises;", "source cloud;"]
        for draft in drafts {
            for case .plan(let report) in try await bench.outcomes(of: draft + " plan;").map(\.result) {
                for remedy in report.plan.findings.compactMap(\.remedy) {
                    guard case .edits = remedy else { continue }
                    #expect(try await bench.errors(in: remedy.text(roles)).isEmpty, "seed \(seed): \(remedy)")
                }
                for settings in [report.plan.current, report.plan.proposed] {
                    let text = settings.statements(roles).joined(separator: "\n")
                    #expect(try await bench.errors(in: text).isEmpty, "seed \(seed): \(text)")
                    #expect(try await leads(text, to: settings, bench), "seed \(seed): \(text)")
                }
            }
        }
        let search = "find policy { expect endUsers can update own photo via Graph; }"
        for case .search(let report) in try await bench.outcomes(of: search).map(\.result) {
            for solution in report.solutions {
                let text = solution.settings.statements(roles).joined(separator: "\n")
                #expect(try await bench.errors(in: text).isEmpty, "seed \(seed): \(text)")
            }
        }
    }

    /// Whether statements draft the given settings; statements use the first of the default user role's two ids.
    private func leads(_ text: String, to settings: PhotoUpdateSettings, _ bench: ScriptBench) async throws -> Bool {
        guard case .edited(let draft, let current) = try await bench.outcomes(of: text).last?.result else {
            return false
        }
        let roles = bench.tenant.directory.roles
        func ids(_ settings: PhotoUpdateSettings) -> Set<GUID> {
            Set(settings.allowedRoles.map { roles.role(id: $0)?.id ?? $0 })
        }
        let drafted = draft.applied(to: current)
        return drafted.source == settings.source && ids(drafted) == ids(settings)
    }

    /// Each flip, run on a fork, changes the answer for which it was printed.
    @Test(arguments: OracleTests.seeds)
    func flipsTurnTheAnswer(seed: Int) async throws {
        let world = OracleWorld(seed: seed)
        let bench = try ScriptBench(world)
        var chance = Chance(seed: seed + 70_000)
        let (actor, target) = (name(chance.pick(world.accounts)), name(chance.pick(world.accounts)))
        let client = chance.pick([Client.graph, .teams, .m365AdminCenter]).word
        let questions = [
            "\(actor) update own photo via \(client)", "\(actor) update photo of \(target) via \(client)",
            "\(actor) remove photo of \(target) via Graph", "\(actor) change policy",
        ]
        for question in questions {
            let before = try await answer(to: "can \(question) once in force;", bench)
            for case .explanation(let explanation) in try await bench.outcomes(of: "explain can \(question);").map(
                \.result)
            {
                for flip in explanation.printedFlips(bench.tenant.directory.roles) {
                    let isEdit = flip.hasPrefix("source") || flip.hasPrefix("allow")
                    let apply = isEdit ? " apply despite \(Self.guards);" : ""
                    let block = "what if { \(flip)\(apply) advance; can \(question); }"
                    let after = try await answer(to: block, bench)
                    // If the operator may not apply it, the plan says so, not this answer.
                    #expect(after != before || isEdit && after == nil, "seed \(seed): \(question): \(flip)")
                }
            }
        }
    }

    /// Returns the outcome; nil if something before the question was refused.
    private func answer(to text: String, _ bench: ScriptBench) async throws -> Answer.Outcome? {
        for case .access(let report) in try await bench.outcomes(of: text).map(\.result) {
            return report.rows.first?.cells.first?.answer.outcome
        }
        return nil
    }

    @Test(arguments: OracleTests.seeds)
    func nothingIsGrantedToAPopulation(seed: Int) async throws {
        let bench = try ScriptBench(OracleWorld(seed: seed))
        let outcomes = try await bench.outcomes(of: "explain can everyone update photo of others via Graph;")
        for case .explanation(let explanation) in outcomes.map(\.result) {
            for flip in explanation.printedFlips(bench.tenant.directory.roles) {
                #expect(!flip.hasPrefix("grant") && !flip.hasPrefix("revoke"))
                #expect(try await bench.errors(in: flip).isEmpty, "seed \(seed): \(flip)")
            }
        }
    }
}

extension AccessExplanation {
    fileprivate func printedFlips(_ roles: RoleCatalog) -> [String] {
        let actor = self.actor.words(roles, count: 2)
        return flips.map { $0.statement(actor: actor, roles) }
    }
}
