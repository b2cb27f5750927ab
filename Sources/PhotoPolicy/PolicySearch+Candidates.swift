extension PolicySearch {
    /// Every policy that no error forbids: first those with the fewest changed properties, then those whose list
    /// differs least, then in the fixed order of `policies`.
    static func candidates(of input: PlanInput) -> [Candidate] {
        let current = input.current
        let found = policies(input).compactMap { candidate($0, input) }
        let distances = found.map { distance(current, $0.settings) }
        return found.indices.sorted { (distances[$0].0, distances[$0].1, $0) < (distances[$1].0, distances[$1].1, $1) }
            .map { found[$0] }
    }

    /// The current policy, then *no restriction*, on-premises only, and the cloud with every list of roles that may be
    /// listed: those that the service supports, and those that the tenant lists already.
    private static func policies(_ input: PlanInput) -> [PhotoUpdateSettings] {
        let supported = input.state.environment.profile.supportedRoles.members.compactMap { index in
            input.roles.roles.first { $0.index == index }?.id
        }
        let kept = input.current.allowedRoles.filter { !supported.contains($0) }
        var lists: [[GUID]] = [[]]
        for id in supported + keptApart(kept) { lists += lists.map { $0 + [id] } }
        let all =
            [input.current, PhotoUpdateSettings(), PhotoUpdateSettings(source: .onPremises)]
            + lists.sorted { $0.count < $1.count }.map { PhotoUpdateSettings(source: .cloud, allowedRoles: $0) }
        var seen: Set<PhotoUpdateSettings> = []
        return all.filter { seen.insert($0).inserted }
    }

    /// Each kept role doubles the policies, and no service has let in more than a few: of a file that lists a crowd, the
    /// first are tried.
    private static func keptApart(_ kept: [GUID]) -> [GUID] {
        var seen: Set<GUID> = []
        return Array(kept.filter { seen.insert($0).inserted }.prefix(6))
    }

    /// The candidate of a policy; nil when an error about the policy itself forbids it. Whether this operator may apply
    /// it is no property of a policy.
    private static func candidate(_ settings: PhotoUpdateSettings, _ input: PlanInput) -> Candidate? {
        let draft = Draft(from: input.current, to: settings)
        let review = Review(
            PlanInput(
                state: input.state, roles: input.roles, populations: input.populations, draft: draft,
                operatorAccount: input.operatorAccount, operatorScopes: input.operatorScopes, isLive: input.isLive))
        let findings = review.settingsFindings + review.accessFindings + review.synchronisationFindings
        guard !findings.contains(where: { $0.severity == .error && $0.code != .operatorMayNotApply }) else {
            return nil
        }
        var guards: [FindingCode] = []
        for finding in findings where finding.severity == .guard && !guards.contains(finding.code) {
            guards.append(finding.code)
        }
        return Candidate(
            settings: settings, draft: draft, statements: draft.statements(roles: input.roles), guards: guards)
    }

    private static func distance(_ left: PhotoUpdateSettings, _ right: PhotoUpdateSettings) -> (Int, Int) {
        let difference = Set(left.allowedRoles).symmetricDifference(right.allowedRoles).count
        return ((left.source == right.source ? 0 : 1) + (difference == 0 ? 0 : 1), difference)
    }
}

extension Draft {
    /// The fewest edits that lead from one policy to another.
    package init(from current: PhotoUpdateSettings, to settings: PhotoUpdateSettings) {
        self.init()
        if settings.source != current.source { source = SourceEdit(settings.source) }
        if applied(to: current) != settings {
            roles = settings.allowedRoles.isEmpty ? .everyone : .roles(settings.allowedRoles)
        }
    }

    /// The edits as statements of the photo language, in their canonical spelling.
    package func statements(roles catalog: RoleCatalog) -> [String] {
        var result: [String] = []
        switch source {
        case .cloud: result.append("source cloud;")
        case .onPremises: result.append("source onPremises;")
        case .any: result.append("source any;")
        case nil: break
        }
        switch roles {
        case .everyone: result.append("allow everyone;")
        case .roles(let ids):
            let words = ids.map { catalog.role(id: $0)?.word ?? $0.description }
            result.append("allow roles [\(words.joined(separator: ", "))];")
        case nil: break
        }
        return result
    }
}
