import PhotoPolicy

/// A tenant's imported mailbox policies, as stored.
package protocol MailboxImport: Sendable {
    /// When Exchange Online was queried, as far as is known.
    var exported: Instant { get }
    var policies: [MailboxExport.Policy] { get }
    /// The policy of mailboxes that have none assigned, as an index.
    var defaultPolicy: Int { get }
    /// How many mailboxes are under each policy except the default one.
    var counts: [Int: Int] { get }
    /// The policy of a mailbox with one of these names, in lower case; nil means the default policy.
    func policy(ofAnyOf names: [String]) async throws -> Int?
}

/// A live tenant's directory with imported mailbox policies, matched to accounts by name.
package struct MailboxDirectory: Directory {
    private let base: any Directory
    private let imported: any MailboxImport
    /// The imported policies, as if unchanged from the beginning: an export has no history.
    package let policies: MailboxPolicies
    private let slots: [MailboxPolicies.Slot]

    package init(base: any Directory, imported: any MailboxImport) {
        self.base = base
        self.imported = imported
        var policies = MailboxPolicies()
        for policy in imported.policies { policies.define(policy.name, photosEnabled: Timeline(policy.photosEnabled)) }
        slots = imported.policies.map { policies.slot(assigned: $0.name) }
        self.policies = policies
    }

    package var tenant: TenantIdentity { base.tenant }
    package var roles: RoleCatalog { base.roles }

    package func account(named name: String) async throws -> Account? {
        guard let account = try await base.account(named: name) else { return nil }
        return try await assigned(account)
    }

    package func accounts(beginningWith prefix: String, limit: Int) async throws -> [Account] {
        var result: [Account] = []
        for account in try await base.accounts(beginningWith: prefix, limit: limit) {
            result.append(try await assigned(account))
        }
        return result
    }

    package func roleAssignments(of account: GUID) async throws -> [RoleAssignment]? {
        try await base.roleAssignments(of: account)
    }

    package func knowsRoleHolders() async throws -> Bool { try await base.knowsRoleHolders() }

    package func administrativeUnits() async throws -> [AdministrativeUnit] { try await base.administrativeUnits() }

    package func unitNames(of ids: [GUID]?) async throws -> [GUID: String] { try await base.unitNames(of: ids) }

    private func assigned(_ account: Account) async throws -> Account {
        var account = account
        let names = [account.userPrincipalName.lowercased(), account.id.description]
        account.facts.mailboxPolicy = slot(try await imported.policy(ofAnyOf: names) ?? imported.defaultPolicy)
        return account
    }

    private func slot(_ policy: Int) -> MailboxPolicies.Slot {
        slots.indices.contains(policy) ? slots[policy] : .standard
    }

    /// The populations, divided by mailbox policy. If a population is known by name, its accounts are looked up; the
    /// remaining mailboxes are taken from accounts without any role, in proportion: reading every account would cost a
    /// request for each thousand.
    package func populations() async throws -> [Population] {
        var result: [Population] = []
        var large: [Population] = []
        var rest = imported.counts
        for population in try await base.populations() {
            guard population.samples.count == population.count else {
                large.append(population)
                continue
            }
            for (policy, names) in try await byPolicy(population.samples) {
                rest[policy, default: 0] -= names.count
                result.append(Population(population.facts, slot(policy), names.count, names))
            }
        }
        let endUsers = large.reduce(0) { $0 + ($1.facts.isEndUser ? $1.count : 0) }
        for population in large {
            let named = try await byPolicy(population.samples)
            var left = population.count
            for policy in rest.keys.sorted() where policy != imported.defaultPolicy {
                let share =
                    population.facts.isEndUser ? max(0, rest[policy] ?? 0) * population.count / max(1, endUsers) : 0
                let names = named.first { $0.policy == policy }?.names ?? []
                let count = min(left, max(share, names.count))
                left -= count
                if count > 0 { result.append(Population(population.facts, slot(policy), count, names)) }
            }
            let names = named.first { $0.policy == imported.defaultPolicy }?.names ?? []
            if left > 0 { result.append(Population(population.facts, slot(imported.defaultPolicy), left, names)) }
        }
        return result
    }

    /// Names by policy, in the order in which the policies first occur.
    private func byPolicy(_ names: [String]) async throws -> [(policy: Int, names: [String])] {
        var result: [(policy: Int, names: [String])] = []
        for name in names {
            let policy = try await imported.policy(ofAnyOf: [name.lowercased()]) ?? imported.defaultPolicy
            if let index = result.firstIndex(where: { $0.policy == policy }) {
                result[index].names.append(name)
            } else {
                result.append((policy, [name]))
            }
        }
        return result
    }
}

extension Population {
    fileprivate init(_ facts: AccountFacts, _ slot: MailboxPolicies.Slot, _ count: Int, _ names: [String]) {
        var facts = facts
        facts.mailboxPolicy = slot
        self.init(facts: facts, count: count, samples: Array(names.prefix(Population.sampleLimit)))
    }
}
