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
                .owaForbids, tally,
                "This setting lets \(tally.phrase("account", "accounts")) update photos, but the mailbox policy "
                    + "\"\(name)\" disables the button in \(clientNames(coveredClients, "and")).",
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
        return finding(
            .sideDoorOpen, tally,
            "A mailbox policy keeps \(tally.phrase("account", "accounts")) from updating photos, but "
                + "\(clientNames(doors.members, "and")) \(doors.members.count == 1 ? "stays" : "stay") open to them.",
            remedy: closingRemedy)
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
        let assumed =
            profile.isLateRefusalObserved ? "" : " Assumed: this was observed in 2024 and not confirmed since."
        return finding(
            .failsLate, tally, severity: .note,
            "\(tally.phrase("account", "accounts")) still \(tally.count == 1 ? "sees" : "see") the button enabled in "
                + "\(clientNames(clients.members, "and")) and \(tally.count == 1 ? "is" : "are") refused only after "
                + "the attempt.\(assumed)")
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

    private func clientNames(_ clients: [Client], _ conjunction: String) -> String {
        listed(clients.map(\.displayName), conjunction)
    }
}
