import PhotoLanguage
import PhotoPolicy

extension TextCheck {
    mutating func updatePhoto(_ tree: SyntaxTree, _ children: [Int]) -> Action? {
        guard let act = photoAct(tree, children),
            let file = children.first(where: { tree.nodes[$0].kind == .string })
        else { return nil }
        let path = tree.stringValue(of: file)
        refer(.photoFile(path), place(tree, file))
        return .updatePhoto(act, file: path)
    }

    mutating func photoAct(_ tree: SyntaxTree, _ children: [Int]) -> PhotoAct? {
        var act = PhotoAct()
        let before = reports.count
        // Without `as` it is the operator's act.
        if !children.contains(where: { tree.nodes[$0].kind == .asUser }), let parent = children.first {
            refer(.user(.me), place(tree, parent))
        }
        for child in children {
            let inner = tree.firstChild(of: child)
            switch tree.nodes[child].kind {
            case .photoOf: act.target = inner.flatMap { user(tree, $0) }
            case .asUser:
                refer(.simulationOnly("as"), place(tree, child))
                act.actor = inner.flatMap { user(tree, $0) }
            case .via:
                let named = inner.flatMap { clients(tree, $0) } ?? []
                if let client = named.first {
                    act.client = client
                    refer(.photoClient(client), place(tree, child))
                }
                if named.count > 1 {
                    report(.listNotAllowed, place(tree, child), "a photo is changed through one client")
                }
            case .withScopes: act.scopes = inner.flatMap { scopes(tree, $0) }
            default: break
            }
        }
        return reports.count == before ? act : nil
    }

    mutating func change(_ tree: SyntaxTree, _ node: Node, _ children: [Int]) -> WorldChange? {
        switch node.kind {
        case .grantRole:
            guard children.count >= 2, let role = role(tree, children[0]), let user = user(tree, children[1]) else {
                return nil
            }
            let unit = children.dropFirst(2).first.flatMap { tree.firstChild(of: $0) }
            if let unit { refer(.unit(tree.leafText(of: unit)), place(tree, unit)) }
            return .grant(role, to: user, unit: unit.map { tree.leafText(of: $0) })
        case .revokeRole:
            guard children.count == 2, let role = role(tree, children[0]), let user = user(tree, children[1]) else {
                return nil
            }
            return .revoke(role, from: user)
        case .mailboxPolicyPhotos:
            return children.first.flatMap { mailboxPolicyName(tree, $0) }.map {
                .mailboxPhotos(policy: $0, isOn: node.keyword == .on)
            }
        case .mailboxPolicyFor:
            guard children.count == 2, let policy = mailboxPolicyName(tree, children[0]),
                let users = users(tree, children[1])
            else { return nil }
            return .mailboxPolicy(policy, users: users)
        case .consent: return .userConsent(node.keyword == .on)
        case .advance:
            guard let word = children.first else { return .advance(nil) }
            return duration(tree, word).map { .advance($0) }
        default: return nil
        }
    }

    private mutating func mailboxPolicyName(_ tree: SyntaxTree, _ leaf: Int) -> String? {
        let name = tree.leafText(of: leaf)
        guard name.isEmpty else { return name }
        report(
            .nameEmpty, place(tree, leaf), "an OWA mailbox policy has a name",
            help: "`show mailbox policies;` lists those there are")
        return nil
    }

    mutating func topic(_ tree: SyntaxTree, _ node: Node, _ children: [Int]) -> Topic? {
        switch node.keyword {
        case .policy: return .policy
        case .draft: return .draft
        case .tenant: return .tenant
        case .roles: return .roles
        case .clients: return .clients
        case .users: return .users
        case .units: return .units
        case .mailbox: return .mailboxPolicies
        case .variables: return .variables
        case .history: return .history
        case .matrix: return .matrix
        case .role: return children.first.flatMap { role(tree, $0) }.map(Topic.role)
        case .user: return children.first.flatMap { user(tree, $0) }.map(Topic.user)
        case .photo: return children.first.flatMap { user(tree, $0) }.map(Topic.photo)
        default: return nil
        }
    }
}
