/// Findings about who can still change photos, and who no longer can.
extension Review {
    var accessFindings: [Finding] {
        [
            nobodySurelyLeft, eligibleOnlyLeft, globalAdminsExcluded, operatorExcluded, endUsersExcluded,
            guestsExcluded,
            scopedAdminsExcluded, eligibleAdminsExcluded,
        ].compactMap(\.self)
    }

    /// A guard: nobody is left who may change photos, or it is not known whether anybody is.
    var nobodySurelyLeft: Finding? { input.knowsRoleHolders ? nobodyLeft : holdersUnknown }

    private var holdersUnknown: Finding? {
        guard hasRoleList, !populations.contains(where: { isLeft($0.facts) }) else { return nil }
        return Finding(
            .holdersUnknown(listed: after.decision.policy.admittedRoles), .guard,
            remedy: .edits(Draft(roles: .everyone)))
    }

    private var nobodyLeft: Finding? {
        guard hasRoleList, !populations.contains(where: { isLeft($0.facts.withEligibleRolesActive) }) else {
            return nil
        }
        return Finding(
            .nobodyLeft(listed: after.decision.policy.admittedRoles), .guard,
            remedy: .edits(Draft(roles: .everyone)))
    }

    private var eligibleOnlyLeft: Finding? {
        guard hasRoleList, input.knowsRoleHolders, !populations.contains(where: { isLeft($0.facts) }) else {
            return nil
        }
        let eligible = tally { isLeft($0.withEligibleRolesActive) }
        guard !eligible.isEmpty else { return nil }
        return finding(.eligibleOnlyLeft(listed: after.decision.policy.admittedRoles), eligible)
    }

    private var globalAdminsExcluded: Finding? {
        guard hasRoleList else { return nil }
        let excluded = tally { $0.activeRoles.contains(.globalAdmin) && after.refuses(.roleNotAllowed, $0) }
        guard !excluded.isEmpty else { return nil }
        // Without roles that would prevent the draft from being applied.
        let kept = proposed.allowedRoles.filter {
            roleNotSupported($0)?.severity ?? .note != .error && !isDefaultUserRole($0)
        }
        return finding(
            .globalAdminsExcluded, excluded,
            remedy: .edits(Draft(roles: .roles([roles[.globalAdmin].id] + kept))))
    }

    private var operatorExcluded: Finding? {
        guard let account = input.operatorAccount, account.knowsRoles,
            loses(account.facts, forOthers: true) || loses(account.facts, forOthers: false)
        else { return nil }
        return Finding(
            .operatorExcluded, .warning, count: 1, samples: [account.userPrincipalName], isDescription: isDescription)
    }

    private var endUsersExcluded: Finding? {
        excluded(.endUsersExcluded(isUpperBound: !input.knowsRoleHolders)) { $0.isEndUser }
    }

    private var guestsExcluded: Finding? { excluded(.guestsExcluded) { $0.isGuest } }

    private var scopedAdminsExcluded: Finding? {
        excluded(.scopedAdminsExcluded) {
            $0.rolesOverUnits.intersects(profile.photoWritingRoles)
                && !$0.activeRoles.intersects(profile.photoWritingRoles)
        }
    }

    private var eligibleAdminsExcluded: Finding? {
        excluded(.eligibleAdminsExcluded) {
            $0.eligibleRoles.intersects(profile.photoWritingRoles)
                && !$0.activeRoles.intersects(profile.photoWritingRoles)
        }
    }

    /// The finding about those of a group who can no longer update their own photos.
    private func excluded(_ detail: Finding.Detail, of group: (AccountFacts) -> Bool) -> Finding? {
        let lost = tally { group($0) && loses($0, forOthers: false) }
        guard !lost.isEmpty else { return nil }
        return finding(detail, lost, remedy: .edits(hasRoleList ? Draft(roles: .everyone) : Draft(source: .any)))
    }

