/// What one account gains and loses between two states, once everything accepted in each is in force.
package struct AccountImpact: Sendable, Hashable {
    /// The clients through which updating photos is lost, and those through which it is gained.
    package struct Difference: Sendable, Hashable {
        package let lost: [Client]
        package let gained: [Client]
        /// The rule that refuses in the first lost client.
        package let reason: Reason?

        package var isEmpty: Bool { lost.isEmpty && gained.isEmpty }
    }

    /// One's own photo; synchronisation counts as a client of the accounts it writes for.
    package let own: Difference
    package let others: Difference

    package var isEmpty: Bool { own.isEmpty && others.isEmpty }
}

/// Determines what a change means for each of many accounts; holds what they share.
package struct AccountImpacts: Sendable {
    private let before: SettledRules
    private let after: SettledRules

    package init(from before: ServiceState, to after: ServiceState, roles: RoleCatalog) {
        self.before = SettledRules(before, roles: roles)
        self.after = SettledRules(after, roles: roles)
    }

    package func impact(on account: AccountFacts) -> AccountImpact {
        guard account.isEnabled else { return AccountImpact(own: .none, others: .none) }
        return AccountImpact(
            own: difference(account, forOthers: false, Client.people + (account.isSynced ? [.directorySync] : [])),
            others: difference(account, forOthers: true, Client.people))
    }

    private func difference(
        _ account: AccountFacts, forOthers: Bool, _ clients: [Client]
    ) -> AccountImpact.Difference {
        var (lost, gained): ([Client], [Client]) = ([], [])
        var reason: Reason?
        for client in clients {
            let ability = Ability(.update, forOthers: forOthers, via: client)
            let becomes = after.verdict(on: ability, of: account)
            switch (before.allows(ability, to: account), becomes == nil) {
            case (true, false):
                lost.append(client)
                reason = reason ?? becomes
            case (false, true): gained.append(client)
            case (true, true), (false, false): break
            }
        }
        return AccountImpact.Difference(lost: lost, gained: gained, reason: reason)
    }
}

extension AccountImpact.Difference {
    fileprivate static let none = AccountImpact.Difference(lost: [], gained: [], reason: nil)
}
