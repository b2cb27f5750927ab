/// Distinguishes the accounts of one group where they appear in several rows.
struct PeopleNaming {
    private let policies: MailboxPolicies
    private let writers: RoleSet
    /// The number of rows in which each group appears, and in which each trait of its accounts does.
    private let rows: [Impact.Group: (all: Int, with: [AbilityGrid.Trait: Int])]

    init(
        _ policies: MailboxPolicies, writers: RoleSet,
        rows members: [[AbilityGrid.Cell]: [Impact.Movement]]
    ) {
        self.policies = policies
        self.writers = writers
        var rows: [Impact.Group: (all: Int, with: [AbilityGrid.Trait: Int])] = [:]
        for row in members.values {
            var here: [Impact.Group: Set<AbilityGrid.Trait>] = [:]
            for movement in row {
                let group = Impact.Group(of: movement.before, writers: writers)
                here[group, default: []].formUnion(movement.before.traits(policies, besides: group))
            }
            for (group, traits) in here {
                rows[group, default: (0, [:])].all += 1
                for trait in traits { rows[group]?.with[trait, default: 0] += 1 }
            }
        }
        self.rows = rows
    }

    /// The common traits that distinguish accounts of a group from those in other rows: one trait if that is enough.
    private func telling(_ traits: [AbilityGrid.Trait], _ group: Impact.Group) -> [AbilityGrid.Trait] {
        guard let rows = rows[group], rows.all > 1 else { return [] }
        if let own = traits.first(where: { rows.with[$0] == 1 }) { return [own] }
        return traits.filter { rows.with[$0] != rows.all }
    }

    /// Returns the accounts of one row by group, in the order of the groups.
    func people(of movements: [Impact.Movement], in groups: [Impact.Group]) -> [AbilityGrid.People] {
        var found: [Impact.Group: (tally: Tally, traits: [AbilityGrid.Trait])] = [:]
        for movement in movements {
            let group = Impact.Group(of: movement.before, writers: writers)
            let traits = movement.before.traits(policies, besides: group)
            var entry = found[group] ?? (Tally(), traits)
            entry.tally.add(movement.count, movement.samples)
            entry.traits.removeAll { !traits.contains($0) }
            found[group] = entry
        }
        return groups.compactMap { group in
            found[group].map { entry in
                AbilityGrid.People(
                    group: group, traits: telling(entry.traits, group),
                    count: entry.tally.count, samples: entry.tally.samples)
            }
        }
    }
}

extension AccountFacts {
    /// All traits in which accounts of a group may differ.
    fileprivate func traits(_ policies: MailboxPolicies, besides group: Impact.Group) -> [AbilityGrid.Trait] {
        var result: [AbilityGrid.Trait] = []
        if isSynced { result.append(.synchronised) }
        if traits.contains(.mailboxOnPremises) { result.append(.mailboxOnPremises) }
        if traits.contains(.withoutMailbox) { result.append(.withoutMailbox) }
        if mailboxPolicy != .standard { result.append(.mailboxPolicy(policies.policy(of: mailboxPolicy).name)) }
        return result
            + activeRoles.members.filter { group != .active($0) }.map(AbilityGrid.Trait.holds)
    }
}
