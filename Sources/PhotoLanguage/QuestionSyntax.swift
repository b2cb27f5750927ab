/// The question of who may do what, as written in a text.
package struct QuestionSyntax: Sendable {
    package enum Subject: Sendable {
        case everyone, endUsers, guests, nobody
        case role(NodeView)
        case onlyRoles(NodeView)
        case users(NodeView)
    }

    package enum Action: Sendable {
        case own(Verb)
        case others(Verb)
        case of(NodeView, Verb)
        case changePolicy
    }

    package enum Verb: Sendable { case update, remove }

    package enum Qualifier: Sendable {
        case via(NodeView)
        case withScopes(NodeView)
        /// The node of `after`, and its duration.
        case after(clause: NodeView, NodeView)
        case onceInForce
    }

    package let subject: Subject
    package let action: Action
    /// In source order.
    package let qualifiers: [Qualifier]

    /// - Parameter parts: subject, action, qualifiers. The result is nil if one of the first two could not be read.
    init?(_ parts: [NodeView]) {
        guard let subject = parts.first?.subject else { return nil }
        self.init(subject, parts.dropFirst())
    }

    init?(ofEveryone parts: [NodeView]) { self.init(.everyone, parts[...]) }

    private init?(_ subject: Subject, _ parts: ArraySlice<NodeView>) {
        guard let action = parts.first?.action else { return nil }
        self.subject = subject
        self.action = action
        qualifiers = parts.dropFirst().compactMap(\.qualifier)
    }
}

/// What an expectation claims.
package enum ClaimSyntax: Sendable {
    case settings(SettingsSyntax)
    case isLive, isSimulated
    case tenant(NodeView)
    case finding(NodeView, isPresent: Bool)
    case photo(of: NodeView, isPresent: Bool)
    /// With the node of `because` and its code.
    case access(QuestionSyntax, isAllowed: Bool, because: (clause: NodeView, code: NodeView)?)
}

extension NodeView {
    /// The node's claim; nil if it could not be read.
    var claim: ClaimSyntax? {
        if let settings { return .settings(settings) }
        guard case .claim(let kind) = kind else { return nil }
        let children = children
        switch kind {
        case .tenant:
            if keyword == .live { return .isLive }
            return keyword == .simulated ? .isSimulated : first.map(ClaimSyntax.tenant)
        case .finding: return first.map { .finding($0, isPresent: keyword != .no) }
        case .photo: return first.map { .photo(of: $0, isPresent: keyword != .not) }
        case .access:
            let clause = children.first(.becauseCode)
            let because = clause.flatMap { clause in clause.first.map { (clause, $0) } }
            return QuestionSyntax(children).map { .access($0, isAllowed: keyword != .cannot, because: because) }
        }
    }

    fileprivate var subject: QuestionSyntax.Subject? {
        guard case .subject(let kind) = kind else { return nil }
        switch kind {
        case .group: return group
        case .role: return first.map(QuestionSyntax.Subject.role)
        case .onlyRoles: return first.map(QuestionSyntax.Subject.onlyRoles)
        case .users: return first.map(QuestionSyntax.Subject.users)
        }
    }

    /// The group that the node's keyword names, one of these four.
    private var group: QuestionSyntax.Subject? {
        if keyword == .everyone { return .everyone }
        if keyword == .endUsers { return .endUsers }
        if keyword == .guests { return .guests }
        return keyword == .nobody ? .nobody : nil
    }

    fileprivate var qualifier: QuestionSyntax.Qualifier? {
        guard kind != .onceInForce else { return .onceInForce }
        guard let value = first else { return nil }
        return [.via: .via(value), .withScopes: .withScopes(value), .after: .after(clause: self, value)][kind]
    }

    fileprivate var action: QuestionSyntax.Action? {
        guard kind == .action else { return nil }
        guard keyword == .update || keyword == .remove else { return .changePolicy }
        let verb: QuestionSyntax.Verb = keyword == .remove ? .remove : .update
        guard let target = first, case .target(let kind) = target.kind else { return nil }
        switch kind {
        case .ownPhoto: return .own(verb)
        case .photoOfOthers: return .others(verb)
        case .photoOf: return target.first.map { .of($0, verb) }
        }
    }
}
