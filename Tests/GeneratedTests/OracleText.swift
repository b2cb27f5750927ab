import PhotoPolicy

/// Writes statements in the photo language.
struct OracleText {
    let world: OracleWorld

    func script(_ statements: [OracleStatement], indent: String = "") -> String {
        statements.map { indent + text($0, indent) + "\n" }.joined()
    }

    private func text(_ statement: OracleStatement, _ indent: String) -> String {
        switch statement {
        case .source(let source): "source \(source.rawValue);"
        case .allow(let roles): "\(allow(roles));"
        case .discard: "discard;"
        case .plan: "plan;"
        case .apply(let codes): "apply\(despite(codes));"
        case .rollback(let codes): "rollback\(despite(codes));"
        case .can(let question): "can \(who(question)) \(act(question));"
        case .who(let canDo, let question): "who \(canDo ? "can" : "cannot") \(act(question));"
        case .expect(let claim): "expect \(self.claim(claim));"
        case .search(let claims):
            "find policy { \(claims.map { "expect \(claim($0));" }.joined(separator: " ")) }"
        case .whatIf(let label, let body):
            "what if \(label.map { Self.quoted($0) + " " } ?? ""){\n\(script(body, indent: indent + "  "))\(indent)}"
        case .grant(let id, let place, let unit):
            "grant role \(role(id)) to \(name(place))"
                + (unit.map { " over unit \(Self.quoted(world.units[$0] ?? ""))" } ?? "") + ";"
        case .revoke(let id, let place): "revoke role \(role(id)) from \(name(place));"
        case .mailboxSwitch(let policy, let isOn):
            "mailbox policy \(Self.quoted(policy)) photos \(isOn ? "on" : "off");"
        case .mailboxFor(let policy, let places): "mailbox policy \(Self.quoted(policy)) for \(names(places));"
        case .consent(let isOn): "consent \(isOn ? "on" : "off");"
        case .advance(let span): span.map { "advance \($0)s;" } ?? "advance;"
        case .photo(let action, let target, let actor, let client):
            "\(action.rawValue) \(target.map { "photo of \(name($0))" } ?? "own photo")"
                + (action == .update ? " from \"face.png\"" : "")
                + (actor.map { " as \(name($0))" } ?? "") + " via \(client.word);"
        }
    }

    private func despite(_ codes: [String]) -> String {
        codes.isEmpty ? "" : " despite \(codes.joined(separator: ", "))"
    }

    private func allow(_ roles: [GUID]) -> String { roles.isEmpty ? "allow everyone" : "allow roles \(list(roles))" }

    private func list(_ roles: [GUID]) -> String { "[\(roles.map(role).joined(separator: ", "))]" }

    private func claim(_ claim: OracleClaim) -> String {
        switch claim {
        case .source(let source): return "source \(source.rawValue)"
        case .roles(let roles): return allow(roles.sorted())
        case .finding(let code, let isPresent): return "\(isPresent ? "" : "no ")finding \(code)"
        case .photo(let place, let isPresent): return "photo of \(name(place)) \(isPresent ? "" : "not ")present"
        case .access(let question, let form):
            let verb = form == .can ? "can" : "cannot"
            var reason = ""
            if case .because(let code) = form { reason = " because \(code)" }
            return "\(who(question)) \(verb) \(act(question))\(reason)"
        }
    }

    private func who(_ question: OracleQuestion) -> String {
        switch question.who {
        case .named(let places): names(places)
        case .everyone: "everyone"
        case .endUsers: "endUsers"
        case .guests: "guests"
        case .nobody: "nobody"
        case .role(let id): "role \(role(id))"
        case .only(let roles): "only roles \(list(roles))"
        }
    }

    private func act(_ question: OracleQuestion) -> String {
        var text =
            switch question.whose {
            case nil: "change policy"
            case .own: "\(question.action.rawValue) own photo"
            case .others: "\(question.action.rawValue) photo of others"
            case .named(let places): "\(question.action.rawValue) photo of \(names(places))"
            }
        if let clients = question.clients { text += " via [\(clients.map(\.word).joined(separator: ", "))]" }
        if let scopes = question.scopes { text += " with scopes [\(scopes.map(\.word).joined(separator: ", "))]" }
        switch question.when {
        case .now: break
        case .inForce: text += " once in force"
        case .after(let span): text += " after \(span)s"
        }
        return text
    }

    private func names(_ places: [Int]) -> String {
        places.count == 1 ? name(places[0]) : "[\(places.map(name).joined(separator: ", "))]"
    }

    private func name(_ place: Int) -> String { world.accounts[place].name }

    /// Returns a custom role's name if no other role has it, else its id.
    private func role(_ id: GUID) -> String {
        if let name = world.customRoles[id] {
            let isAlone = world.customRoles.values.filter { $0 == name }.count == 1
            return isAlone && name != "User Administrator" ? Self.quoted(name) : id.description
        }
        if id == OracleRoles.everybody[0] { return world.userRoleID.description }
        return RoleCatalog.builtIn.role(id: id).map { Self.quoted($0.displayName) } ?? id.description
    }

    static func quoted(_ text: String) -> String {
        let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)\""
    }
}
