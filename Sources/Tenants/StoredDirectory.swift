import PhotoPolicy

/// A directory held in memory, as a tenant file describes it.
package struct StoredDirectory: Directory {
    package let tenant: TenantIdentity
    package let roles: RoleCatalog
    private let accounts: [Account]
    private let byName: [String: Int]
    private let byID: [GUID: Int]
    private let assignments: [GUID: [RoleAssignment]]
    private let units: [AdministrativeUnit]
    private let grouped: [Population]

    /// Accounts keep their order; their facts get the roles of their assignments.
    init(
        tenant: TenantIdentity, roles: RoleCatalog, accounts: [Account], assignments: [GUID: [RoleAssignment]],
        units: [AdministrativeUnit]
    ) {
        self.tenant = tenant
        self.roles = roles
        self.assignments = assignments
        self.units = units
        self.accounts = accounts.map { account in
            var account = account
            account.facts.hold(assignments[account.id] ?? [])
            return account
        }
        let names = self.accounts.indices.map { (accounts[$0].userPrincipalName.lowercased(), $0) }
        byName = Dictionary(names) { first, _ in first }
        byID = Dictionary(self.accounts.indices.map { (accounts[$0].id, $0) }) { first, _ in first }
        grouped = Population.grouping(self.accounts)
    }

    package func account(named name: String) -> Account? {
        let index = byName[name.lowercased()] ?? GUID(name).flatMap { byID[$0] }
        return index.map { accounts[$0] }
    }

    package func accounts(beginningWith prefix: String, limit: Int) -> [Account] {
        let prefix = prefix.lowercased()
        let found = accounts.lazy.filter {
            $0.userPrincipalName.lowercased().hasPrefix(prefix) || $0.displayName.lowercased().hasPrefix(prefix)
        }
        return Array(found.prefix(limit))
    }

    package func populations() -> [Population] { grouped }

    package func roleAssignments(of account: GUID) -> [RoleAssignment]? { assignments[account] ?? [] }

    package func administrativeUnits() -> [AdministrativeUnit] { units }
}

extension Population {
    /// Groups accounts by equal facts, in the order in which the facts first occur.
    package static func grouping(_ accounts: [Account]) -> [Population] {
        var order: [AccountFacts] = []
        var groups: [AccountFacts: (count: Int, samples: [String])] = [:]
        for account in accounts {
            var group = groups[account.facts] ?? (0, [])
            if group.count == 0 { order.append(account.facts) }
            group.count += 1
            if group.samples.count < sampleLimit { group.samples.append(account.userPrincipalName) }
            groups[account.facts] = group
        }
        return order.map { Population(facts: $0, count: groups[$0]?.count ?? 0, samples: groups[$0]?.samples ?? []) }
    }
}
