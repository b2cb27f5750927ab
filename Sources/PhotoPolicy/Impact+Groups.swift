/// A group of people of which an impact speaks.
struct ImpactGroup: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case active(RoleIndex), scoped(RoleIndex), eligible(RoleIndex)
        case otherAdmins, members, guests
        /// Beside the others: for what synchronisation does, whoever the accounts are.
        case synchronised
    }

    let kind: Kind
    let name: String
    let abilities: [Ability]

    /// The groups of a tenant, in the order in which they are shown.
    static func all(writers: RoleSet, roles: RoleCatalog) -> [ImpactGroup] {
        let writers = writers.members.filter { Int($0.rawValue) < roles.roles.count }
        func people(_ kind: Kind, _ name: String) -> ImpactGroup {
            ImpactGroup(kind: kind, name: name, abilities: Ability.ofPeople)
        }
        func admins(_ suffix: String, _ kind: (RoleIndex) -> Kind) -> [ImpactGroup] {
            writers.map { people(kind($0), plural(roles[$0].displayName) + suffix) }
        }
        return [people(.members, "members"), people(.guests, "guests")]
            + admins("") { .active($0) } + admins(" (scoped)") { .scoped($0) } + admins(" (eligible)") { .eligible($0) }
            + [
                people(.otherAdmins, "other admins"),
                ImpactGroup(
                    kind: .synchronised, name: "synchronised accounts", abilities: Ability.ofSynchronisation),
            ]
    }

    private static func plural(_ name: String) -> String { name.hasSuffix("Administrator") ? name + "s" : name }
}

extension ImpactGroup.Kind {
    /// The one group of people in which an account counts: the first that fits.
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