    func finding(
        _ detail: Finding.Detail, _ tally: Tally, severity: Finding.Severity = .warning,
        remedy: Finding.Remedy? = nil
    ) -> Finding {
        Finding(
            detail, severity, count: tally.count, samples: tally.samples, remedy: remedy,
            isDescription: isDescription)
    }

    private func isLeft(_ account: AccountFacts) -> Bool { !after.refuses(.roleNotAllowed, account) }
}

/// Findings about clients where this control and OWA mailbox policies contradict each other.
extension Review {
    var clientFindings: [Finding] { owaForbids + [exchangeDisabled, sideDoorOpen, failsLate].compactMap(\.self) }

    private var exchangeDisabled: Finding? {
        guard !conditions.isExchangeEnabled, proposed.source != .onPremises else { return nil }
        return Finding(.exchangeDisabled, .warning)
    }

    /// One for each mailbox policy that forbids what the control allows.
    private var owaForbids: [Finding] {
        let forbidden = populations.filter { isHeldByMailboxPolicy($0.facts) && !after.controlRefuses($0.facts) }
        let names = Set(forbidden.map { after.mailboxPolicies.policy(of: $0.facts.mailboxPolicy).name }).sorted()
        return names.map { name in
            let tally = Tally(forbidden) { after.mailboxPolicies.policy(of: $0.mailboxPolicy).name == name }
            return finding(
                .owaForbids(policy: name, clients: ClientSet(coveredClients)), tally,
                remedy: .mailboxPolicyPhotosOn(policy: name))
        }
    }

    private var sideDoorOpen: Finding? {
        var doors = ClientSet()
        var tally = Tally()
        for population in populations where isHeldByMailboxPolicy(population.facts) {
            let open = openClients(population.facts)
            guard !open.isEmpty else { continue }
            doors.formUnion(open)
            tally.add(population)
        }
        guard !tally.isEmpty else { return nil }
        return finding(.sideDoorOpen(clients: doors), tally, remedy: closingRemedy)
    }

    /// Nil if the draft already closes the control as far as it can be closed.
    private var closingRemedy: Finding.Remedy? {
        let closed = PhotoUpdateSettings(
            source: .cloud, allowedRoles: profile.supportedRoles.members.map { roles[$0].id })
        guard closed != proposed else { return nil }
        return edits(proposed.source == .cloud ? nil : .cloud, allowing: profile.supportedRoles)
    }

    private var failsLate: Finding? {
        var clients = ClientSet()
        var tally = Tally()
        for population in populations where after.controlRefuses(population.facts) {
            let late = coveredClients.filter { failsLate(population.facts, in: $0) }
            guard !late.isEmpty else { continue }
            clients.formUnion(ClientSet(late))
            tally.add(population)
        }
        guard !tally.isEmpty else { return nil }
        return finding(
            .failsLate(clients: clients, isObserved: profile.isLateRefusalObserved), tally, severity: .note)
    }

    /// Clients that exist, edit photos and honour mailbox policies.
    private var coveredClients: [Client] {
        profile.mailboxPolicyClients.intersection(profile.availableClients).intersection(profile.editingClients).members
    }

    private func isHeldByMailboxPolicy(_ account: AccountFacts) -> Bool {
        coveredClients.contains { after.refuses(.mailboxPolicy, account, via: $0) }
    }

    private func failsLate(_ account: AccountFacts, in client: Client) -> Bool {
        let verdict = after.verdict(on: Ability(.update, forOthers: false, via: client), of: account)
        return verdict == .roleNotAllowed || verdict == .sourceOnPremises
    }

    /// The clients outside mailbox policies in which an account may update its own photo.
    private func openClients(_ account: AccountFacts) -> ClientSet {
        ClientSet(
            Client.people.filter {
                !profile.mailboxPolicyClients.contains($0)
                    && after.allows(Ability(.update, forOthers: false, via: $0), to: account)
            })
    }
}

extension AccountFacts {
    /// The account after it has activated every role that it is eligible for.
    var withEligibleRolesActive: AccountFacts {
        var facts = self
        facts.activeRoles = activeRoles.union(eligibleRoles)
        return facts
    }
}
