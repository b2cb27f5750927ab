/// The roles that make up the lists of a policy search: those that the service supports, one by one, and those that the
/// tenant already lists, grouped by effect.
///
/// No answer or finding distinguishes roles that the same accounts hold and may activate, so all of them or none
/// represent every choice among them: all are nearer to the current list than some.
struct RoleUniverse {
    /// Roles of equal effect.
    let classes: [[GUID]]
    /// Listed roles beyond what can be tried in all combinations.
    let leftOut: [GUID]

    /// Each class doubles the lists: 8,192 at most, together with the three supported roles.
    static let limit = 10

    /// - Parameter namedRoles: each gets a separate class.
    init(_ input: PlanInput, namedRoles: Set<GUID>) {
        let supported = input.state.conditions.profile.supportedRoles
        var seen: Set<GUID> = []
        let kept = input.current.allowedRoles.filter { id in
            guard seen.insert(id).inserted else { return false }
            // The default user role may never be listed.
            return input.roles.role(id: id).map { !supported.contains($0.index) && $0.index != .user } ?? true
        }
        let named = kept.filter(namedRoles.contains).map { [$0] }
        let grouped = Self.byEffect(kept.filter { !namedRoles.contains($0) }, input)
        let all = named + grouped
        classes = supported.members.map { [input.roles[$0].id] } + all.prefix(Self.limit)
        leftOut = all.dropFirst(Self.limit).flatMap(\.self)
    }

    private static func byEffect(_ ids: [GUID], _ input: PlanInput) -> [[GUID]] {
        let people = input.populations.map(\.facts) + [input.operatorAccount?.facts].compactMap(\.self)
        let holdings = people.flatMap { [$0.activeRoles, $0.eligibleRoles] }
        // Custom roles, roles that nobody holds and unknown ids are alike: they let nobody in.
        let counting = input.roles.set(of: ids).subtracting(input.roles.customRoles)
            .intersection(holdings.reduce(RoleSet()) { $0.union($1) })
        // Whoever holds one role of a class holds all of it: each population splits the classes that it holds in part.
        var parts = [counting]
        for held in holdings where held.intersects(counting) {
            parts = parts.flatMap { [$0.intersection(held), $0.subtracting(held)] }.filter { !$0.isEmpty }
        }
        func listed(_ part: RoleSet) -> [GUID] {
            ids.filter { input.roles.role(id: $0).map { part.contains($0.index) } ?? false }
        }
        let letsIn = Set(listed(counting))
        return ([ids.filter { !letsIn.contains($0) }] + parts.map(listed)).filter { !$0.isEmpty }
    }
}
