/// The facts about an account on which the rules depend. Accounts with equal facts are one population.
///
/// References, never derived values: whether the mailbox policy has photos on is looked up there when needed.
package struct AccountFacts: Sendable, Hashable {
    /// Roles held active and tenant-wide, directly or through a group.
    package var activeRoles: RoleSet
    /// Roles held tenant-wide that need an activation first.
    package var eligibleRoles: RoleSet
    /// Roles held active over an administrative unit only.
    package var scopedRoles: RoleSet
    /// Roles over an administrative unit that need an activation first.
    package var scopedEligibleRoles: RoleSet
    package var traits: AccountTraits
    package var mailboxPolicy: MailboxPolicies.Slot

    package init(
        activeRoles: RoleSet = RoleSet(), eligibleRoles: RoleSet = RoleSet(), scopedRoles: RoleSet = RoleSet(),
        scopedEligibleRoles: RoleSet = RoleSet(), traits: AccountTraits = .enabled,
        mailboxPolicy: MailboxPolicies.Slot = .standard
    ) {
        self.activeRoles = activeRoles
        self.eligibleRoles = eligibleRoles
        self.scopedRoles = scopedRoles
        self.scopedEligibleRoles = scopedEligibleRoles
        self.traits = traits
        self.mailboxPolicy = mailboxPolicy
    }

    package var isEnabled: Bool { traits.contains(.enabled) }
    package var isGuest: Bool { traits.contains(.guest) }
    package var isSynced: Bool { traits.contains(.synced) }

    /// Roles over administrative units, active or eligible: none reaches beyond its unit.
    package var rolesOverUnits: RoleSet { scopedRoles.union(scopedEligibleRoles) }

    /// Every assigned role, however it is assigned.
    package var assignedRoles: RoleSet { activeRoles.union(eligibleRoles).union(rolesOverUnits) }

    /// Whether a role is active, tenant-wide or over a unit.
    package var holdsDirectoryRole: Bool { !activeRoles.isEmpty || !scopedRoles.isEmpty }

    /// An enabled member to whom no role is assigned.
    package var isEndUser: Bool { isEnabled && !isGuest && assignedRoles.isEmpty }
}

package struct AccountTraits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let enabled = AccountTraits(rawValue: 1)
    package static let guest = AccountTraits(rawValue: 2)
    /// Synchronised from an on-premises Active Directory.
    package static let synced = AccountTraits(rawValue: 4)
    package static let mailboxOnPremises = AccountTraits(rawValue: 8)
    package static let withoutMailbox = AccountTraits(rawValue: 16)
}

/// An account that a script or a person named.
package struct Account: Sendable, Hashable {
    package let id: GUID
    package let userPrincipalName: String
    package let displayName: String
    package var facts: AccountFacts
    /// Whether the roles among the facts are those it holds; false when they could not be read.
    package let knowsRoles: Bool

    package init(
        id: GUID, userPrincipalName: String, displayName: String, facts: AccountFacts, knowsRoles: Bool = true
    ) {
        self.id = id
        self.userPrincipalName = userPrincipalName
        self.displayName = displayName
        self.facts = facts
        self.knowsRoles = knowsRoles
    }
}

/// All accounts of a tenant with equal facts.
package struct Population: Sendable, Hashable {
    package let facts: AccountFacts
    package let count: Int
    /// A few user principal names, for people to recognise it by.
    package let samples: [String]

    package init(facts: AccountFacts, count: Int, samples: [String] = []) {
        self.facts = facts
        self.count = count
        self.samples = samples
    }

    /// The maximum number of names that a directory gives.
    package static let sampleLimit = 5
}
