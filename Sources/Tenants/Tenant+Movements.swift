import PhotoPolicy

extension Tenant {
    /// Returns where the accounts of a tenant have moved in this fork of it: populations that stayed as they are, and
    /// each moved account separately.
    package func movements(from outside: Tenant) async throws -> [Impact.Movement] {
        var moved: [Impact.Movement] = []
        var leaving: [AccountFacts: [String]] = [:]
        for account in changedAccounts.sorted(by: { $0.id < $1.id }) {
            guard let before = try await outside.directory.account(named: account.id.description)?.facts,
                before != account.facts
            else { continue }
            let name = account.userPrincipalName
            moved.append(Impact.Movement(from: before, to: account.facts, count: 1, samples: [name]))
            leaving[before, default: []].append(name)
        }
        let stayed = try await outside.directory.populations().compactMap { population -> Impact.Movement? in
            let left = leaving[population.facts] ?? []
            guard population.count > left.count else { return nil }
            return Impact.Movement(
                from: population.facts, to: population.facts, count: population.count - left.count,
                samples: population.samples.filter { !left.contains($0) })
        }
        return stayed + moved
    }

    /// The accounts that simulation has changed; none for a live tenant.
    private var changedAccounts: [Account] {
        switch self {
        case .simulated(let tenant): tenant.directory.changedAccounts.map(\.account)
        case .live: []
        }
    }
}
