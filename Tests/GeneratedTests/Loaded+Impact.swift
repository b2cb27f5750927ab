import PhotoPolicy

struct ImpactKey: Hashable {
    let group: String
    let action: PhotoAction
    let isForOthers: Bool
    let client: Client
}

struct ImpactCounts: Hashable {
    var count = 0
    var gained = 0
    var lost = 0
}

extension GeneratedTenantTests.Loaded {
    /// Who gains or loses what, account by account, summed up by the groups that an account belongs to.
    func impact(from current: PhotoUpdateSettings, to proposed: PhotoUpdateSettings) -> [ImpactKey: ImpactCounts] {
        var result: [ImpactKey: ImpactCounts] = [:]
        for place in model.accounts.indices where model.accounts[place].traits.contains(.enabled) {
            for group in groups(of: place) {
                for client in Client.allCases where (client == .directorySync) == (group == "synchronised accounts") {
                    for action in PhotoAction.allCases {
                        for target in [BruteForce.Target.own, .other(isSynced: false)]
                        where client != .directorySync || target == .own {
                            let was = oracle.verdicts(place, action, target, client, nil, .settled(current)).last
                            let becomes = oracle.verdicts(place, action, target, client, nil, .settled(proposed)).last
                            let key = ImpactKey(
                                group: group, action: action, isForOthers: target != .own, client: client)
                            result[key, default: ImpactCounts()].count += 1
                            guard (was == .some(nil)) != (becomes == .some(nil)) else { continue }
                            if becomes == .some(nil) { result[key]?.gained += 1 } else { result[key]?.lost += 1 }
                        }
                    }
                }
            }
        }
        return result.filter { $0.value.gained > 0 || $0.value.lost > 0 }
    }

    /// End users and guests; holders of each role that may write photos; admins without such a role; and, for
    /// synchronisation, whoever is synchronised.
    private func groups(of place: Int) -> [String] {
        let facts = oracle.facts[place]
        let writers = roles.roles.filter { role in
            let names = [
                "Global Administrator", "User Administrator", "Intune Administrator", "Directory Writers",
                "Partner Tier1 Support", "Partner Tier2 Support",
            ]
            return names.contains(role.displayName)
                || model.profile == .september2026 && role.displayName == "People Administrator"
        }
        var groups: [String] = []
        let isGuest = model.accounts[place].traits.contains(.guest)
        let roleCount = model.accounts[place].assignments.count
        if isGuest { groups.append("guests") }
        if !isGuest, roleCount == 0 { groups.append("members") }
        var isWriter = false
        for role in writers {
            let name = role.displayName + (role.displayName.hasSuffix("Administrator") ? "s" : "")
            let isActive = facts.activeRoles.contains(role.index)
            let isScoped = facts.scopedRoles.contains(role.index)
            let isEligible = facts.eligibleRoles.contains(role.index)
            if isActive { groups.append(name) }
            if isScoped, !isActive { groups.append(name + " (scoped)") }
            if isEligible, !isActive { groups.append(name + " (eligible)") }
            isWriter = isWriter || isActive || isScoped || isEligible
        }
        if !isGuest, roleCount > 0, !isWriter { groups.append("other admins") }
        if model.accounts[place].traits.contains(.synced) { groups.append("synchronised accounts") }
        return groups
    }
}
