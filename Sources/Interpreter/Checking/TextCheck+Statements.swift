import PhotoLanguage
import PhotoPolicy

extension TextCheck {
    mutating func statement(_ tree: SyntaxTree, _ index: Int, into result: inout [Statement]) {
        let node = tree.nodes[index]
        if node.kind == .include { return include(tree, index, into: &result) }
        guard let action = action(tree, index, node) else { return }
        result.append(Statement(action: action, place: place(tree, index)))
    }

    private mutating func action(_ tree: SyntaxTree, _ index: Int, _ node: Node) -> Action? {
        let children = Array(tree.children(of: index))
        switch node.kind {
        case .source, .allowEveryone, .allowRoles: return settings(tree, index).map(Action.edit)
        case .discard: return .discard
        case .plan: return .plan
        case .apply:
            refer(.change("apply"), place(tree, index))
            return .apply(consent(tree, children))
        case .rollback:
            refer(.change("rollback"), place(tree, index))
            return .rollback(consent(tree, children))
        case .can: return question(tree, children).map(Action.can)
        case .who: return whoQuestion(tree, children).map { .who(canDo: node.keyword != .cannot, $0) }
        case .explainCan: return question(tree, children).map(Action.explainAccess)
        case .explainCode: return children.first.map { .explainCode(tree.leafText(of: $0)) }
        case .expect: return children.first.flatMap { claim(tree, $0) }.map(Action.expect)
        case .updatePhoto:
            refer(.change(node.kind.words), place(tree, index))
            return updatePhoto(tree, children)
        case .removePhoto:
            refer(.change(node.kind.words), place(tree, index))
            return photoAct(tree, children).map(Action.removePhoto)
        case .restorePhoto:
            refer(.change(node.kind.words), place(tree, index))
            return photoAct(tree, children).map(Action.restorePhoto)
        case .grantRole, .revokeRole, .mailboxPolicyPhotos, .mailboxPolicyFor, .consent, .advance:
            refer(.simulationOnly(node.kind.words), place(tree, index))
            return change(tree, node, children).map(Action.change)
        case .show: return topic(tree, node, children).map(Action.show)
        case .print: return .print(children.flatMap { items(tree, $0) }.map(\.text))
        case .letDefinition: return definition(tree, children)
        case .whatIf: return whatIf(tree, children)
        case .findPolicy: return findPolicy(tree, children)
        default: return nil
        }
    }

    func place(_ tree: SyntaxTree, _ index: Int) -> Place {
        Place(source: tree.source, span: tree.nodes[index].span)
    }

    // MARK: Settings and decisions

    mutating func settings(_ tree: SyntaxTree, _ index: Int) -> SettingsEdit? {
        let node = tree.nodes[index]
        switch (node.kind, node.keyword) {
        case (.source, .cloud): return .source(.cloud)
        case (.source, .onPremises): return .source(.onPremises)
        case (.source, .any): return .source(.any)
        case (.allowEveryone, _): return .everyone
        case (.allowRoles, _):
            guard let value = tree.firstChild(of: index), let roles = roles(tree, value, mayBeUnknownID: true) else {
                return nil
            }
            guard !roles.isEmpty else {
                let place = place(tree, index)
                report(
                    .emptyRoles, place,
                    "an empty role list means no restriction to the service, not that nobody may",
                    help: "to let everybody update photos write `allow everyone`; to close the list name its roles",
                    edits: [Edit(place.span, "allow everyone", .sure)])
                return nil
            }
            return .roles(roles)
        default: return nil
        }
    }

    private mutating func consent(_ tree: SyntaxTree, _ children: [Int]) -> Consent {
        var consent = Consent()
        for child in children {
            switch tree.nodes[child].kind {
            case .despite: consent.despite = tree.children(of: child).compactMap { findingCode(tree, $0) }
            case .becauseText: consent.because = tree.firstChild(of: child).map { tree.leafText(of: $0) }
            default: break
            }
        }
        return consent
    }

    mutating func findingCode(_ tree: SyntaxTree, _ index: Int) -> FindingCode? {
        let text = tree.leafText(of: index)
        if let code = FindingCode(rawValue: text.lowercased()) { return code }
        reportUnknown(
            .codeUnknown, "finding", Item(text: text, isString: false), at: place(tree, index),
            among: FindingCode.allCases.map(\.rawValue), help: "`plan` shows findings with their codes")
        return nil
    }

    // MARK: Definitions and blocks

    private mutating func definition(_ tree: SyntaxTree, _ children: [Int]) -> Action? {
        guard children.count == 2 else { return nil }
        let name = tree.leafText(of: children[0])
        let values = items(tree, children[1])
        let place = place(tree, children[0])
        switch variableScopes.define(name, values, at: place) {
        case .made: return .define(name: name, values: values.map(\.text))
        case .overridden: return nil
        case .repeated:
            report(
                .alreadyDefined, place, "this block has defined `$\(name)` already",
                help: "give it another name; a block inside may define the name anew")
            return nil
        }
    }

    private mutating func whatIf(_ tree: SyntaxTree, _ children: [Int]) -> Action {
        let label = children.first { tree.nodes[$0].kind == .string }.map { tree.leafText(of: $0) }
        whatIfDepth += 1
        variableScopes.open()
        var body: [Statement] = []
        for child in children where tree.nodes[child].kind != .string { statement(tree, child, into: &body) }
        reportUnused(variableScopes.close())
        whatIfDepth -= 1
        return .whatIf(label: label, body)
    }

    private mutating func findPolicy(_ tree: SyntaxTree, _ children: [Int]) -> Action {
        isInSearch = true
        defer { isInSearch = false }
        var claims: [PlacedClaim] = []
        for child in children {
            guard let inner = tree.firstChild(of: child), let claim = claim(tree, inner) else { continue }
            claims.append(PlacedClaim(claim: claim, place: place(tree, child)))
        }
        return .findPolicy(claims)
    }
}

extension SyntaxTree {
    func firstChild(of index: Int) -> Int? { children(of: index).first { _ in true } }

    /// The text of a word, or the value of a string.
    func leafText(of index: Int) -> String {
        nodes[index].kind == .string ? stringValue(of: index) : text(of: index)
    }
}

extension NodeKind {
    /// The words that begin a statement of the kind, for messages.
    var words: String {
        switch self {
        case .grantRole: "grant role"
        case .revokeRole: "revoke role"
        case .mailboxPolicyPhotos, .mailboxPolicyFor: "mailbox policy"
        case .asUser: "as"
        case .updatePhoto: "update photo"
        case .removePhoto: "remove photo"
        case .restorePhoto: "restore photo"
        default: String(describing: self)
        }
    }
}
