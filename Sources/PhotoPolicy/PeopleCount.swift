/// How many people may update photos through some client before and after, once everything accepted is in force.
package struct PeopleCount: Sendable, Hashable {
    /// Those who lose, gain, keep and never had an ability.
    package struct Split: Sendable, Hashable {
        package private(set) var lose = 0
        package private(set) var gain = 0
        package private(set) var keep = 0
        package private(set) var without = 0

        mutating func add(_ count: Int, _ before: Bool, _ after: Bool) {
            switch (before, after) {
            case (true, false): lose = lose.addingClamped(count)
            case (false, true): gain = gain.addingClamped(count)
            case (true, true): keep = keep.addingClamped(count)
            case (false, false): without = without.addingClamped(count)
            }
        }

        package var total: Int { [lose, gain, keep, without].reduce(0) { $0.addingClamped($1) } }
        /// Those who could before.
        package var couldBefore: Int { lose.addingClamped(keep) }
    }

    /// One's own photo.
    package private(set) var own = Split()
    /// The photos of others.
    package private(set) var others = Split()
    /// Photos that directory synchronisation writes; accounts that are not synchronised do not count.
    package private(set) var synchronised = Split()

    package init(from before: ServiceState, to after: ServiceState, of people: [Impact.Movement], roles: RoleCatalog) {
        let rules = (before: SettledRules(before, roles: roles), after: SettledRules(after, roles: roles))
        for movement in people where movement.before.isEnabled && movement.count > 0 {
            func could(forOthers: Bool) -> (Bool, Bool) {
                (
                    rules.before.allowsSomewhere(.update, forOthers: forOthers, to: movement.before),
                    rules.after.allowsSomewhere(.update, forOthers: forOthers, to: movement.after)
                )
            }
            let (own, others) = (could(forOthers: false), could(forOthers: true))
            self.own.add(movement.count, own.0, own.1)
            self.others.add(movement.count, others.0, others.1)
            guard movement.before.isSynced else { continue }
            let ability = Ability(.update, forOthers: false, via: .directorySync)
            synchronised.add(
                movement.count, rules.before.allows(ability, to: movement.before),
                rules.after.allows(ability, to: movement.after))
        }
    }
}

extension Int {
    /// The sum, clamped to `Int.max`: counts come from foreign directories.
    func addingClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
