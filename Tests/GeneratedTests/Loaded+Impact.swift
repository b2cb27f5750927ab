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
    /// Who gains or loses what, account by account, summed up by the group that an account belongs to.
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

    /// The one group of people that an account is in, and `synchronised accounts` where it is.
    private func groups(of place: Int) -> [String] {
        let facts = oracle.facts[place]
        var names = [
            "Global Administrator", "User Administrator", "People Administrator", "Directory Writers",
            "Intune Administrator", "Partner Tier1 Support", "Partner Tier2 Support",
        ]
        if model.profile == .september2024 { names.remove(at: 2) }
        let overUnits = facts.scopedRoles.union(facts.scopedEligibleRoles)
        let kinds = [(facts.activeRoles, ""), (overUnits, " (scoped)"), (facts.eligibleRoles, " (eligible)")]
        let held = kinds.flatMap { held, suffix in
            names.filter { roles.role(named: $0).map { held.contains($0.index) } ?? false }
                .map { $0 + ($0.hasSuffix("Administrator") ? "s" : "") + suffix }
        }
        let rest =
            !model.accounts[place].assignments.isEmpty
            ? "other admins" : model.accounts[place].traits.contains(.guest) ? "guests" : "members"
        return [held.first ?? rest]
            + (model.accounts[place].traits.contains(.synced) ? ["synchronised accounts"] : [])
    }
}
