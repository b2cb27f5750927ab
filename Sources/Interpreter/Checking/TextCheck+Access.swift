import PhotoLanguage
import PhotoPolicy

extension TextCheck {
    mutating func claim(_ tree: SyntaxTree, _ index: Int) -> Claim? {
        let node = tree.nodes[index]
        let children = Array(tree.children(of: index))
        switch node.kind {
        case .source, .allowEveryone, .allowRoles:
            return settings(tree, index).map(Claim.settings)
        case .claimTenant:
            switch node.keyword {
            case .live: return .tenant(.live)
            case .simulated: return .tenant(.simulated)
            default: return children.first.map { .tenant(.named(tree.leafText(of: $0))) }
            }
        case .claimFinding:
            return children.first.flatMap { findingCode(tree, $0) }.map { .finding($0, isPresent: node.keyword != .no) }
        case .claimPhoto:
            return children.first.flatMap { user(tree, $0) }.map { .photo(of: $0, isPresent: node.keyword != .not) }
        case .claimAccess:
            return accessClaim(tree, node, children)
        default: return nil
        }
    }

    private mutating func accessClaim(_ tree: SyntaxTree, _ node: Node, _ children: [Int]) -> Claim? {
        let reasonNode = children.first { tree.nodes[$0].kind == .becauseCode }
        guard let question = question(tree, children) else { return nil }
        var reason: Reason?
        if let reasonNode, let word = tree.firstChild(of: reasonNode) {
            guard node.keyword == .cannot else {
                report(
                    .reasonNeedsCannot, place(tree, reasonNode), "`because` stands only after `cannot`",
                    help: "an allowed request has no reason")
                return nil
            }
            if isInSearch { reportTime(tree, reasonNode, "because") }
            let text = tree.leafText(of: word)
            reason = Reason(rawValue: text.lowercased())
            guard reason != nil else {
                reportUnknown(
                    .codeUnknown, "reason", Item(text: text, isString: false), at: place(tree, word),
                    among: Reason.allCases.map(\.rawValue), help: "`explain can …;` shows the reasons by their codes")
                return nil
            }
        }
        return .access(question, node.keyword == .cannot ? .cannot(reason) : .can)
    }

    mutating func question(_ tree: SyntaxTree, _ children: [Int]) -> QuestionText? {
        guard children.count >= 2, let subject = subject(tree, children[0]) else { return nil }
        return question(tree, children.dropFirst(), subject: subject)
    }

    mutating func whoQuestion(_ tree: SyntaxTree, _ children: [Int]) -> QuestionText? {
        question(tree, children[...], subject: .everyone)
    }

    private mutating func question(
        _ tree: SyntaxTree, _ children: ArraySlice<Int>, subject: SubjectText
    ) -> QuestionText? {
        guard let first = children.first, let action = actionText(tree, first) else { return nil }
        var question = QuestionText(subject: subject, action: action)
        for child in children.dropFirst() {
            let inner = tree.firstChild(of: child)
            switch tree.nodes[child].kind {
            case .via: question.clients = inner.flatMap { clients(tree, $0) }
            case .withScopes: question.scopes = inner.flatMap { scopes(tree, $0) }
            case .after:
                if isInSearch { reportTime(tree, child, "after") }
                guard let span = inner.flatMap({ duration(tree, $0) }) else { return nil }
                question.moment = .after(span)
            case .onceInForce: question.moment = .onceInForce
            default: break
            }
        }
        return question
    }

    private mutating func reportTime(_ tree: SyntaxTree, _ index: Int, _ word: String) {
        report(
            .timeInSearch, place(tree, index),
            "`\(word)` makes no sense inside `find policy`, which asks about policies once in force")
    }

    private mutating func subject(_ tree: SyntaxTree, _ index: Int) -> SubjectText? {
        let node = tree.nodes[index]
        let inner = tree.firstChild(of: index)
        switch (node.kind, node.keyword) {
        case (.subjectGroup, .everyone): return .everyone
        case (.subjectGroup, .endUsers): return .endUsers
        case (.subjectGroup, .guests): return .guests
        case (.subjectGroup, .nobody): return .nobody
        case (.subjectRole, _): return inner.flatMap { role(tree, $0) }.map(SubjectText.role)
        case (.subjectOnlyRoles, _): return inner.flatMap { roles(tree, $0) }.map(SubjectText.onlyRoles)
        case (.subjectUsers, _): return inner.flatMap { users(tree, $0) }.map(SubjectText.users)
        default: return nil
        }
    }

    private mutating func actionText(_ tree: SyntaxTree, _ index: Int) -> ActionText? {
        guard tree.nodes[index].kind == .action else { return nil }
        let action: PhotoAction
        switch tree.nodes[index].keyword {
        case .update: action = .update
        case .remove: action = .remove
        default: return .changePolicy
        }
        guard let target = tree.firstChild(of: index) else { return nil }
        switch tree.nodes[target].kind {
        case .ownPhoto: return .ownPhoto(action)
        case .photoOfOthers: return .photoOfOthers(action)
        case .photoOf:
            return tree.firstChild(of: target).flatMap { users(tree, $0) }.map { .photo(action, of: $0) }
        default: return nil
        }
    }
}
