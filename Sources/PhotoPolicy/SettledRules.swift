/// The rules once everything that a state has accepted is in force: then every client enforces the same settings, so
/// one decision serves all of them. A class, because copying it for each question would cost as much as the answer.
package final class SettledRules: Sendable {
    package let decision: Decision
    let mailboxPolicies: MailboxPolicies
    /// Whether the settings are understood; otherwise the rules are those of their known part.
    let isUnderstood: Bool

    package init(_ state: ServiceState, roles: RoleCatalog) {
        let settings = state.acceptedSettings
        isUnderstood = settings.isUnderstood
        decision = Decision(
            conditions: state.conditions, policy: EnforcedPolicy(settings.readings.first ?? settings, roles: roles))
        mailboxPolicies = state.mailboxPolicies
    }

    var profile: ServiceProfile { decision.conditions.profile }

    func hasPhotosOn(_ account: AccountFacts) -> Bool {
        mailboxPolicies.hasPhotosOn(account.mailboxPolicy)
    }

    func verdict(on ability: Ability, of account: AccountFacts) -> Verdict { verdict(on: ability.request(by: account)) }

    func verdict(on request: PhotoRequest) -> Verdict {
        decision.verdict(on: request, mailboxPhotosEnabled: hasPhotosOn(request.actor))
    }

    func allows(_ ability: Ability, to account: AccountFacts) -> Bool { verdict(on: ability, of: account) == nil }

    /// Whether some client that a person uses lets an account do something.
    func allowsSomewhere(_ action: PhotoAction, forOthers: Bool, to account: AccountFacts) -> Bool {
        Client.people.contains { allows(Ability(action, forOthers: forOthers, via: $0), to: account) }
    }

    /// Whether the control alone, regardless of all other rules, refuses an account's updates in the cloud.
    func controlRefuses(_ account: AccountFacts) -> Bool {
        refuses(.roleNotAllowed, account) || refuses(.sourceOnPremises, account)
    }

    func refuses(_ rule: Reason, _ account: AccountFacts, via client: Client = .graph) -> Bool {
        decision.refuses(
            Ability(.update, forOthers: false, via: client).request(by: account), rule,
            mailboxPhotosEnabled: hasPhotosOn(account))
    }
}

/// One way of changing photos that people have or lack permission for.
struct Ability: Sendable, Hashable {
    let action: PhotoAction
    let isForOthers: Bool
    let client: Client

    init(_ action: PhotoAction, forOthers isForOthers: Bool, via client: Client) {
        self.action = action
        self.isForOthers = isForOthers
        self.client = client
    }

    func request(by account: AccountFacts) -> PhotoRequest {
        PhotoRequest(
            actor: account, action: action, target: isForOthers ? PhotoTarget(isSynced: false) : nil, client: client)
    }

    /// Every way in which people change photos: one's own before those of others, updates before removals.
    static let ofPeople: [Ability] = [false, true].flatMap { isForOthers in
        PhotoAction.allCases.flatMap { action in
            Client.people.map { Ability(action, forOthers: isForOthers, via: $0) }
        }
    }

    static let ofSynchronisation: [Ability] = PhotoAction.allCases.map {
        Ability($0, forOthers: false, via: .directorySync)
    }
}
