import PhotoPolicy

/// The findings of a plan that depend on people, settings and time, as far as the documents determine them.
struct OracleFindings {
    struct Found: Hashable {
        let severity: String
        /// Nil if the documents ask for no count, or leave open who is counted.
        var count: Int?
    }

    /// All codes that this test knows; others are not compared.
    static let known: Set<String> = [
        "nobody-left", "eligible-only-left", "global-admins-excluded", "end-users-excluded", "guests-excluded",
        "scoped-admins-excluded", "eligible-admins-excluded", "operator-excluded", "sync-photos-stop",
        "cloud-only-left-out", "two-writers", "role-not-supported", "default-user-role", "roles-need-cloud",
        "on-premises-without-sync", "operator-may-not-apply", "still-spreading", "delete-undocumented", "already-so",
    ]

    private(set) var found: [String: Set<Found>] = [:]
    /// The accounts that a finding may name, where known.
    private(set) var names: [String: Set<String>] = [:]
    /// The findings that the documents leave open for this plan.
    private(set) var open: Set<String> = []

    private let world: OracleWorld
    private let draft: OracleDraft
    private let current: OracleSettings
    private let proposed: OracleSettings
    private var enabled: [OracleAccount] { world.accounts.filter(\.isEnabled) }

    init(_ world: OracleWorld, _ draft: OracleDraft) {
        self.world = world
        self.draft = draft
        current = world.settings.accepted
        proposed = draft.applied(to: current)
        findErrors()
        findWhoIsLeft()
        findWhoLoses()
        findSynchronisation()
        findTime()
    }

    var errors: Set<String> { Set(found.filter { $0.value.contains { $0.severity == "error" } }.keys) }
    var guards: Set<String> { Set(found.filter { $0.value.contains { $0.severity == "guard" } }.keys) }

    private mutating func find(_ code: String, _ severity: String, count: Int? = nil) {
        found[code, default: []].insert(Found(severity: severity, count: count))
    }

    private mutating func warn(_ code: String, _ accounts: [OracleAccount]) {
        if !accounts.isEmpty { find(code, "warning", count: accounts.count) }
        names[code] = Set(accounts.map(\.name))
    }

    private mutating func findErrors() {
        for role in proposed.roles {
            if OracleRoles.everybody.contains(role) {
                find("default-user-role", "error")
            } else if !OracleRoles.supported(world.profile).contains(role) {
                find("role-not-supported", current.roles.contains(role) ? "warning" : "error")
            }
        }
        if draft.roles?.isEmpty == false, proposed.source != .cloud { find("roles-need-cloud", "error") }
        let actor = world.operatorPlace.map { world.accounts[$0] }
        if draft.isEmpty {
            open.formUnion(["operator-may-not-apply", "already-so"])
        } else if world.changeVerdict(actor) != nil {
            find("operator-may-not-apply", "error")
        }
    }

    private mutating func findWhoIsLeft() {
        guard proposed.source == .cloud, !proposed.roles.isEmpty,
            let roles = proposed.counting(custom: world.custom)
        else { return }
        if !enabled.contains(where: { $0.holdsOne(of: roles) }) {
            let isSomeoneEligible = enabled.contains { $0.isEligible(forOneOf: roles) }
            find(isSomeoneEligible ? "eligible-only-left" : "nobody-left", isSomeoneEligible ? "warning" : "guard")
        }
        guard !proposed.roles.contains(OracleRoles.global) else { return }
        warn("global-admins-excluded", enabled.filter { $0.holds(OracleRoles.global) && !$0.holdsOne(of: roles) })
    }

    /// Whether an account loses by the edits or, without edits, is excluded by the control.
    private func loses(_ account: OracleAccount, _ targets: [OracleRequest.Target]) -> Bool {
        guard account.isEnabled else { return false }
        return targets.contains { target in
            Client.allCases.contains { client in
                guard client != .directorySync else { return false }
                let request = OracleRequest(actor: account, action: .update, target: target, client: client)
                let isAllowed = world.isAllowed(request, under: proposed)
                let open = draft.isEmpty ? OracleSettings() : current
                return !isAllowed && world.isAllowed(request, under: open)
            }
        }
    }

    private mutating func findWhoLoses() {
        let both = [OracleRequest.Target.own, .other(isSynced: false)]
        if let place = world.operatorPlace, loses(world.accounts[place], both) {
            find("operator-excluded", "warning")
        }
        warn("end-users-excluded", enabled.filter { $0.isEndUser && loses($0, both) })
        let guests = enabled.filter(\.isGuest)
        warnUnlessOpen(
            "guests-excluded",
            [
                guests.filter { loses($0, both) }, guests.filter { loses($0, [.own]) },
                guests.filter { $0.assignments.isEmpty && loses($0, both) },
            ])
        let losing = enabled.filter { loses($0, both) }
        let writers = OracleRoles.writing(world.profile)
        let scoped = losing.filter { account in
            account.assignments.contains { writers.contains($0.role) && $0.unit != nil }
        }
        warnUnlessOpen("scoped-admins-excluded", [scoped.filter { !$0.holdsOne(of: writers) }])
        let eligible = losing.filter { !$0.holdsOne(of: writers) && $0.isEligible(forOneOf: writers) }
        warnUnlessOpen("eligible-admins-excluded", [eligible, eligible.filter { !scoped.contains($0) }])
    }

    /// Adds a warning, with a count if every reading of the documents gives the same one.
    private mutating func warnUnlessOpen(_ code: String, _ readings: [[OracleAccount]]) {
        let counts = Set(readings.map(\.count))
        if counts.count == 1, let accounts = readings.first {
            warn(code, accounts)
        } else if counts.contains(0) {
            open.insert(code)
        } else {
            find(code, "warning")
        }
    }

    private mutating func findSynchronisation() {
        let synced = enabled.filter(\.isSynced)
        switch proposed.source {
        case .cloud:
            if world.hasSync { warn("sync-photos-stop", synced) }
        case .onPremises:
            if !world.hasSync { find("on-premises-without-sync", "guard") }
            if world.hasSync { warn("cloud-only-left-out", enabled.filter { !$0.isSynced }) }
        case .any:
            if world.hasSync, !synced.isEmpty { find("two-writers", "note") }
        }
    }

    private mutating func findTime() {
        let changes = proposed != current
        if !draft.isEmpty, !changes { find("already-so", "note") }
        if changes, world.profile == .september2026, proposed.source == .any {
            if proposed.isOdd { open.insert("delete-undocumented") } else { find("delete-undocumented", "note") }
        }
        let gone = world.profile == .september2024 ? Client.myAccount : .delve
        let spreading = Client.allCases.filter { client in
            world.settings.states(at: world.now, delay: world.delay(client)).count > 1
        }
        let isMailboxSpreading =
            (world.switches.values.flatMap { $0.ends(world.mailboxDelay) }
            + world.accounts.flatMap { $0.policies.ends(world.mailboxDelay) }).contains { $0 > world.now }
        // The documents leave open whether these count: a change of a mailbox policy, a change to the same settings,
        // and a change that only an absent client would still have to enforce.
        guard !spreading.isEmpty || isMailboxSpreading else { return }
        let isReal = spreading.contains { client in
            client != gone && Set(world.settings.states(at: world.now, delay: world.delay(client))).count > 1
        }
        if isReal { find("still-spreading", "warning") } else { open.insert("still-spreading") }
    }
}
