/// Who is asked about.
package enum Subject: Sendable, Hashable {
    case accounts([Account])
    /// All enabled accounts, including guests.
    case everyone
    /// Enabled members without any directory role.
    case endUsers
    case guests
    /// Enabled accounts that hold the role active and tenant-wide.
    case role(RoleIndex)
}

/// What is asked about.
package enum AccessAction: Sendable, Hashable {
    case photo(PhotoAction, PhotoTargets)
    case changePolicy
}

package enum PhotoTargets: Sendable, Hashable {
    /// Each actor's own.
    case own
    /// All enabled accounts except the actor.
    case others
    case accounts([Account])
}

/// A question about access, with its names resolved.
package struct AccessQuestion: Sendable, Hashable {
    package var subject: Subject
    package var action: AccessAction
    /// Nil means every client that people use, or those that carry scopes when scopes are given.
    package var clients: [Client]?
    package var scopes: ScopeSet?

    package init(subject: Subject, action: AccessAction, clients: [Client]? = nil, scopes: ScopeSet? = nil) {
        self.subject = subject
        self.action = action
        self.clients = clients
        self.scopes = scopes
    }

    package var effectiveClients: [Client] {
        clients ?? (scopes == nil ? Client.people : ClientSet.scoped.members)
    }
}

/// The answers for one actor, or one population of actors, and one kind of target: a row of a table.
package struct AccessRow: Sendable, Hashable {
    package let actor: Actor
    package let target: Target
    /// One for each client asked about; a single cell without a client for `change policy`.
    package let cells: [Cell]

    package struct Actor: Sendable, Hashable {
        package let name: Name
        package let facts: AccountFacts
        package let count: Int
        package let samples: [String]
    }

    /// A named account, or all accounts with equal facts.
    package enum Name: Sendable, Hashable {
        case account(String)
        case population(PopulationName)
    }

    /// Whose photo, or the setting itself.
    package enum Target: Sendable, Hashable {
        case own
        case account(String)
        case others
        case synchronisedOthers
        case policy
    }

    package struct Cell: Sendable, Hashable {
        package let client: Client?
        package let request: PhotoRequest?
        package let answer: Answer
    }
}

extension Answerer {
    /// Returns the answers to a question, one row for each actor or population and target.
    package func rows(_ question: AccessQuestion, populations: [Population]) -> [AccessRow] {
        let enabled = EnabledAccounts(populations)
        return actors(of: question.subject, in: populations).flatMap { rows(for: $0, question, enabled) }
    }

    /// The actors that a subject stands for: named accounts one by one, groups by population.
    package func actors(of subject: Subject, in populations: [Population]) -> [AccessRow.Actor] {
        if case .accounts(let accounts) = subject {
            return accounts.map {
                AccessRow.Actor(
                    name: .account($0.userPrincipalName), facts: $0.facts, count: 1, samples: [$0.userPrincipalName])
            }
        }
        return populations.filter { subject.includes($0.facts) && $0.count > 0 }.map {
            AccessRow.Actor(
                name: .population(name(of: $0.facts)), facts: $0.facts, count: $0.count, samples: $0.samples)
        }
    }

    private func rows(
        for actor: AccessRow.Actor, _ question: AccessQuestion, _ enabled: EnabledAccounts
    ) -> [AccessRow] {
        guard case .photo(let action, let targets) = question.action else {
            let request = PolicyChangeRequest(actor: actor.facts, scopes: question.scopes ?? .writesPolicy)
            let cell = AccessRow.Cell(client: nil, request: nil, answer: answer(request))
            return [AccessRow(actor: actor, target: .policy, cells: [cell])]
        }
        // Only synchronisation treats synchronised and other targets differently.
        let bySynchronisation = question.effectiveClients.contains(.directorySync)
        return Self.targets(targets, of: actor, among: enabled, bySynchronisation: bySynchronisation).compactMap {
            (target: AskedTarget) -> AccessRow? in
            let asking = target.isOwnOf(actor, question.subject)
            guard asking.count > 0 else { return nil }
            let cells = question.effectiveClients.map { client in
                let request = PhotoRequest(
                    actor: actor.facts, action: action, target: asking.isOwn ? nil : target.facts, client: client,
                    scopes: question.scopes)
                return AccessRow.Cell(client: client, request: request, answer: answer(request))
            }
            let asked = AccessRow.Actor(
                name: actor.name, facts: actor.facts, count: asking.count, samples: asking.samples)
            return AccessRow(actor: asked, target: asking.isOwn ? .own : target.name, cells: cells)
        }
    }

