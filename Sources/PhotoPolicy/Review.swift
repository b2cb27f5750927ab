/// What the findings of one plan share: the rules before and after, once each is in force.
struct Review: Sendable {
    let input: PlanInput
    let current: PhotoUpdateSettings
    let proposed: PhotoUpdateSettings
    /// The rules that losses are measured against: those of the current settings, or without edits those of an open
    /// tenant, so that *loses* means *is shut out*.
    let before: SettledRules
    let after: SettledRules
    /// Enabled accounts only.
    let populations: [Population]

    init(_ input: PlanInput) {
        self.input = input
        current = input.current
        proposed = input.proposed
        let baseline = input.draft.isEmpty ? input.state.accepting(.untouched) : input.state
        before = SettledRules(baseline, roles: input.roles)
        after = SettledRules(input.state.accepting(input.proposed), roles: input.roles)
        populations = input.populations.filter { $0.facts.isEnabled && $0.count > 0 }
    }

    var roles: RoleCatalog { input.roles }
    var conditions: TenantConditions { input.state.conditions }
    var profile: ServiceProfile { conditions.profile }
    var isDescription: Bool { input.draft.isEmpty }
    var changesSettings: Bool { current != proposed }
    /// Whether a role list counts under the proposed settings.
    var hasRoleList: Bool { proposed.source == .cloud && !proposed.allowedRoles.isEmpty }

    /// Whether an account could update photos before, its own or those of others, and no longer can through any client.
    func loses(_ account: AccountFacts, forOthers: Bool) -> Bool {
        before.allowsSomewhere(.update, forOthers: forOthers, to: account)
            && !after.allowsSomewhere(.update, forOthers: forOthers, to: account)
    }

    func tally(where concerns: (AccountFacts) -> Bool) -> Tally { Tally(populations, where: concerns) }

    /// Edits that let in only the holders of some roles.
    func edits(_ source: Draft.SourceEdit? = nil, allowing set: RoleSet) -> Finding.Remedy {
        .edits(Draft(source: source, roles: .roles(set.members.map { roles[$0].id })))
    }

    /// Whether an error about the policy itself forbids it. Whether the operator may apply it is a separate question.
    var forbidsPolicy: Bool {
        settingsFindings.contains { $0.severity == .error && $0.code != .operatorMayNotApply }
    }
}

extension Finding {
    /// Every finding of a plan: errors first, then guards, warnings and notes, each in the order of the codes.
    package static func all(of input: PlanInput) -> [Finding] {
        let review = Review(input)
        let found =
            review.settingsFindings + review.accessFindings + review.synchronisationFindings
            + review.clientFindings + review.timeFindings
        let codes = FindingCode.allCases
        return Severity.allCases.flatMap { severity in
            codes.flatMap { code in found.filter { $0.severity == severity && $0.code == code } }
        }
    }
}

/// Findings about when a change is in force, and about what it leaves alone.
extension Review {
    var timeFindings: [Finding] { [alreadySo, stillSpreading, spreading, existingPhotosKept].compactMap(\.self) }

    private var alreadySo: Finding? {
        guard !isDescription, !changesSettings else { return nil }
        return Finding(.alreadySo, .note)
    }

    private var spreading: Finding? {
        guard changesSettings else { return nil }
        let longest = input.state.delays.longest
        return Finding(.spreading(for: longest, until: input.state.now + longest), .note)
    }

    /// An earlier change that is still spreading. Checked for each client, because delays differ.
    private var stillSpreading: Finding? {
        let state = input.state
        let late = Client.allCases.filter { state.settings.settles(after: state.now, delay: state.delays[$0]) != nil }
        let end = late.compactMap { state.settings.settles(after: state.now, delay: state.delays[$0]) }.max()
        guard let end, let last = state.settings.changes.last else { return nil }
        let before = state.settings.changes.dropLast().last?.value ?? state.settings.first
        let spreading = Finding.Spreading(
            step: Finding.SettingsStep(from: before, to: last.value, accepted: last.accepted), end: end,
            clients: late.count == Client.allCases.count ? nil : ClientSet(late))
        let next =
            changesSettings ? Finding.SettingsStep(from: current, to: proposed, accepted: state.now) : nil
        return Finding(.stillSpreading(spreading, next: next), .warning)
    }

    private var existingPhotosKept: Finding? {
        guard changesSettings else { return nil }
        return Finding(.existingPhotosKept, .note)
    }
}

extension Finding.SettingsStep {
    fileprivate init(from before: PhotoUpdateSettings, to after: PhotoUpdateSettings, accepted: Instant) {
        let (was, becomes) = (before.openness, after.openness)
        self.init(direction: becomes > was ? .opened : becomes < was ? .locked : .changed, accepted: accepted)
    }
}

extension PhotoUpdateSettings {
    /// How many the settings let in, roughly: everybody, holders of some roles, nobody in the cloud.
    fileprivate var openness: Int {
        if source == .onPremises { return 0 }
        return source == .cloud && !allowedRoles.isEmpty ? 1 : 2
    }
}
