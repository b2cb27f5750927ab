import PhotoPolicy

/// A directory with some accounts changed, in memory: what a simulation grants and revokes. A value, so a fork copies
/// the changes and shares the base.
package struct DirectoryOverlay: Directory {
    private let base: any Directory
    private var changed: [GUID: Change] = [:]

    private struct Change: Sendable {
        let original: AccountFacts
        var account: Account
        /// Nil where those of the base may not be read.
        var assignments: [RoleAssignment]?
        /// What was granted here to an account whose other assignments are not known.
        var granted: [RoleAssignment] = []
    }

    package init(base: any Directory) { self.base = base }

    package var tenant: TenantIdentity { base.tenant }
    package var roles: RoleCatalog { base.roles }

    package func account(named name: String) async throws -> Account? {
        guard let account = try await base.account(named: name) else { return nil }
        return changed[account.id]?.account ?? account
    }

    package func accounts(beginningWith prefix: String, limit: Int) async throws -> [Account] {
        try await base.accounts(beginningWith: prefix, limit: limit).map { changed[$0.id]?.account ?? $0 }
    }

    package func roleAssignments(of account: GUID) async throws -> [RoleAssignment]? {
        if let change = changed[account] { return change.assignments }
        return try await base.roleAssignments(of: account)
    }

    package func knowsRoleHolders() async throws -> Bool { try await base.knowsRoleHolders() }

    package func administrativeUnits() async throws -> [AdministrativeUnit] { try await base.administrativeUnits() }

    package func unitNames(of ids: [GUID]?) async throws -> [GUID: String] { try await base.unitNames(of: ids) }

    /// The base's populations with each changed account moved from the one it left to the one it joined.
    package func populations() async throws -> [Population] {
        var populations = try await base.populations()
        // In a fixed order, so that the same changes show the same names.
        let moved = changed.values.filter { $0.account.facts != $0.original }
        for change in moved.sorted(by: { $0.account.id < $1.account.id }) {
            let name = change.account.userPrincipalName
            populations.move(-1, name, facts: change.original)
            populations.move(1, name, facts: change.account.facts)
        }
        return populations.filter { $0.count > 0 }
    }

    /// The accounts that differ from the base, with all their assignments.
    package var changedAccounts: [(account: Account, assignments: [RoleAssignment])] {
        changed.values.map { ($0.account, $0.assignments ?? $0.granted) }
    }

    /// Grants an account a role, tenant-wide or over a unit.
    package mutating func grant(role: RoleIndex, to account: Account, unit: GUID?) async throws {
        var change = try await change(of: account)
        let assignment = RoleAssignment(role: role, unit: unit)
        if let held = change.assignments {
            if !held.contains(assignment) { change.assignments = held + [assignment] }
        } else if !change.granted.contains(assignment) {
            change.granted.append(assignment)
        }
        change.account.facts.hold(change.assignments ?? change.granted)
        changed[account.id] = change
    }

    /// Revokes a role from an account, in every way in which the account holds it directly.
    package mutating func revoke(role: RoleIndex, from account: Account) async throws {
        var change = try await change(of: account)
        guard let held = change.assignments else {
            throw TenantError.rolesUnknown(account: account.userPrincipalName)
        }
        if let error = held.revocationError(role, of: account, roles) { throw error }
        change.assignments = held.filter { $0.role != role }
        change.account.facts.hold(change.assignments ?? [])
        changed[account.id] = change
    }

    package mutating func setMailboxSlot(_ slot: MailboxPolicies.Slot, of account: Account) async throws {
        var change = try await change(of: account)
        change.account.facts.mailboxPolicy = slot
        changed[account.id] = change
    }

    private func change(of account: Account) async throws -> Change {
        if let change = changed[account.id] { return change }
        return Change(
            original: account.facts, account: account,
            assignments: try await base.roleAssignments(of: account.id))
    }
}

/// Why a change of the simulated directory is impossible.
package enum TenantError: Error, Sendable {
    case roleNotHeld(account: String, role: String)
    case roleThroughGroup(account: String, role: String, group: String)
    case rolesUnknown(account: String)

    package var code: TenantCode {
        switch self {
        case .roleNotHeld: .roleNotHeld
        case .roleThroughGroup: .roleThroughGroup
        case .rolesUnknown: .holdersUnknown
        }
    }

    package var message: String {
        switch self {
        case .roleNotHeld(let account, let role): "\(account) does not hold \(role)"
        case .roleThroughGroup(let account, let role, let group):
            "\(account) holds \(role) through the group “\(group)”"
        case .rolesUnknown(let account): "which roles \(account) holds may not be read"
        }
    }

    package var help: String {
        switch self {
        case .roleNotHeld: "`show user …;` lists the roles that an account holds, and how"
        case .roleThroughGroup: "an account loses it by leaving the group, which no statement simulates"
        case .rolesUnknown: "a sign-in that may read the role assignments can simulate this"
        }
    }
}

extension [RoleAssignment] {
    /// Why a role cannot be taken from the account that has these assignments; nil when it can.
    package func revocationError(_ role: RoleIndex, of account: Account, _ roles: RoleCatalog) -> TenantError? {
        let held = filter { $0.role == role }
        let (user, name) = (account.userPrincipalName, roles[role].displayName)
        if held.isEmpty { return .roleNotHeld(account: user, role: name) }
        return held.compactMap(\.group).first.map { .roleThroughGroup(account: user, role: name, group: $0) }
    }

    /// Whether a role can be revoked: it is held, and never through a group.
    package func canRevoke(_ role: RoleIndex) -> Bool {
        let held = filter { $0.role == role }
        return !held.isEmpty && held.allSatisfy { $0.group == nil }
    }
}

extension AccountFacts {
    /// Sets the roles to those of some assignments.
    package mutating func hold(_ assignments: [RoleAssignment]) {
        func roles(_ kind: RoleAssignment.Kind, overUnit: Bool) -> RoleSet {
            RoleSet(assignments.filter { $0.kind == kind && ($0.unit != nil) == overUnit }.map(\.role))
        }
        // A role that is held tenant-wide and active needs no mention of other ways.
        activeRoles = roles(.active, overUnit: false)
        eligibleRoles = roles(.eligible, overUnit: false).subtracting(activeRoles)
        scopedRoles = roles(.active, overUnit: true).subtracting(activeRoles)
        scopedEligibleRoles = roles(.eligible, overUnit: true).subtracting(activeRoles.union(scopedRoles))
    }

    /// The facts with the roles of some assignments.
    package func holding(_ assignments: [RoleAssignment]) -> AccountFacts {
        var facts = self
        facts.hold(assignments)
        return facts
    }
}

extension [Population] {
    fileprivate mutating func move(_ count: Int, _ name: String, facts: AccountFacts) {
        if let index = firstIndex(where: { $0.facts == facts }) {
            let old = self[index]
            var samples = old.samples.filter { $0 != name }
            if count > 0, samples.count < Population.sampleLimit { samples.append(name) }
            self[index] = Population(facts: facts, count: old.count + count, samples: samples)
        } else if count > 0 {
            append(Population(facts: facts, count: count, samples: [name]))
        }
    }
}
