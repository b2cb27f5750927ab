import PhotoLanguage
import PhotoPolicy

extension NameResolver {
    mutating func question(_ syntax: QuestionSyntax) -> Question? {
        guard let subject = subject(syntax.subject), let action = action(syntax.action) else { return nil }
        var question = Question(subject: subject, action: action)
        for qualifier in syntax.qualifiers {
            switch qualifier {
            case .via(let names): question.clients = clients(names)
            case .withScopes(let names): question.scopes = scopes(names)
            case .onceInForce: question.moment = .onceInForce
            case .after(let clause, let span):
                if isInSearch { reportTime(clause, "after") }
                guard let span = duration(span) else { return nil }
                question.moment = .after(span)
            }
        }
        return question
    }

    mutating func claim(_ syntax: ClaimSyntax) -> Claim? {
        switch syntax {
        case .settings(let edit): return settings(edit).map(Claim.settings)
        case .isLive: return .tenant(.live)
        case .isSimulated: return .tenant(.simulated)
        case .tenant(let name): return .tenant(.named(name.text))
        case .finding(let word, let isPresent): return findingCode(word).map { .finding($0, isPresent: isPresent) }
        case .photo(let owner, let isPresent): return user(owner).map { .photo(of: $0, isPresent: isPresent) }
        case .access(let question, let isAllowed, let because):
            guard let question = self.question(question) else { return nil }
            guard let because else { return .access(question, isAllowed ? .can : .cannot(nil)) }
            guard !isAllowed else {
                report(
                    .reasonNeedsCannot, because.clause.place, "`because` stands only after `cannot`",
                    help: "an allowed request has no reason")
                return nil
            }
            if isInSearch { reportTime(because.clause, "because") }
            return reason(because.code).map { .access(question, .cannot($0)) }
        }
    }

    mutating func settings(_ syntax: SettingsSyntax) -> SettingsEdit? {
        switch syntax {
        case .cloud: return .source(.cloud)
        case .onPremises: return .source(.onPremises)
        case .any: return .source(.any)
        case .everyone: return .everyone
        case .roles(let list, let statement):
            guard let roles = roles(list, mayBeUnknownID: true) else { return nil }
            guard roles.isEmpty else { return .roles(roles) }
            report(
                .emptyRoles, statement.place,
                "an empty role list means no restriction to the service, not that nobody may",
                help: "to let everybody update photos write `allow everyone`; to close the list name its roles",
                edits: [Edit(statement.span, "allow everyone", .sure)])
            return nil
        }
    }

    mutating func topic(_ syntax: TopicSyntax) -> Topic? {
        switch syntax {
        case .policy: .policy
        case .draft: .draft
        case .tenant: .tenant
        case .roles: .roles
        case .clients: .clients
        case .users: .users
        case .units: .units
        case .mailboxPolicies: .mailboxPolicies
        case .variables: .variables
        case .history: .history
        case .matrix: .matrix
        case .role(let name): role(name).map(Topic.role)
        case .user(let name): user(name).map(Topic.user)
        case .photo(let name): user(name).map(Topic.photo)
        }
    }

    mutating func photoAct(_ syntax: PhotoActSyntax) -> PhotoAct? {
        var act = PhotoAct()
        let before = reports.count
        // Without `as` it is the operator's act.
        if syntax.actor == nil { refer(.user(.me), syntax.place.place) }
        act.target = syntax.target.flatMap { user($0) }
        if let (clause, name) = syntax.actor {
            refer(.simulationOnly("as"), clause.place)
            act.actor = user(name)
        }
        if let (clause, named) = syntax.client {
            let clients = self.clients(named) ?? []
            if let client = clients.first {
                act.client = client
                refer(.photoClient(client), clause.place)
            }
            if clients.count > 1 {
                report(.listNotAllowed, clause.place, "a photo is changed through one client")
            }
        }
        act.scopes = syntax.scopes.flatMap { scopes($0) }
        return reports.count == before ? act : nil
    }

    private mutating func reason(_ word: NodeView) -> Reason? {
        if let reason = Reason(rawValue: word.text.lowercased()) { return reason }
        reportUnknown(
            .codeUnknown, "reason", word.text, at: word.place, among: Reason.allCases.map(\.rawValue),
            help: "`explain can …;` shows the reasons by their codes")
        return nil
    }

    private mutating func subject(_ syntax: QuestionSyntax.Subject) -> Question.Subject? {
        switch syntax {
        case .everyone: .everyone
        case .endUsers: .endUsers
        case .guests: .guests
        case .nobody: .nobody
        case .role(let name): role(name).map(Question.Subject.role)
        case .onlyRoles(let names): roles(names).map(Question.Subject.onlyRoles)
        case .users(let names): users(names).map(Question.Subject.users)
        }
    }

    private mutating func action(_ syntax: QuestionSyntax.Action) -> Question.Action? {
        switch syntax {
        case .own(let verb): .ownPhoto(verb.action)
        case .others(let verb): .photoOfOthers(verb.action)
        case .of(let names, let verb): users(names).map { .photo(verb.action, of: $0) }
        case .changePolicy: .changePolicy
        }
    }

    private mutating func reportTime(_ node: NodeView, _ word: String) {
        report(
            .timeInSearch, node.place,
            "`\(word)` makes no sense inside `find policy`, which asks about policies once in force")
    }
}

extension QuestionSyntax.Verb {
    fileprivate var action: PhotoAction {
        switch self {
        case .update: .update
        case .remove: .remove
        }
    }
}
