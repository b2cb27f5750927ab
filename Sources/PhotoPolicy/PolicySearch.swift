/// Searches all policies that no error forbids for those under which all given claims hold once in force. Unless
/// `leftOut` says otherwise it is exhaustive, and finding no solution proves that there is none.
package struct PolicySearch {
    /// A policy, with the edits that lead to it from the current one.
    package struct Candidate: Sendable, Hashable {
        package let settings: PhotoUpdateSettings
        package let draft: Draft
        /// What `despite` would have to name.
        package let guards: [FindingCode]
        /// How many policies it is tried for: itself, and those whose lists hold other roles with the same effect.
        package let count: Int
    }

    /// What a policy may list but was not tried.
    package struct LeftOut: Sendable, Hashable {
        /// Roles that the tenant lists, beyond what can be tried in all combinations.
        package let listedRoles: [GUID]
        /// Whether a guard, not an error, stops roles that the service is not known to accept.
        package let unsupportedRoles: Bool

        package var isEmpty: Bool { listedRoles.isEmpty && !unsupportedRoles }
    }

    /// Every policy that was tried, nearest to the current one first.
    package let candidates: [Candidate]
    package let leftOut: LeftOut
    private let input: PlanInput
    private let claims: Range<Int>
    private let universe: RoleUniverse
    /// For each candidate, the indices of the claims that hold under it.
    private let holding: [Set<Int>]

    /// - Parameter namedRoles: the roles that claims about the settings name, which no other role can represent.
    package init(input: PlanInput, namedRoles: Set<GUID> = [], claims: [(Answerer) -> Bool]) {
        let universe = RoleUniverse(input, namedRoles: namedRoles)
        let candidates = Self.candidates(of: input, universe)
        holding = candidates.map { candidate in
            let answerer = Self.answerer(candidate, input)
            return Set(claims.indices.filter { claims[$0](answerer) })
        }
        self.candidates = candidates
        self.input = input
        self.claims = claims.indices
        self.universe = universe
        leftOut = LeftOut(listedRoles: universe.leftOut, unsupportedRoles: input.isLive)
    }

    /// The answers under a candidate once it is in force.
    private static func answerer(_ candidate: Candidate, _ input: PlanInput) -> Answerer {
        Answerer(state: input.state.accepting(candidate.settings).onceInForce, roles: input.roles)
    }

    /// How many policies were tried.
    package var tried: Int { Self.sum(candidates) }

    /// How many policies fulfil the claim at an index.
    package func count(fulfilling claim: Int) -> Int { Self.sum(policies(fulfilling: claim)) }

    /// The policies under which the claim at an index holds, nearest first.
    package func policies(fulfilling claim: Int) -> [Candidate] {
        candidates.indices.filter { holding[$0].contains(claim) }.map { candidates[$0] }
    }

    /// The answers under each policy that contradicts the claim at an index.
    package func answerers(contradicting claim: Int) -> [Answerer] {
        candidates.indices.filter { !holding[$0].contains(claim) }.map { Self.answerer(candidates[$0], input) }
    }

    /// The policies under which every claim holds, nearest first: each one up to `listLimit` in total, beyond that only
    /// the nearest of those with the same effect.
    package func solutions() -> [Candidate] {
        let found = candidates.indices.filter { holding[$0].count == claims.count }.map { candidates[$0] }
        guard Self.sum(found) <= Self.listLimit else { return found }
        return Self.nearestFirst(found.flatMap { $0.expanded(universe, input.current) }, input.current)
    }

    static let listLimit = 1_000

    /// The indices of a smallest set of claims that no candidate satisfies together; empty when all can hold.
    ///
    /// Breadth first over the sets of candidates still alive: the first path to the empty set takes the fewest claims.
    /// Candidates that satisfy the same claims count as one.
    package func conflict() -> [Int] {
        let kinds = Array(Set(holding))
        let satisfying = claims.map { claim in Set(kinds.indices.filter { kinds[$0].contains(claim) }) }
        let all = Set(kinds.indices)
        var seen: Set<Set<Int>> = [all]
        var layer: [(alive: Set<Int>, claims: [Int])] = [(all, [])]
        while !layer.isEmpty {
            var next: [(alive: Set<Int>, claims: [Int])] = []
            for (alive, claims) in layer {
                for (index, holds) in satisfying.enumerated() {
                    let left = alive.intersection(holds)
                    if left.isEmpty { return (claims + [index]).sorted() }
                    if seen.insert(left).inserted { next.append((left, claims + [index])) }
                }
            }
            layer = next
        }
        return []
    }

    private static func sum(_ candidates: [Candidate]) -> Int {
        candidates.reduce(0) { sum, candidate in
            let (next, overflow) = sum.addingReportingOverflow(candidate.count)
            return overflow ? .max : next
        }
    }
}
