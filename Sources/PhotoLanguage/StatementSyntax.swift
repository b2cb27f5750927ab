/// The kinds of statements, with what follows each keyword, in the notation of `NodeKind`.
package enum StatementKind: Sendable, Hashable, CaseIterable {
    // Settings.
    case source  // cloud | onPremises | any
    case allowEveryone
    case allowRoles  // many

    // Decisions.
    case discard
    case plan  // full | none
    case apply  // despite? becauseText?
    case rollback  // despite? becauseText?

    // Questions.
    case can  // subject action qualifier*
    case who  // can | cannot; action qualifier*
    case explainCan  // full | none; subject action qualifier*
    case explainCode  // word
    case expect  // a claim

    // Photo acts: the target is `ownPhoto`, or `photoOf` with one value.
    case updatePhoto  // target string asUser? via? withScopes?  (these three in source order)
    case removePhoto  // target asUser? via? withScopes?
    case restorePhoto  // target

    // Changes of the simulated world.
    case grantRole  // value(role) value(user) overUnit?
    case revokeRole  // value(role) value(user)
    case mailboxPolicyPhotos  // on | off; string
    case mailboxPolicyFor  // string many
    case consent  // on | off
    case advance  // word?

    // Output.
    case show  // the topic's first word, `mailbox` for `mailbox policies`; role, user, photo with: value
    case print  // value*

    // Definitions and blocks.
    case letDefinition  // word, then value or list
    case include  // string
    case whatIf  // string? statement*
    case findPolicy  // expect*
}

/// A statement of a tree with named parts. Parts that may hold a list or a variable are still nodes.
package enum StatementSyntax: Sendable {
    case settings(SettingsSyntax)
    case discard
    case plan(isFull: Bool)
    case apply(ApprovalSyntax)
    case rollback(ApprovalSyntax)
    case can(QuestionSyntax)
    case who(canDo: Bool, QuestionSyntax)
    case explainAccess(QuestionSyntax, isFull: Bool)
    case explainCode(NodeView)
    case expect(ClaimSyntax)
    case updatePhoto(PhotoActSyntax, file: NodeView)
    case removePhoto(PhotoActSyntax)
    case restorePhoto(PhotoActSyntax)
    case grant(role: NodeView, to: NodeView, unit: NodeView?)
    case revoke(role: NodeView, from: NodeView)
    case mailboxPhotos(policy: NodeView, isOn: Bool)
    case mailboxPolicy(NodeView, users: NodeView)
    case userConsent(isOn: Bool)
    /// Nil means until everything accepted is in force.
    case advance(NodeView?)
    case show(TopicSyntax)
    case print([NodeView])
    case define(name: NodeView, value: NodeView)
    case include(NodeView)
    case whatIf(label: NodeView?, [NodeView])
    /// The expectations, each as the node of the whole line and the claim in it.
    case findPolicy([(line: NodeView, claim: ClaimSyntax)])
}

package enum SettingsSyntax: Sendable {
    case cloud, onPremises, any, everyone
    /// With the node of the whole statement.
    case roles(NodeView, statement: NodeView)
}

/// What the person who applies adds to the statement.
package struct ApprovalSyntax: Sendable {
    /// Words that should be codes of findings.
    package let despite: [NodeView]
    package let because: NodeView?
}

package struct PhotoActSyntax: Sendable {
    /// Whose photo; nil for one's own.
    package let target: NodeView?
    /// The node of `as`, and its user.
    package let actor: (clause: NodeView, user: NodeView)?
    /// The node of `via`, and its client.
    package let client: (clause: NodeView, clients: NodeView)?
    package let scopes: NodeView?
    /// Where the photo is named.
    package let place: NodeView
}

package enum TopicSyntax: Sendable {
    case policy, draft, tenant, roles, clients, users, units, mailboxPolicies, variables, history, matrix
    case role(NodeView)
    case user(NodeView)
    case photo(NodeView)
}

extension StatementSyntax {
    /// The words it begins with.
    package var opening: String {
        switch self {
        case .settings(.cloud), .settings(.onPremises), .settings(.any): "source"
        case .settings(.everyone), .settings(.roles): "allow"
        case .discard: "discard"
        case .plan: "plan"
        case .apply: "apply"
        case .rollback: "rollback"
        case .can: "can"
        case .who: "who"
        case .explainAccess, .explainCode: "explain"
        case .expect: "expect"
        case .updatePhoto: "update photo"
        case .removePhoto: "remove photo"
        case .restorePhoto: "restore photo"
        case .grant: "grant role"
        case .revoke: "revoke role"
        case .mailboxPhotos, .mailboxPolicy: "mailbox policy"
        case .userConsent: "consent"
        case .advance: "advance"
        case .show: "show"
        case .print: "print"
        case .define: "let"
        case .include: "include"
        case .whatIf: "what if"
        case .findPolicy: "find policy"
        }
    }

