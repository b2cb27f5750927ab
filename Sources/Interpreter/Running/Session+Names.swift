import PhotoPolicy
import Tenants

extension Session {
    func account(_ name: UserName) async throws -> Account {
        let text: String
        switch name {
        case .me:
            guard let operatorName = world.tenant.operatorName else {
                throw RunError(CheckCode.noOperator.rawValue, "this tenant has no operator, so that `me` is nobody")
            }
            text = operatorName
        case .named(let name): text = name
        }
        guard let account = try await world.tenant.directory.account(named: text) else {
            throw RunError(CheckCode.userUnknown.rawValue, "there is no account `\(text)`")
        }
        return account
    }

    func accounts(_ names: [UserName]) async throws -> [Account] {
        var result: [Account] = []
        for name in names { result.append(try await account(name)) }
        return result
    }

    func role(_ name: RoleName) throws -> Role {
        guard let found = world.tenant.directory.roles.role(name) else {
            throw RunError(CheckCode.roleUnknown.rawValue, "this tenant has no such role")
        }
        return found
    }

    /// The ids for the setting: an id that no role has may still be written.
    func roleID(_ name: RoleName) throws -> GUID {
        if case .id(let id) = name { return id }
        return try role(name).id
    }

    func question(_ text: QuestionText) async throws -> AccessQuestion {
        let subject: Subject
        switch text.subject {
        case .users(let names): subject = .accounts(try await accounts(names))
        case .everyone, .nobody, .onlyRoles: subject = .everyone
        case .endUsers: subject = .endUsers
        case .guests: subject = .guests
        case .role(let name): subject = .role(try role(name).index)
        }
        let action: AccessAction
        switch text.action {
        case .ownPhoto(let act): action = .photo(act, .own)
        case .photoOfOthers(let act): action = .photo(act, .others)
        case .photo(let act, let names): action = .photo(act, .accounts(try await accounts(names)))
        case .changePolicy: action = .changePolicy
        }
        return AccessQuestion(subject: subject, action: action, clients: text.clients, scopes: text.scopes)
    }

    func accessClaim(_ text: QuestionText, _ form: AccessForm) async throws -> AccessClaim {
        let question = try await question(text)
        switch (text.subject, form) {
        case (.onlyRoles(let names), .can):
            return AccessClaim(question: question, form: .onlyRoles(try names.map { try role($0).index }))
        case (.nobody, .can), (_, .cannot(nil)):
            return AccessClaim(question: question, form: .cannot(nil))
        case (_, .cannot(let reason)): return AccessClaim(question: question, form: .cannot(reason))
        case (_, .can): return AccessClaim(question: question, form: .can)
        }
    }

    func state(at moment: QuestionText.Moment) async throws -> ServiceState {
        let state = try await world.tenant.service.state()
        switch moment {
        case .now: return state
        case .after(let span): return state.later(by: span)
        case .onceInForce: return state.onceInForce
        }
    }

    func planInput(_ draft: Draft) async throws -> PlanInput {
        var operatorAccount: Account?
        if let name = world.tenant.operatorName {
            operatorAccount = try await world.tenant.directory.account(named: name)
        }
        // Before the state: whether a live tenant synchronises shows in its accounts at the latest.
        let populations = try await world.tenant.directory.populations()
        var state = try await world.tenant.service.state()
        var scopes = world.tenant.operatorScopes
        if isRecording, world.tenant.isLive {
            // A plan is recorded with a sign-in that may only read; whoever carries it out needs the scope.
            scopes.formUnion(.writesPolicy)
            state.environment.adminConsent.formUnion(.writesPolicy)
        }
        return PlanInput(
            state: state, roles: world.tenant.directory.roles,
            populations: populations, draft: draft,
            operatorAccount: operatorAccount,
            operatorScopes: scopes,
            isLive: world.tenant.isLive)
    }
}
