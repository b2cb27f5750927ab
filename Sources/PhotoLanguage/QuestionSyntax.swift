/// Who may do what, as a text asks it.
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
        /// The node of `after` with the length of time behind it.
        case after(clause: NodeView, NodeView)
        case onceInForce
    }

    package let subject: Subject
    package let action: Action
    /// In the order in which they stand.
    package let qualifiers: [Qualifier]

    /// - Parameter parts: subject, action, qualifiers; nil where one of the first two could not be read.
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
    /// With the node of `because`, and the code behind it.
    case access(QuestionSyntax, isAllowed: Bool, because: (clause: NodeView, code: NodeView)?)
}

extension NodeView {
    /// The claim that the node is; nil where it could not be read.
    var claim: ClaimSyntax? {
        if let settings, [.source, .allowEveryone, .allowRoles].contains(kind) { return .settings(settings) }
        let children = children
        switch (kind, keyword) {
        case (.claimTenant, .live): return .isLive
        case (.claimTenant, .simulated): return .isSimulated
        case (.claimTenant, _): return first.map(ClaimSyntax.tenant)
        case (.claimFinding, _): return first.map { .finding($0, isPresent: keyword != .no) }
        case (.claimPhoto, _): return first.map { .photo(of: $0, isPresent: keyword != .not) }
        case (.claimAccess, _):
            let clause = children.first(.becauseCode)
            let because = clause.flatMap { clause in clause.first.map { (clause, $0) } }
            return QuestionSyntax(children).map { .access($0, isAllowed: keyword != .cannot, because: because) }
        default: return nil
        }
    }

    fileprivate var subject: QuestionSyntax.Subject? {
        switch (kind, keyword) {
        case (.subjectGroup, .everyone): .everyone
        case (.subjectGroup, .endUsers): .endUsers
        case (.subjectGroup, .guests): .guests
        case (.subjectGroup, .nobody): .nobody
        case (.subjectRole, _): first.map(QuestionSyntax.Subject.role)
        case (.subjectOnlyRoles, _): first.map(QuestionSyntax.Subject.onlyRoles)
        case (.subjectUsers, _): first.map(QuestionSyntax.Subject.users)
        default: nil
        }
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
        switch first?.kind {
        case .ownPhoto: return .own(verb)
        case .photoOfOthers: return .others(verb)
        case .photoOf: return first?.first.map { .of($0, verb) }
        default: return nil
        }
    }
}
