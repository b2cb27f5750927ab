extension Impact {
    /// Accounts that have equal facts in each of two worlds.
    package struct Movement: Sendable, Hashable {
        package let before: AccountFacts
        package let after: AccountFacts
        package let count: Int
        package let samples: [String]

        package init(from before: AccountFacts, to after: AccountFacts, count: Int, samples: [String]) {
            self.before = before
            self.after = after
            self.count = count
            self.samples = samples
        }

        /// People whose facts do not change.
        package init(staying population: Population) {
            self.init(
                from: population.facts, to: population.facts, count: population.count, samples: population.samples)
        }
    }

    /// What people with unchanged facts gain and lose between two states.
    package init(from before: ServiceState, to after: ServiceState, of people: [Population], roles: RoleCatalog) {
        self.init(
            from: before, to: after,
            of: people.map(Movement.init(staying:)),
            roles: roles)
    }

    /// What each account gains and loses between two states. An account counts in the group it belongs to before; what
    /// it may do after depends on its facts after.
    package init(from before: ServiceState, to after: ServiceState, of people: [Movement], roles: RoleCatalog) {
        let rules = (before: SettledRules(before, roles: roles), after: SettledRules(after, roles: roles))
        let writers = rules.before.profile.photoWritingRoles
        var members: [Group: [Movement]] = [:]
        for movement in people where movement.before.isEnabled && movement.count > 0 {
            members[Group(of: movement.before, writers: writers), default: []].append(movement)
            if movement.before.isSynced { members[.synchronised, default: []].append(movement) }
        }
        var rows: [Row] = []
        for group in Group.all(writers: writers, roles: roles) {
            guard let members = members[group] else { continue }
            rows += group.abilities.compactMap { Row(group, $0, members, rules) }
        }
        self.init(rows: rows)
    }
}

private typealias RulesOfBoth = (before: SettledRules, after: SettledRules)

extension Impact.Row {
    /// Nil when nobody gains or loses.
    fileprivate init?(_ group: Impact.Group, _ ability: Ability, _ members: [Impact.Movement], _ rules: RulesOfBoth) {
        var count = 0
        var (gained, lost) = (Tally(), Tally())
        var assumptions: [Assumption] = []
        for member in members {
            let was = rules.before.verdict(on: ability, of: member.before)
            let becomes = rules.after.verdict(on: ability, of: member.after)
            count = count.addingClamped(member.count)
            guard (was == nil) != (becomes == nil) else { continue }
            if becomes == nil {
                gained.add(member.count, member.samples)
            } else {
                lost.add(member.count, member.samples)
            }
            for assumption in Assumption.allCases where assumption.affectsOutcome && !assumptions.contains(assumption) {
                if rules.before.rests(on: assumption, was, ability, member.before)
                    || rules.after.rests(on: assumption, becomes, ability, member.after)
                {
                    assumptions.append(assumption)
                }
            }
        }
        guard !gained.isEmpty || !lost.isEmpty else { return nil }
        self.init(
            group: group, action: ability.action, isForOthers: ability.isForOthers, client: ability.client,
            count: count, gained: gained.count, lost: lost.count,
            samples: Array((lost.samples + gained.samples).prefix(Population.sampleLimit)),
            assumptions: Assumption.allCases.filter(assumptions.contains),
            isOfKnownPart: !rules.before.isUnderstood || !rules.after.isUnderstood)
    }
}

extension SettledRules {
    fileprivate func rests(
        on assumption: Assumption, _ verdict: Verdict, _ ability: Ability, _ account: AccountFacts
    ) -> Bool {
        assumption.bears(on: ability.request(by: account), verdict: verdict, profile: profile)
    }
}