    private struct AskedTarget {
        let name: AccessRow.Target
        /// Nil for the actor's own photo.
        let facts: PhotoTarget?
        let account: Account?

        /// Whether the actor is the target; for a population, its count and samples without the target.
        func isOwnOf(_ actor: AccessRow.Actor, _ subject: Subject) -> (isOwn: Bool, count: Int, samples: [String]) {
            guard let account else { return (facts == nil, actor.count, actor.samples) }
            if subject.isNamed {
                return (.account(account.userPrincipalName) == actor.name, actor.count, actor.samples)
            }
            let isAmongThem = account.facts == actor.facts
            return (
                false, actor.count - (isAmongThem ? 1 : 0),
                actor.samples.filter { $0 != account.userPrincipalName }
            )
        }
    }

    private static func targets(
        _ targets: PhotoTargets, of actor: AccessRow.Actor, among enabled: EnabledAccounts, bySynchronisation: Bool
    ) -> [AskedTarget] {
        switch targets {
        case .own:
            return [AskedTarget(name: .own, facts: nil, account: nil)]
        case .accounts(let accounts):
            return accounts.map {
                AskedTarget(
                    name: .account($0.userPrincipalName), facts: PhotoTarget(isSynced: $0.facts.isSynced), account: $0)
            }
        case .others:
            var others = enabled
            others.leaveOut(actor.facts)
            if !bySynchronisation { others = EnabledAccounts(synced: 0, unsynced: others.unsynced + others.synced) }
            return [(false, others.unsynced, .others), (true, others.synced, .synchronisedOthers)].compactMap {
                (isSynced: Bool, count: Int, name: AccessRow.Target) -> AskedTarget? in
                guard count > 0 else { return nil }
                return AskedTarget(name: name, facts: PhotoTarget(isSynced: isSynced), account: nil)
            }
        }
    }

    /// The numbers of enabled accounts in a tenant: the others that a question may be about.
    private struct EnabledAccounts {
        private(set) var synced: Int
        private(set) var unsynced: Int

        init(synced: Int, unsynced: Int) {
            self.synced = synced
            self.unsynced = unsynced
        }

        init(_ populations: [Population]) {
            self.init(synced: 0, unsynced: 0)
            for population in populations where population.facts.isEnabled {
                if population.facts.isSynced { synced += population.count } else { unsynced += population.count }
            }
        }

        mutating func leaveOut(_ actor: AccountFacts) {
            guard actor.isEnabled else { return }
            if actor.isSynced { synced -= 1 } else { unsynced -= 1 }
        }
    }

    /// Returns what distinguishes a population, besides its roles, whose names a catalogue knows.
    package func name(of facts: AccountFacts) -> PopulationName {
        let isStandard = facts.mailboxPolicy == .standard
        return PopulationName(
            facts: facts,
            mailboxPolicy: isStandard ? nil : state.mailboxPolicies.policy(of: facts.mailboxPolicy).name)
    }
}

/// What a population is named by: its facts, and its mailbox policy unless that is the default.
package struct PopulationName: Sendable, Hashable {
    package let facts: AccountFacts
    package let mailboxPolicy: String?
}

extension Subject {
    package var isNamed: Bool { if case .accounts = self { true } else { false } }

    /// Whether accounts with these facts belong to the group.
    package func includes(_ facts: AccountFacts) -> Bool {
        switch self {
        case .accounts: false
        case .everyone: facts.isEnabled
        case .endUsers: facts.isEndUser
        case .guests: facts.isEnabled && facts.isGuest
        case .role(let role): facts.isEnabled && facts.activeRoles.contains(role)
        }
    }
}
