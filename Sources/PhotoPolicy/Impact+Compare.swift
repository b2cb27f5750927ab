extension Impact {
    /// One of two worlds that are compared: a service and the accounts in it.
    package struct Side: Sendable {
        package let state: ServiceState
        package let populations: [Population]

        package init(state: ServiceState, populations: [Population]) {
            self.state = state
            self.populations = populations
        }
    }

    /// Who gains or loses what between two states, once everything accepted in each is in force, for one population.
    package static func comparing(
        _ before: ServiceState, _ after: ServiceState, roles: RoleCatalog, populations: [Population]
    ) -> Impact {
        let rules = (before: SettledRules(before, roles: roles), after: SettledRules(after, roles: roles))
        return rows(roles: roles, profile: after.environment.profile) { group, ability in
            let writers = after.environment.profile.photoWritingRoles
            var counts = RowCounts()
            for population in populations
            where population.facts.isEnabled && group.contains(population.facts, writers: writers) {
                let facts = population.facts
                let was = rules.before.verdict(on: ability, of: facts)
                let becomes = rules.after.verdict(on: ability, of: facts)
                counts.all.add(population)
                guard (was == nil) != (becomes == nil) else { continue }
                if becomes == nil { counts.gained.add(population) } else { counts.lost.add(population) }
                counts.isAssumed =
                    counts.isAssumed || rules.before.isAssumed(was, ability, facts)
                    || rules.after.isAssumed(becomes, ability, facts)
            }
            return counts
        }
    }

    /// The same where the accounts differ too: how many of each group may do what, on either side.
    package static func comparing(_ before: Side, _ after: Side, roles: RoleCatalog) -> Impact {
        if before.populations == after.populations {
            return comparing(before.state, after.state, roles: roles, populations: after.populations)
        }
        return rows(roles: roles, profile: after.state.environment.profile) { group, ability in
            let was = before.allowed(ability, in: group, roles: roles)
            let becomes = after.allowed(ability, in: group, roles: roles)
            var counts = RowCounts()
            counts.all = becomes.all
            counts.isAssumed = was.isAssumed || becomes.isAssumed
            counts.gained = becomes.allowed.beyond(was.allowed)
            counts.lost = was.allowed.beyond(becomes.allowed)
            return counts
        }
    }

    private struct RowCounts {
        var all = Tally()
        var gained = Tally()
        var lost = Tally()
        var isAssumed = false
    }

    private static func rows(
        roles: RoleCatalog, profile: ServiceProfile, counting counts: (ImpactGroup, Ability) -> RowCounts
    ) -> Impact {
        var rows: [Row] = []
        for group in ImpactGroup.all(profile: profile, roles: roles) {
            for ability in group.abilities {
                let counts = counts(group, ability)
                guard !counts.gained.isEmpty || !counts.lost.isEmpty else { continue }
                rows.append(
                    Row(
                        group: group.name, action: ability.action, isForOthers: ability.isForOthers,
                        client: ability.client, count: counts.all.count, gained: counts.gained.count,
                        lost: counts.lost.count,
                        samples: Array((counts.lost.samples + counts.gained.samples).prefix(Population.sampleLimit)),
                        isAssumed: counts.isAssumed))
            }
        }
        return Impact(rows: rows)
    }
}

extension Impact.Side {
    fileprivate func allowed(
        _ ability: Ability, in group: ImpactGroup, roles: RoleCatalog
    ) -> (all: Tally, allowed: Tally, isAssumed: Bool) {
        let rules = SettledRules(state, roles: roles)
        let writers = rules.profile.photoWritingRoles
        var result = (all: Tally(), allowed: Tally(), isAssumed: false)
        for population in populations
        where population.facts.isEnabled && group.contains(population.facts, writers: writers) {
            let verdict = rules.verdict(on: ability, of: population.facts)
            result.all.add(population)
            if verdict == nil { result.allowed.add(population) }
            result.isAssumed = result.isAssumed || rules.isAssumed(verdict, ability, population.facts)
        }
        return result
    }
}

extension SettledRules {
    /// Whether a verdict, and not merely how it is shown, rests on an assumption.
    fileprivate func isAssumed(_ verdict: Verdict, _ ability: Ability, _ account: AccountFacts) -> Bool {
        !isUnderstood
            || assumptions(of: ability.request(by: account), verdict: verdict, profile: profile).contains {
                $0.affectsOutcome
            }
    }
}

extension Tally {
    /// By how many this tally exceeds another, with the names that are in this one only.
    fileprivate func beyond(_ other: Tally) -> Tally {
        guard count > other.count else { return Tally() }
        let names = samples.filter { !other.samples.contains($0) }
        var result = Tally()
        result.add(Population(facts: AccountFacts(), count: count - other.count, samples: names))
        return result
    }
}
