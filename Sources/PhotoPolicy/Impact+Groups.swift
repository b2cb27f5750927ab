/// A group of people of which an impact speaks. An account may be in several.
struct ImpactGroup: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case members, guests
        case active(RoleIndex), scoped(RoleIndex), eligible(RoleIndex)
        case otherAdmins, synchronised
    }

    let kind: Kind
    let name: String
    let abilities: [Ability]

    /// The groups of a tenant, in the order in which they are shown.
    static func all(profile: ServiceProfile, roles: RoleCatalog) -> [ImpactGroup] {
        let writers = profile.photoWritingRoles.members.filter { Int($0.rawValue) < roles.roles.count }
        func admins(_ suffix: String, _ kind: (RoleIndex) -> Kind) -> [ImpactGroup] {
            writers.map {
                ImpactGroup(
                    kind: kind($0), name: plural(roles[$0].displayName) + suffix, abilities: Ability.ofPeople)
            }
        }
        return [
            ImpactGroup(kind: .members, name: "members", abilities: Ability.ofPeople),
            ImpactGroup(kind: .guests, name: "guests", abilities: Ability.ofPeople),
        ] + admins("") { .active($0) } + admins(" (scoped)") { .scoped($0) } + admins(" (eligible)") { .eligible($0) }
            + [
                ImpactGroup(kind: .otherAdmins, name: "other admins", abilities: Ability.ofPeople),
                ImpactGroup(
                    kind: .synchronised, name: "synchronised accounts", abilities: Ability.ofSynchronisation),
            ]
    }

    /// Whether an enabled account is in the group.
    func contains(_ account: AccountFacts, writers: RoleSet) -> Bool {
        switch kind {
        case .members: return account.isEndUser
        case .guests: return account.isGuest
        case .active(let role): return account.activeRoles.contains(role)
        case .scoped(let role): return account.scopedRoles.contains(role) && !account.activeRoles.contains(role)
        case .eligible(let role): return account.eligibleRoles.contains(role) && !account.activeRoles.contains(role)
        case .otherAdmins:
            let held = account.activeRoles.union(account.scopedRoles).union(account.eligibleRoles)
            return !account.isGuest && !held.isEmpty && !held.intersects(writers)
        case .synchronised: return account.isSynced
        }
    }

    private static func plural(_ name: String) -> String { name.hasSuffix("Administrator") ? name + "s" : name }
}
