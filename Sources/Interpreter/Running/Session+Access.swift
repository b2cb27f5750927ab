import PhotoPolicy
import Tenants

extension Session {
    /// Answers `can` or, with `listing`, `who can` and `who cannot`.
    func answer(_ text: QuestionText, _ statement: Statement, listing: Bool? = nil) async throws {
        let question = try await question(text)
        let state = try await state(at: text.moment)
        let populations = try await world.tenant.directory.populations()
        let rows = Answerer(state: state, roles: world.tenant.directory.roles).rows(question, populations: populations)
        tell(
            statement, .done,
            .access(
                AccessReport(
                    isList: listing != nil, wantsAllowed: listing ?? true, action: text.action.words,
                    clients: text.clients,
                    rows: rows,
                    rowsWithDraft: world.draft.isEmpty
                        ? nil : draftAnswerer(state).rows(question, populations: populations),
                    moment: text.moment.words, profile: state.environment.profile)))
    }

    /// Answers as if the draft were applied and in force.
    func draftAnswerer(_ state: ServiceState) -> Answerer {
        let drafted = state.accepting(world.draft.applied(to: state.acceptedSettings)).onceInForce
        return Answerer(state: drafted, roles: world.tenant.directory.roles)
    }

    func explain(_ text: QuestionText, _ statement: Statement) async throws {
        let question = try await question(text)
        let state = try await state(at: text.moment)
        let populations = try await world.tenant.directory.populations()
        let answerer = Answerer(state: state, roles: world.tenant.directory.roles)
        let roles = world.tenant.directory.roles
        for row in answerer.rows(question, populations: populations) {
            let actor = try await flipActor(row, question.subject)
            for cell in row.cells {
                guard let request = cell.request, let client = cell.client else {
                    explainPolicyChange(row, cell, state.environment, actor, scopes: question.scopes, statement)
                    continue
                }
                let steps = answerer.trace(of: request)
                tell(
                    statement, .done,
                    .explanation(
                        AccessExplanation(
                            actor: row.actor.label, action: row.words(request.action), moment: text.moment.words,
                            client: client,
                            answer: cell.answer, steps: steps,
                            shown: cell.answer.before?.shown(in: client, profile: state.environment.profile),
                            flips: answerer.flips(of: request, actor: actor).map {
                                $0.statement(actor: row.actor.label, roles)
                            })))
            }
        }
    }

    private func explainPolicyChange(
        _ row: AccessRow, _ cell: AccessRow.Cell, _ environment: Environment, _ actor: FlipActor?, scopes: ScopeSet?,
        _ statement: Statement
    ) {
        let request = PolicyChangeRequest(actor: row.actor.facts, scopes: scopes ?? .writesPolicy)
        let roles = world.tenant.directory.roles
        tell(
            statement, .done,
            .explanation(
                AccessExplanation(
                    actor: row.actor.label, action: "change policy", moment: nil, client: nil, answer: cell.answer,
                    steps: environment.trace(of: request, roles: roles),
                    shown: cell.answer.before?.shown(in: .graph, profile: environment.profile),
                    flips: environment.flips(of: request, actor: actor).map {
                        $0.statement(actor: row.actor.label, roles)
                    })))
    }

    /// A named account, with what granting and revoking would make of it; nil for a population.
    private func flipActor(_ row: AccessRow, _ subject: Subject) async throws -> FlipActor? {
        guard case .accounts(let accounts) = subject,
            let account = accounts.first(where: { $0.userPrincipalName == row.actor.label })
        else { return nil }
        let held = try await world.tenant.directory.roleAssignments(of: account.id)
        return FlipActor { role in
            account.facts.holding(held + [RoleAssignment(role: role)])
        } revoke: { role in
            held.canRevoke(role) ? account.facts.holding(held.filter { $0.role != role }) : nil
        }
    }

    func explain(code: String, _ statement: Statement) {
        if let page = Explanations.page(for: code) {
            tell(statement, .done, .page(page.text))
        } else {
            let near = Explanations.suggestions(for: code)
            let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
            tell(statement, .done, .page("There is no page on `\(code)`\(hint)\n"))
        }
    }
}

extension AccessRow {
    /// What is asked for, as a question puts it.
    fileprivate func words(_ action: PhotoAction) -> String {
        let isOwn = cells.allSatisfy { $0.request?.target == nil }
        return isOwn ? "\(action.rawValue) own photo" : "\(action.rawValue) photo of \(target)"
    }
}

extension ActionText {
    package var words: String {
        switch self {
        case .ownPhoto(let action): "\(action.rawValue) own photo"
        case .photoOfOthers(let action): "\(action.rawValue) photo of others"
        case .photo(let action, let names): "\(action.rawValue) photo of \(names.map(\.text).joined(separator: ", "))"
        case .changePolicy: "change policy"
        }
    }
}

extension QuestionText.Moment {
    var words: String? {
        switch self {
        case .now: nil
        case .after(let span): "after \(span)"
        case .onceInForce: "once in force"
        }
    }
}

extension Answerer {
    /// Every rule for a request under the settings that have spread everywhere.
    package func trace(of request: PhotoRequest) -> [TraceStep] {
        guard let decision = settledDecision(at: request.client) else { return [] }
        let photos = state.mailboxPolicies.possiblePhotosEnabled(
            request.actor.mailboxPolicy, at: state.now, delay: state.delays.mailboxPolicies)
        return decision.trace(of: request, mailboxPhotosEnabled: photos.first ?? true, roles: roles)
    }
}
