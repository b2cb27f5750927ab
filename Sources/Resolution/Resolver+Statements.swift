import PhotoLanguage

extension Resolver {
    /// Returns what a statement does; nil when something in it was reported, or when `--define` overrides it.
    mutating func action(_ syntax: StatementSyntax, _ node: NodeView) -> Action? {
        switch syntax {
        case .settings(let edit): return names.settings(edit).map(Action.edit)
        case .discard: return .discard
        case .plan(let isFull): return .plan(isFull: isFull)
        case .apply(let approval):
            names.refer(.change(syntax.opening), node.place)
            return .apply(self.approval(approval))
        case .rollback(let approval):
            names.refer(.change(syntax.opening), node.place)
            return .rollback(self.approval(approval))
        case .can(let question): return names.question(question).map(Action.can)
        case .who(let canDo, let question): return names.question(question).map { .who(canDo: canDo, $0) }
        case .explainAccess(let question, let isFull):
            return names.question(question).map { .explainAccess($0, isFull: isFull) }
        case .explainCode(let code): return .explainCode(code.text)
        case .expect(let claim): return names.claim(claim).map(Action.expect)
        case .updatePhoto(let act, let file):
            names.refer(.change(syntax.opening), node.place)
            guard let act = names.photoAct(act) else { return nil }
            names.refer(.photoFile(file.text), file.place)
            return .updatePhoto(act, file: file.text)
        case .removePhoto(let act):
            names.refer(.change(syntax.opening), node.place)
            return names.photoAct(act).map(Action.removePhoto)
        case .restorePhoto(let act):
            names.refer(.change(syntax.opening), node.place)
            return names.photoAct(act).map(Action.restorePhoto)
        case .grant(let role, let user, let unit):
            names.refer(.simulationOnly(syntax.opening), node.place)
            return grant(role, user, unit).map(Action.change)
        case .revoke(let role, let user):
            names.refer(.simulationOnly(syntax.opening), node.place)
            guard let role = names.role(role), let user = names.user(user) else { return nil }
            return .change(.revoke(role, from: user))
        case .mailboxPhotos(let policy, let isOn):
            names.refer(.simulationOnly(syntax.opening), node.place)
            return mailboxPolicyName(policy).map { .change(.mailboxPhotos(policy: $0, isOn: isOn)) }
        case .mailboxPolicy(let policy, let users):
            names.refer(.simulationOnly(syntax.opening), node.place)
            guard let policy = mailboxPolicyName(policy), let users = names.users(users) else { return nil }
            return .change(.mailboxPolicy(policy, users: users))
        case .userConsent(let isOn):
            names.refer(.simulationOnly(syntax.opening), node.place)
            return .change(.userConsent(isOn))
        case .advance(let span):
            names.refer(.simulationOnly(syntax.opening), node.place)
            guard let span else { return .change(.advance(nil)) }
            return names.duration(span).map { .change(.advance($0)) }
        case .show(let topic): return names.topic(topic).map(Action.show)
        case .print(let values): return .print(values.flatMap { names.items($0) }.map(\.text))
        case .define(let name, let value): return definition(name, value)
        case .whatIf(let label, let body): return whatIf(label, body)
        case .findPolicy(let claims): return findPolicy(claims)
        case .include: return nil
        }
    }

    private mutating func approval(_ syntax: ApprovalSyntax) -> Approval {
        Approval(
            despite: syntax.despite.compactMap { names.findingCode($0) }, because: syntax.because?.text)
    }

    private mutating func grant(_ role: NodeView, _ user: NodeView, _ unit: NodeView?) -> WorldChange? {
        guard let role = names.role(role), let user = names.user(user) else { return nil }
        if let unit { names.refer(.unit(unit.text), unit.place) }
        return .grant(role, to: user, unit: unit?.text)
    }

    private mutating func mailboxPolicyName(_ leaf: NodeView) -> String? {
        let name = leaf.text
        guard name.isEmpty else { return name }
        names.report(
            .nameEmpty, leaf.place, "an OWA mailbox policy has a name",
            help: "`show mailbox policies;` lists those there are")
        return nil
    }

    private mutating func definition(_ name: NodeView, _ value: NodeView) -> Action? {
        let values = names.items(value)
        switch names.variables.define(name.text, values, at: name.place) {
        case .made: return .define(name: name.text, values: values.map(\.text))
        case .overridden: return nil
        case .repeated:
            names.report(
                .alreadyDefined, name.place, "this block has defined `$\(name.text)` already",
                help: "give it another name; a block inside may define the name anew")
            return nil
        }
    }

    private mutating func whatIf(_ label: NodeView?, _ nodes: [NodeView]) -> Action {
        names.whatIfDepth += 1
        names.variables.open()
        let body = statements(nodes)
        reportUnused(names.variables.close())
        names.whatIfDepth -= 1
        return .whatIf(label: label?.text, body)
    }

    private mutating func findPolicy(_ claims: [(line: NodeView, claim: ClaimSyntax)]) -> Action {
        names.isInSearch = true
        defer { names.isInSearch = false }
        return .findPolicy(
            claims.compactMap { line, claim in
                names.claim(claim).map { PlacedClaim(claim: $0, place: line.place) }
            })
    }
}