    /// Whether it may change something: the tenant, the simulated world, or what an included file changes.
    package var mayChange: Bool {
        switch self {
        case .apply, .rollback, .updatePhoto, .removePhoto, .restorePhoto, .grant, .revoke, .mailboxPhotos,
            .mailboxPolicy, .userConsent, .advance, .include:
            true
        case .settings, .discard, .plan, .can, .who, .explainAccess, .explainCode, .expect, .show, .print, .define,
            .whatIf, .findPolicy:
            false
        }
    }
}

extension NodeView {
    /// The node's statement; nil if it could not be read, as the tree's reports explain.
    package var statement: StatementSyntax? {
        guard case .statement(let kind) = kind else { return nil }
        let children = children
        switch kind {
        case .source, .allowEveryone, .allowRoles: return settings.map(StatementSyntax.settings)
        case .discard: return .discard
        case .plan: return .plan(isFull: keyword == .full)
        case .apply: return .apply(approval(children))
        case .rollback: return .rollback(approval(children))
        case .can: return QuestionSyntax(children).map(StatementSyntax.can)
        case .who: return QuestionSyntax(ofEveryone: children).map { .who(canDo: keyword != .cannot, $0) }
        case .explainCan:
            return QuestionSyntax(children).map { .explainAccess($0, isFull: keyword == .full) }
        case .explainCode: return first.map(StatementSyntax.explainCode)
        case .expect: return first?.claim.map(StatementSyntax.expect)
        case .updatePhoto:
            guard let act = photoAct(children), let file = children.first(.string) else { return nil }
            return .updatePhoto(act, file: file)
        case .removePhoto: return photoAct(children).map(StatementSyntax.removePhoto)
        case .restorePhoto: return photoAct(children).map(StatementSyntax.restorePhoto)
        case .grantRole, .revokeRole, .mailboxPolicyPhotos, .mailboxPolicyFor, .consent, .advance:
            return worldChange(kind, children)
        case .show: return topic.map(StatementSyntax.show)
        case .print: return .print(children)
        case .letDefinition:
            guard let name = children.at(0), let value = children.at(1) else { return nil }
            return .define(name: name, value: value)
        case .include: return first.map(StatementSyntax.include)
        case .whatIf: return .whatIf(label: children.first(.string), children.filter { $0.kind != .string })
        case .findPolicy:
            return .findPolicy(children.compactMap { line in line.first?.claim.map { (line, $0) } })
        }
    }

    private func worldChange(_ kind: StatementKind, _ children: [NodeView]) -> StatementSyntax? {
        guard kind != .consent else { return .userConsent(isOn: keyword == .on) }
        guard kind != .advance else { return .advance(first) }
        guard let subject = children.at(0) else { return nil }
        if kind == .mailboxPolicyPhotos { return .mailboxPhotos(policy: subject, isOn: keyword == .on) }
        guard let user = children.at(1) else { return nil }
        if kind == .mailboxPolicyFor { return .mailboxPolicy(subject, users: user) }
        if kind == .revokeRole { return .revoke(role: subject, from: user) }
        return .grant(role: subject, to: user, unit: children.first(.overUnit)?.first)
    }

    var settings: SettingsSyntax? {
        if kind == .statement(.allowEveryone) { return .everyone }
        if kind == .statement(.allowRoles) { return first.map { .roles($0, statement: self) } }
        guard kind == .statement(.source) else { return nil }
        return [.cloud: .cloud, .onPremises: .onPremises, .any: .any][keyword]
    }

    private func approval(_ children: [NodeView]) -> ApprovalSyntax {
        ApprovalSyntax(
            despite: children.first(.despite)?.children ?? [], because: children.first(.becauseText)?.first)
    }

    private func photoAct(_ children: [NodeView]) -> PhotoActSyntax? {
        func clause(_ kind: NodeKind) -> (NodeView, NodeView)? {
            children.first(kind).flatMap { clause in clause.first.map { (clause, $0) } }
        }
        guard let place = children.first else { return nil }
        return PhotoActSyntax(
            target: children.first(.target(.photoOf))?.first, actor: clause(.asUser), client: clause(.via),
            scopes: clause(.withScopes)?.1, place: place)
    }

    private var topic: TopicSyntax? {
        let plain: [Keyword: TopicSyntax] = [
            .policy: .policy, .draft: .draft, .tenant: .tenant, .roles: .roles, .clients: .clients, .users: .users,
            .units: .units, .mailbox: .mailboxPolicies, .variables: .variables, .history: .history, .matrix: .matrix,
        ]
        if let topic = plain[keyword] { return topic }
        guard let name = first else { return nil }
        return [.role: .role(name), .user: .user(name), .photo: .photo(name)][keyword]
    }
}
