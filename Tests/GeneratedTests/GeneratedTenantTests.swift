import PhotoPolicy
import Tenants
import Testing

/// On 200 tenants made by chance, what the code says of groups of accounts is what asking the decision for each account
/// says.
@Suite struct GeneratedTenantTests {
    static let seeds = 0..<200

    /// A generated tenant as loaded, after some changes to both.
    struct Loaded {
        let model: GeneratedTenant
        let tenant: SimulatedTenant
        let accounts: [Account]
        let populations: [Population]
        let roles: RoleCatalog
        let oracle: BruteForce
        var state: ServiceState { tenant.service.state() }

        init(seed: Int) async throws {
            var model = GeneratedTenant(seed: seed)
            var tenant = try model.loaded()
            if seed % 2 == 1 { try await model.change(along: &tenant, seed) }
            self.model = model
            self.tenant = tenant
            var accounts: [Account] = []
            for account in model.accounts {
                let found = try await tenant.directory.account(named: account.name)
                accounts.append(try #require(found))
            }
            self.accounts = accounts
            roles = tenant.directory.roles
            populations = try await tenant.directory.populations()
            oracle = BruteForce(model, roles: roles)
        }
    }

    @Test(arguments: seeds)
    func everyAccountIsInThePopulationOfItsFacts(seed: Int) async throws {
        let loaded = try await Loaded(seed: seed)
        var counts: [AccountFacts: Int] = [:]
        /// What an account is, in the test's words: accounts that are the same are of one population.
        struct Kind: Hashable {
            let facts: AccountFacts
            let policies: [GeneratedTenant.Since<String>]
        }
        var kinds: [AccountFacts: Set<Kind>] = [:]
        for (place, account) in loaded.accounts.enumerated() {
            var facts = account.facts
            counts[facts, default: 0] += 1
            kinds[facts, default: []].insert(
                Kind(facts: loaded.oracle.facts[place], policies: loaded.model.accounts[place].policies))
            facts.mailboxPolicy = .standard
            #expect(facts == loaded.oracle.facts[place], "\(account.userPrincipalName)")
        }
        #expect(kinds.values.allSatisfy { $0.count == 1 })
        #expect(Dictionary(loaded.populations.map { ($0.facts, $0.count) }) { $0 + $1 } == counts)
        #expect(Set(loaded.populations.map(\.facts)).count == loaded.populations.count)
        for population in loaded.populations {
            for name in population.samples {
                #expect(loaded.accounts.contains { $0.userPrincipalName == name && $0.facts == population.facts })
            }
        }
    }

    @Test(arguments: seeds)
    func claimsHoldWhenTheyHoldOfEachAccount(seed: Int) async throws {
        let loaded = try await Loaded(seed: seed)
        var chance = Chance(seed: seed + 10_000)
        let accepted = loaded.state.acceptedSettings
        let later = chance.pick([60, 3_000, 10_000, 80_000])
        let moments: [(BruteForce.Moment, ServiceState)] = [
            (.at(loaded.model.now), loaded.state),
            (.at(loaded.model.now + later), loaded.state.later(by: TimeSpan(seconds: later))),
            (.settled(accepted), loaded.state.onceInForce),
        ]
        for (moment, state) in moments {
            let answerer = Answerer(state: state, roles: loaded.roles)
            for _ in 0..<6 {
                let claim = GeneratedClaim(loaded.model, loaded.roles, &chance)
                let result = answerer.check(claim.claim(loaded.accounts), populations: loaded.populations)
                #expect(result.holds == loaded.oracle.holds(claim, moment), "\(claim) \(moment)")
            }
        }
    }

    /// The table of `who can`: how many may be met with each verdict.
    @Test(arguments: seeds)
    func tablesCountEachAccountOnce(seed: Int) async throws {
        let loaded = try await Loaded(seed: seed)
        let answerer = Answerer(state: loaded.state, roles: loaded.roles)
        let action = PhotoAction.allCases[seed % 2]
        for (targets, target) in [(PhotoTargets.own, BruteForce.Target.own), (.others, .other(isSynced: false))] {
            let rows = answerer.rows(
                AccessQuestion(subject: .everyone, action: .photo(action, targets)), populations: loaded.populations
            )
            let enabled = loaded.accounts.indices.filter { loaded.accounts[$0].facts.isEnabled }
            let asked = target == .own || enabled.count > 1 ? enabled : []
            #expect(rows.reduce(0) { $0 + $1.actor.count } == asked.count)
            for place in asked {
                let row = try #require(rows.first { $0.actor.facts == loaded.accounts[place].facts })
                for cell in row.cells {
                    let verdicts = loaded.oracle.verdicts(
                        place, action, target, try #require(cell.client), nil, .at(loaded.model.now))
                    #expect(cell.answer.before == verdicts.first && cell.answer.after == verdicts.last)
                    #expect(Set(cell.answer.verdicts) == Set(verdicts))
                    let isSettled = Set(verdicts.map { $0 == nil }).count == 1
                    #expect((cell.answer.outcome == .unsettled) == !isSettled)
                }
            }
        }
    }

    @Test(arguments: seeds)
    func impactIsTheSumOfWhatEachAccountGainsOrLoses(seed: Int) async throws {
        let loaded = try await Loaded(seed: seed)
        var chance = Chance(seed: seed + 20_000)
        let current = loaded.state.acceptedSettings
        let proposed = GeneratedTenant.settings(&chance)
        let impact = Impact(
            from: loaded.state, to: loaded.state.accepting(proposed), of: loaded.populations, roles: loaded.roles)
        var expected = loaded.impact(from: current, to: proposed)
        for row in impact.rows {
            let key = ImpactKey(
                group: row.group, action: row.action, isForOthers: row.isForOthers, client: row.client)
            let counts = expected.removeValue(forKey: key)
            #expect(counts == ImpactCounts(count: row.count, gained: row.gained, lost: row.lost), "\(key)")
            #expect(row.samples.count <= row.gained + row.lost)
        }
        #expect(expected.isEmpty, "rows are missing")
    }
}
