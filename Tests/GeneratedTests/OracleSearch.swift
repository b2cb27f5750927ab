import PhotoPolicy

/// All policies that no error forbids, and those under which some claims hold once in force.
struct OracleSearch {
    let candidates: [OracleSettings]
    let solutions: [OracleSettings]
    /// The number of claims in a smallest contradictory set; 0 if there is a solution.
    let conflictSize: Int

    /// Returns the roles that a list may hold: the supported ones, and those that the tenant already lists.
    static func listable(_ world: OracleWorld) -> [GUID] {
        OracleRoles.supported(world.profile).union(world.settings.accepted.roles)
            .subtracting(OracleRoles.everybody).sorted()
    }

    init(_ world: OracleWorld, _ claims: [OracleClaim]) {
        let current = world.settings.accepted
        var lists: [Set<GUID>] = [[]]
        for role in Self.listable(world) { lists += lists.map { $0.union([role]) } }
        var candidates = [OracleSettings(source: .any), OracleSettings(source: .onPremises)]
        candidates += lists.map { OracleSettings(source: .cloud, roles: $0) }
        // No edit leads to this policy, and none is needed.
        if current.isOdd, current.roles.isDisjoint(with: OracleRoles.everybody) { candidates.append(current) }
        let holding = claims.map { claim in Set(candidates.indices.filter { world.holds(claim, candidates[$0]) }) }
        let all = Set(candidates.indices)
        func together(_ set: Int) -> Set<Int> {
            claims.indices.filter { set >> $0 & 1 == 1 }.reduce(all) { $0.intersection(holding[$1]) }
        }
        self.candidates = candidates
        solutions = together((1 << claims.count) - 1).map { candidates[$0] }
        let contradicting = (1..<(1 << claims.count)).filter { together($0).isEmpty }
        conflictSize = contradicting.map(\.nonzeroBitCount).min() ?? 0
    }
}

extension OracleWorld {
    /// Whether a claim of a `find policy` holds under a policy once it is in force.
    fileprivate func holds(_ claim: OracleClaim, _ policy: OracleSettings) -> Bool {
        switch claim {
        case .source(let source): policy.source == source
        case .roles(let roles): policy.roles == roles
        case .finding(let code, let isPresent):
            OracleFindings(self, OracleDraft(source: policy.source, roles: policy.roles)).found[code] != nil
                ? isPresent : !isPresent
        case .photo(let place, let isPresent): photos.contains(accounts[place].id) == isPresent
        case .access(let question, let form): holds(question, form, .inForce(policy))
        }
    }
}
