extension PolicySearch {
    /// Every policy that no error forbids: first those with the fewest changed properties, then those whose list
    /// differs least, then in a fixed order.
    static func candidates(of input: PlanInput, _ universe: RoleUniverse) -> [Candidate] {
        let found = policies(input, universe).compactMap { candidate($0.settings, count: $0.count, input) }
        return nearestFirst(found, input.current)
    }

    static func nearestFirst(_ found: [Candidate], _ current: PhotoUpdateSettings) -> [Candidate] {
        let distances = found.map { distance(current, $0.settings) }
        return found.indices.sorted { (distances[$0].0, distances[$0].1, $0) < (distances[$1].0, distances[$1].1, $1) }
            .map { found[$0] }
    }

    private typealias Counted = (settings: PhotoUpdateSettings, count: Int)

    /// The current policy, then *no restriction*, on-premises only, and the cloud with every list.
    private static func policies(_ input: PlanInput, _ universe: RoleUniverse) -> [Counted] {
        var lists: [(ids: [GUID], count: Int)] = [([], 1)]
        for roles in universe.classes {
            lists += lists.map { ($0.ids + roles, times($0.count, choices(roles.count))) }
        }
        let cloud = lists.sorted { $0.ids.count < $1.ids.count }.map { list in
            Counted(PhotoUpdateSettings(source: .cloud, allowedRoles: list.ids), list.count)
        }
        let currentCount = cloud.first { $0.settings == input.current }?.count ?? 1
        let all: [Counted] =
            [(input.current, currentCount), (PhotoUpdateSettings(), 1), (PhotoUpdateSettings(source: .onPremises), 1)]
            + cloud
        var seen: Set<PhotoUpdateSettings> = []
        return all.filter { seen.insert($0.settings).inserted }
    }

    /// The number of ways to list at least one of some roles.
    private static func choices(_ count: Int) -> Int { count < Int.bitWidth - 1 ? (1 << count) - 1 : .max }

    private static func times(_ left: Int, _ right: Int) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? .max : product
    }

    /// The candidate of a policy; nil when an error about the policy itself forbids it.
    private static func candidate(_ settings: PhotoUpdateSettings, count: Int, _ input: PlanInput) -> Candidate? {
        var input = input
        input.draft = Draft(from: input.current, to: settings)
        let review = Review(input)
        guard !review.forbidsPolicy else { return nil }
        let findings =
            review.settingsFindings + [review.nobodySurelyLeft, review.onPremisesWithoutSync].compactMap(\.self)
        var guards: [FindingCode] = []
        for finding in findings where finding.severity == .guard && !guards.contains(finding.code) {
            guards.append(finding.code)
        }
        return Candidate(settings: settings, draft: input.draft, guards: guards, count: count)
    }

    private static func distance(_ left: PhotoUpdateSettings, _ right: PhotoUpdateSettings) -> (Int, Int) {
        let difference = Set(left.allowedRoles).symmetricDifference(right.allowedRoles).count
        return ((left.source == right.source ? 0 : 1) + (difference == 0 ? 0 : 1), difference)
    }
}

extension PolicySearch.Candidate {
    /// Every policy that it was tried for, itself first: with all roles of each class, then every other choice of some.
    func expanded(_ universe: RoleUniverse, _ current: PhotoUpdateSettings) -> [PolicySearch.Candidate] {
        guard count > 1 else { return [self] }
        let listed = Set(settings.allowedRoles)
        var dropped: [Set<GUID>] = [[]]
        for roles in universe.classes where roles.count > 1 && listed.isSuperset(of: roles) {
            var choices: [Set<GUID>] = [[]]
            for id in roles { choices += choices.map { $0.union([id]) } }
            choices.removeAll { $0.count == roles.count }
            dropped = dropped.flatMap { left in choices.map { left.union($0) } }
        }
        return dropped.map { dropped in
            let policy = PhotoUpdateSettings(
                source: settings.source, allowedRoles: settings.allowedRoles.filter { !dropped.contains($0) })
            return PolicySearch.Candidate(
                settings: policy, draft: Draft(from: current, to: policy), guards: guards, count: 1)
        }
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
}
