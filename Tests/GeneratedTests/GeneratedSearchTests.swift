import Tenants
import Testing

@testable import PhotoPolicy

extension GeneratedTenantTests {
    private static func input(_ loaded: Loaded) -> PlanInput {
        PlanInput(
            state: loaded.state, roles: loaded.roles, populations: loaded.populations, draft: Draft(),
            operatorAccount: loaded.accounts[0])
    }

    /// All policies of a tenant whose lists hold roles of the profile, roles listed already and, of some tenants, two
    /// that may never be listed: those that some draft leads to without an error.
    private static func permitted(_ loaded: Loaded, isWide: Bool) -> Set<PhotoUpdateSettings> {
        let current = loaded.state.acceptedSettings
        let supported = ["Global Administrator", "User Administrator", "People Administrator"].compactMap {
            loaded.roles.role(named: $0)?.id
        }
        let never = isWide ? [GUID.defaultUserRoleDefinition, GeneratedTenant.customRoles[0]] : []
        var lists: [Set<GUID>] = [[]]
        for id in Set(supported + current.allowedRoles + never) { lists += lists.map { $0.union([id]) } }
        var result: Set<PhotoUpdateSettings> = []
        for source in [PhotoUpdateSettings.Source?.none, .cloud, .onPremises] {
            for list in lists {
                let policy = PhotoUpdateSettings(source: source, allowedRoles: list.sorted())
                let drafts = drafts(of: policy).filter { $0.applied(to: current) == policy }
                if drafts.contains(where: { isPermitted($0, loaded) }) { result.insert(policy) }
            }
        }
        return result
    }

    private static func drafts(of policy: PhotoUpdateSettings) -> [Draft] {
        let sources: [Draft.SourceEdit?] = [
            nil, policy.source == nil ? .any : policy.source == .cloud ? .cloud : .onPremises,
        ]
        let roles: [Draft.RolesEdit?] = [nil, policy.allowedRoles.isEmpty ? .everyone : .roles(policy.allowedRoles)]
        return sources.flatMap { source in roles.map { Draft(source: source, roles: $0) } }
    }

    private static func isPermitted(_ draft: Draft, _ loaded: Loaded) -> Bool {
        let input = PlanInput(
            state: loaded.state, roles: loaded.roles, populations: [], draft: draft,
            operatorAccount: loaded.accounts[0])
        return !Finding.all(of: input).contains { $0.severity == .error && $0.code != .operatorMayNotApply }
    }

    @Test(arguments: seeds)
    func everyPolicyThatNoErrorForbidsIsSearched(seed: Int) async throws {
        let loaded = try await Loaded(seed: seed)
        let search = PolicySearch(input: Self.input(loaded), claims: [])
        let permitted = Self.permitted(loaded, isWide: seed % 10 == 0)
        #expect(permitted.isSuperset(of: search.candidates.map(\.settings)))
        #expect(search.tried == permitted.count && search.leftOut.isEmpty)
        #expect(Set(search.candidates.map(\.settings)).count == search.candidates.count)
        let current = loaded.state.acceptedSettings
        for candidate in search.candidates {
            #expect(candidate.draft.applied(to: current) == candidate.settings)
            #expect(Self.isPermitted(candidate.draft, loaded))
        }
        let distances = search.candidates.map { candidate in
            let roles = Set(candidate.settings.allowedRoles).symmetricDifference(current.allowedRoles).count
            return (candidate.settings.source == current.source ? 0 : 1) * 100 + (roles == 0 ? 0 : 100) + roles
        }
        #expect(distances == distances.sorted(), "nearest first")
    }

    @Test(arguments: seeds)
    func solutionsAndConflictsAreThoseOfTryingEachPolicyOnEachAccount(seed: Int) async throws {
        let loaded = try await Loaded(seed: seed)
        var chance = Chance(seed: seed + 40_000)
        let generated = (0..<chance.number(1...4)).map { _ in
            GeneratedClaim(loaded.model, loaded.roles, &chance)
        }
        let claims = generated.map { $0.claim(loaded.accounts) }
        let search = PolicySearch(
            input: Self.input(loaded),
            claims: claims.map { claim in { $0.check(claim, populations: loaded.populations).holds } })
        let policies = search.candidates.map(\.settings)
        let holding = generated.map { claim in
            Set(policies.indices.filter { loaded.oracle.holds(claim, .settled(policies[$0])) })
        }
        let all = Set(policies.indices)
        let solutions = holding.reduce(all) { $0.intersection($1) }
        #expect(search.solutions().map(\.settings) == solutions.sorted().map { policies[$0] })
        for (place, places) in holding.enumerated() {
            #expect(search.policies(fulfilling: place).map(\.settings) == places.sorted().map { policies[$0] })
        }
        let conflict = search.conflict()
        // Every set of claims, smallest first.
        let contradicting = (1..<(1 << generated.count)).filter { set in
            let chosen = holding.indices.filter { set >> $0 & 1 == 1 }
            return chosen.reduce(all) { $0.intersection(holding[$1]) }.isEmpty
        }
        #expect(conflict.count == contradicting.map(\.nonzeroBitCount).min() ?? 0)
        if !conflict.isEmpty {
            #expect(contradicting.contains(conflict.reduce(0) { $0 | 1 << $1 }), "they contradict each other")
        }
    }
}
