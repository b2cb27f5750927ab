/// Searches every policy that no error forbids for those under which all of some claims hold once in force.
/// Exhaustive: no solution is a proof that there is none.
package struct PolicySearch {
    /// A policy, as the edits that lead to it from the current one.
    package struct Candidate: Sendable, Hashable {
        package let settings: PhotoUpdateSettings
        package let draft: Draft
        /// The edits as statements of the photo language; empty for the current policy.
        package let statements: [String]
        /// What `despite` would have to name.
        package let guards: [FindingCode]
    }

    /// Every policy that was tried, nearest to the current one first.
    package let candidates: [Candidate]
    /// The answers under each candidate once it is in force.
    private let answerers: [Answerer]
    /// For each claim, the places in `candidates` of the policies under which it holds.
    private let holding: [Set<Int>]

    package init(input: PlanInput, claims: [(Answerer) -> Bool]) {
        candidates = Self.candidates(of: input)
        let answerers = candidates.map {
            Answerer(state: input.state.accepting($0.settings).onceInForce, roles: input.roles)
        }
        holding = claims.map { claim in Set(answerers.indices.filter { claim(answerers[$0]) }) }
        self.answerers = answerers
    }

    /// The policies under which the claim at a place holds, nearest first.
    package func policies(fulfilling claim: Int) -> [Candidate] {
        candidates.indices.filter(holding[claim].contains).map { candidates[$0] }
    }

    /// The answers under each policy that the claim at a place contradicts.
    package func answerers(contradicting claim: Int) -> [Answerer] {
        answerers.indices.filter { !holding[claim].contains($0) }.map { answerers[$0] }
    }

    /// The policies under which every claim holds, nearest first.
    package func solutions() -> [Candidate] {
        candidates.indices.filter { index in holding.allSatisfy { $0.contains(index) } }.map { candidates[$0] }
    }

    /// The places of a smallest set of claims that no candidate satisfies together; empty when all can hold.
    ///
    /// Breadth first over the sets of candidates still alive: what reaches the empty set first took the fewest claims.
    package func conflict() -> [Int] {
        let all = Set(candidates.indices)
        var seen: Set<Set<Int>> = [all]
        var layer: [(alive: Set<Int>, claims: [Int])] = [(all, [])]
        while !layer.isEmpty {
            var next: [(alive: Set<Int>, claims: [Int])] = []
            for (alive, claims) in layer {
                for (index, holds) in holding.enumerated() {
                    let left = alive.intersection(holds)
                    if left.isEmpty { return (claims + [index]).sorted() }
                    if seen.insert(left).inserted { next.append((left, claims + [index])) }
                }
            }
            layer = next
        }
        return []
    }
}
