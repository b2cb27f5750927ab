/// Findings about clients where this control and OWA mailbox policies contradict each other.
extension Review {
    var clientFindings: [Finding] { owaForbids + [sideDoorOpen, failsLate].compactMap(\.self) }

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

    /// Nil where the draft closes the control as far as it can be closed already.
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
