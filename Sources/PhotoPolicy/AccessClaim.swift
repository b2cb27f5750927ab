/// An assertion about access, with its names resolved.
package struct AccessClaim: Sendable, Hashable {
    package enum Form: Sendable, Hashable {
        /// All of the subject can.
        case can
        /// None of the subject can; with a reason, refused for that reason.
        case cannot(Reason?)
        /// Holders of these roles can, and nobody else; the question's subject is everyone.
        case onlyRoles([RoleIndex])
    }

    package let question: AccessQuestion
    package let form: Form

    package init(question: AccessQuestion, form: Form) {
        self.question = question
        self.form = form
    }
}

/// Whether a claim holds, and if not, what contradicts it.
package struct ClaimResult: Sendable, Hashable {
    package let holds: Bool
    /// The rows that contradict the claim; empty when it fails because it is about nobody.
    package let contradictions: [Contradiction]
    /// Whether the claim is about nobody.
    package let isAboutNobody: Bool

    package struct Contradiction: Sendable, Hashable {
        package let row: AccessRow
        package let wanted: Answer.Outcome
    }
}

extension Answerer {
    /// A claim holds only if it holds however far changes have spread.
    package func check(_ claim: AccessClaim, populations: [Population]) -> ClaimResult {
        switch claim.form {
        case .can:
            return check(rows(claim.question, populations: populations), of: claim, wanted: .allowed) { row in
                Self.isAllowed(row, everywhere: claim.question.clients != nil)
            }
        case .cannot(let reason):
            return check(rows(claim.question, populations: populations), of: claim, wanted: .refused) { row in
                Self.isRefused(row, because: reason, everywhere: claim.question.clients != nil)
            }
        case .onlyRoles(let listed):
            let set = RoleSet(listed)
            let (holders, others) = rows(claim.question, populations: populations).partitioned {
                $0.actor.facts.activeRoles.intersects(set)
            }
            let can = check(holders, of: claim, wanted: .allowed) {
                Self.isAllowed($0, everywhere: claim.question.clients != nil)
            }
            let cannot = check(others, of: claim, wanted: .refused) {
                Self.isRefused($0, because: nil, everywhere: claim.question.clients != nil)
            }
            return ClaimResult(
                holds: can.holds && !holders.isEmpty && (cannot.holds || others.isEmpty),
                contradictions: can.contradictions + cannot.contradictions, isAboutNobody: holders.isEmpty)
        }
    }

    private func check(
        _ rows: [AccessRow], of claim: AccessClaim, wanted: Answer.Outcome, _ isMet: (AccessRow) -> Bool
    ) -> ClaimResult {
        let contradictions = rows.filter { !isMet($0) }
        let isAboutNobody = rows.isEmpty
        return ClaimResult(
            // *None can* holds for an empty subject; *all can* about nobody is a claim that lost its subject.
            holds: contradictions.isEmpty && !(isAboutNobody && claim.form == .can),
            contradictions: contradictions.map { ClaimResult.Contradiction(row: $0, wanted: wanted) },
            isAboutNobody: isAboutNobody)
    }

    /// Through each client if any are named, otherwise through at least one.
    private static func isAllowed(_ row: AccessRow, everywhere: Bool) -> Bool {
        everywhere
            ? row.cells.allSatisfy { $0.answer.outcome == .allowed }
            : row.cells.contains { $0.answer.outcome == .allowed }
    }

    /// Through no client; a given reason must apply in each named client, or in at least one if none is named.
    private static func isRefused(_ row: AccessRow, because reason: Reason?, everywhere: Bool) -> Bool {
        guard row.cells.allSatisfy({ $0.answer.outcome == .refused }) else { return false }
        guard let reason else { return true }
        let isForReason = { (cell: AccessRow.Cell) in cell.answer.verdicts.allSatisfy { $0 == reason } }
        return everywhere ? row.cells.allSatisfy(isForReason) : row.cells.contains(where: isForReason)
    }
}

extension Array {
    fileprivate func partitioned(by belongsFirst: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(belongsFirst), filter { !belongsFirst($0) })
    }
}
