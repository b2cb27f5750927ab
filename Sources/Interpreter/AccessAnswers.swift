import PhotoPolicy
import Resolution
import Tenants

/// Answers questions about who may do what.
struct AccessAnswers {
    let world: World

    /// Answers `can` or, with `listing`, `who can` and `who cannot`.
    func answer(_ question: Question, listing: Bool? = nil) async throws -> Reply {
        let asked = try await world.names.question(question)
        let state = try await world.state(at: question.moment)
        let populations = try await world.tenant.directory.populations()
        let report = AccessReport(
            isList: listing != nil, wantsAllowed: listing ?? true, question: question,
            rows: Answerer(state: state, roles: world.roles).rows(asked, populations: populations),
            rowsWithDraft: world.draft.isEmpty
                ? nil : world.draftAnswerer(state).rows(asked, populations: populations),
            accounts: try await AccountReader(world: world).answers(asked, state), profile: state.conditions.profile)
        return Reply(.access(report))
    }

    /// Returns an explanation for each actor, target and client.
    func explain(_ question: Question, isFull: Bool) async throws -> [Reply] {
        let asked = try await world.names.question(question)
        let state = try await world.state(at: question.moment)
        let populations = try await world.tenant.directory.populations()
        let answerer = Answerer(state: state, roles: world.roles)
        var replies: [Reply] = []
        let drafted = world.draft.isEmpty ? nil : world.draftAnswerer(state).rows(asked, populations: populations)
        for (index, row) in answerer.rows(asked, populations: populations).enumerated() {
            let actor = try await flipActor(row, asked.subject)
            for (place, cell) in row.cells.enumerated() {
                let (trace, flips) = tracing(cell, of: row.actor, asked.scopes, actor, answerer)
                let explanation = AccessExplanation(
                    actor: row.actor.name, target: row.target, moment: cell.client == nil ? .now : question.moment,
                    client: cell.client,
                    answer: cell.answer, trace: trace, profile: state.conditions.profile, flips: flips,
                    withDraft: drafted?[index].cells[place].answer, isFull: isFull)
                replies.append(Reply(.explanation(explanation)))
            }
        }
        return replies
    }

    private func tracing(
        _ cell: AccessRow.Cell, of actor: AccessRow.Actor, _ scopes: ScopeSet?, _ flipActor: FlipActor?,
        _ answerer: Answerer
    ) -> (Trace, [Flip]) {
        let flips = FlipFinder(state: answerer.state, roles: answerer.roles)
        if let request = cell.request, let trace = answerer.trace(of: request) {
            return (trace, flips.flips(turning: request, actor: flipActor))
        }
        let conditions = answerer.state.conditions
        let request = PolicyChangeRequest(actor: actor.facts, scopes: scopes ?? .writesPolicy)
        return (conditions.trace(of: request), flips.flips(turning: request, actor: flipActor))
    }

    /// Returns what granting and revoking would do to a named account; nil for a population.
    private func flipActor(_ row: AccessRow, _ subject: Subject) async throws -> FlipActor? {
        guard case .accounts(let accounts) = subject,
            let account = accounts.first(where: { .account($0.userPrincipalName) == row.actor.name })
        else { return nil }
        // If the roles could not be read, it is unknown what granting one would change.
        guard let held = try await world.tenant.directory.roleAssignments(of: account.id) else { return nil }
        return FlipActor { role in
            account.facts.holding(held + [RoleAssignment(role: role)])
        } revoke: { role in
            held.canRevoke(role) ? account.facts.holding(held.filter { $0.role != role }) : nil
        }
    }
}

extension Answerer {
    /// Returns every rule for a request under the settings that have spread everywhere.
    package func trace(of request: PhotoRequest) -> Trace? {
        guard let decision = settledDecision(at: request.client) else { return nil }
        let photos = state.mailboxPolicies.possiblePhotosEnabled(
            request.actor.mailboxPolicy, at: state.now, delay: state.delays.mailboxPolicies)
        let policy = state.mailboxPolicies.policy(of: request.actor.mailboxPolicy).name
        return decision.trace(of: request, Trace.Mailbox(policy: policy, photosEnabled: photos.first ?? true))
    }
}
