/// Tells the accounts of one group apart where they stand in several rows.
struct PeopleNaming {
    private let policies: MailboxPolicies
    private let writers: RoleSet
    /// In how many rows a group stands, and in how many each trait of its accounts.
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

    /// Of what accounts of a group have in common, what tells them from those in other rows: one trait where that is
    /// enough.
    private func telling(_ traits: [AbilityGrid.Trait], _ group: Impact.Group) -> [AbilityGrid.Trait] {
        guard let rows = rows[group], rows.all > 1 else { return [] }
        if let own = traits.first(where: { rows.with[$0] == 1 }) { return [own] }
        return traits.filter { rows.with[$0] != rows.all }
    }

    /// The accounts of one row by their groups, in the order of these.
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
    /// All in which accounts of a group may differ.
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
