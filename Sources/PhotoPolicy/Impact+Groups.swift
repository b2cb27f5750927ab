extension Impact.Group {
    /// The groups of a tenant, in display order.
    static func all(writers: RoleSet, roles: RoleCatalog) -> [Impact.Group] {
        let writers = writers.members.filter { Int($0.rawValue) < roles.roles.count }
        return [.members, .guests] + writers.map(Impact.Group.active) + writers.map(Impact.Group.scoped)
            + writers.map(Impact.Group.eligible) + [.otherAdmins, .synchronised]
    }

    /// The abilities that its accounts are asked about.
    var abilities: [Ability] { self == .synchronised ? Ability.ofSynchronisation : Ability.ofPeople }

    /// The group of people in which an account counts: the first that fits.
    init(of account: AccountFacts, writers: RoleSet) {
        func first(_ held: RoleSet) -> RoleIndex? { held.intersection(writers).members.first }
        if let role = first(account.activeRoles) {
            self = .active(role)
        } else if let role = first(account.rolesOverUnits) {
            self = .scoped(role)
        } else if let role = first(account.eligibleRoles) {
            self = .eligible(role)
        } else if !account.assignedRoles.isEmpty {
            self = .otherAdmins
        } else {
            self = account.isGuest ? .guests : .members
        }
    }
}
