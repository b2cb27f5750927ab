import PhotoPolicy

/// Generates the statements of a script at random.
struct OracleScript {
    let world: OracleWorld
    var chance: Chance
    private let places: [Int]
    private let roles: [GUID]

    init(_ world: OracleWorld, seed: Int) {
        self.world = world
        chance = Chance(seed: seed + 500_000)
        places = Array(world.accounts.indices)
        roles = OracleRoles.handedOut + world.customRoles.keys.sorted()
    }

    /// The roles that earlier statements in scope granted, which a later one may revoke.
    typealias Granted = [(account: Int, role: GUID)]

    /// Returns programs that run one after another in one session. Each begins at an open level, so that whatever
    /// closed the previous one does not end the comparison.
    mutating func entries() -> [[OracleStatement]] {
        (0..<chance.number(2...7)).map { _ in statements(chance.number(1...7)) }
    }

    mutating func statements(_ count: Int, depth: Int = 0, granted: Granted = []) -> [OracleStatement] {
        var granted = granted
        var result: [OracleStatement] = []
        while result.count < count {
            let next = statement(depth, &granted)
            result.append(next)
            if case .apply = next, chance.one(in: 25) { result.append(.rollback(despite: despite())) }
        }
        return result
    }

    private mutating func statement(_ depth: Int, _ granted: inout Granted) -> OracleStatement {
        switch chance.number(1...100) {
        case 1...9: return .source(chance.pick([.cloud, .cloud, .cloud, .onPremises, .any]))
        case 10...19: return .allow(allowed())
        case 20...21: return .discard
        case 22...28: return .plan
        case 29...37: return .apply(despite: despite())
        case 38...40: return .rollback(despite: despite())
        case 41...46: return .can(question())
        case 47...49:
            var question = question()
            question.who = .everyone
            return .who(canDo: chance.one(in: 50), question)
        case 50...67: return .expect(claim())
        case 68...71: return .search((0..<chance.number(1...3)).map { _ in searched() })
        case 72...77 where depth < 2:
            let labels = [nil, "a \"quoted\" label", "back\\slash"]
            let body = statements(chance.number(1...7), depth: depth + 1, granted: granted)
            return .whatIf(chance.pick(labels), body)
        case 72...83:
            // Some accounts are granted directly a role that they already hold through a group; it can then not be
            // revoked.
            let throughGroups = throughGroups
            let (place, role) =
                !throughGroups.isEmpty && chance.one(in: 25)
                ? chance.pick(throughGroups) : (chance.pick(places), chance.pick(roles))
            granted.append((place, role))
            return .grant(role, to: place, unit: chance.one(in: 25) ? chance.pick(world.units.keys.sorted()) : nil)
        case 84...87: return revoke(granted) ?? .plan
        case 88: return .mailboxSwitch(policy(), isOn: chance.one(in: 50))
        case 89...90: return .mailboxFor(policy(), some())
        case 91: return .consent(chance.one(in: 50))
        case 92...96: return .advance(chance.pick([nil, nil, 60, 600, 3_600, 40_000]))
        default: return photo()
        }
    }

    private mutating func allowed() -> [GUID] {
        chance.one(in: 20) ? [] : nonEmpty(OracleWorld.list(&chance, world, isWide: chance.one(in: 12)))
    }

    private func nonEmpty(_ list: [GUID]) -> [GUID] { list.isEmpty ? [OracleRoles.user] : list }

    private mutating func despite() -> [String] {
        if chance.one(in: 55) { return [] }
        return chance.one(in: 80) ? ["nobody-left", "on-premises-without-sync"] : ["nobody-left"]
    }

    private mutating func policy() -> String {
        chance.one(in: 15) ? chance.pick(["New one", "n\"ew\\"]) : chance.pick(world.policyNames.values.sorted())
    }

    private mutating func some() -> [Int] {
        let picked = (1...chance.number(1...3)).map { _ in chance.pick(places) }
        return picked.enumerated().filter { picked.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    private var throughGroups: Granted {
        places.flatMap { place in
            world.accounts[place].assignments.filter { $0.group != nil }.map(\.role).sorted().map { (place, $0) }
        }
    }

    /// Returns a revocation that the binding pass admits: of a role held directly since loading, or granted earlier.
    private mutating func revoke(_ granted: Granted) -> OracleStatement? {
        var held: Granted = granted
        for place in places {
            let assignments = world.accounts[place].assignments
            for role in Set(assignments.map(\.role)).sorted()
            where !assignments.contains(where: { $0.role == role && $0.group != nil }) {
                held.append((place, role))
            }
        }
        guard !held.isEmpty else { return nil }
        let one = !granted.isEmpty && chance.one(in: 40) ? chance.pick(granted) : chance.pick(held)
        return .revoke(one.role, from: one.account)
    }

    private mutating func photo() -> OracleStatement {
        let target = chance.one(in: 40) ? nil : chance.pick(places)
        let actor = world.operatorPlace != nil && chance.one(in: 50) ? nil : chance.pick(places)
        return .photo(
            chance.pick(PhotoAction.allCases), of: target, actor: actor,
            chance.pick([.graph, .graph, .powerShell, .teams, .entraAdminCenter]))
    }

    private mutating func question() -> OracleQuestion {
        var question = OracleQuestion(
            who: chance.pick([
                .named(some()), .everyone, .endUsers, .guests, .role(chance.pick(roles)),
                .role(chance.pick([OracleRoles.global, OracleRoles.user])),
            ]))
        question.action = chance.pick(PhotoAction.allCases)
        question.whose = chance.pick([.own, .own, .others, .others, .named(some())])
        if chance.one(in: 4) { question.whose = nil }
        question.when = chance.pick([.now, .now, .inForce, .after(chance.pick([600, 7_000, 60_000]))])
        guard question.whose != nil else { return question }
        if chance.one(in: 20) {
            question.scopes = [chance.pick(Scope.allCases), .userReadWrite].shuffled(using: &chance)
            if question.scopes?[0] == question.scopes?[1] { question.scopes = [.userReadWrite] }
            if chance.one(in: 50) { question.clients = [.graph] }
        } else if chance.one(in: 55) {
            question.clients = chance.some(Client.allCases, percent: 25)
            if question.clients?.isEmpty == true { question.clients = [.graph] }
        }
        return question
    }

    private mutating func claim() -> OracleClaim {
        switch chance.number(1...20) {
        case 1: return .source(chance.pick(OracleSettings.Source.allCases))
        case 2: return .roles(Set(allowed()))
        case 3...5:
            let codes = OracleFindings.known.sorted()
            return .finding(chance.pick(codes), isPresent: chance.one(in: 30))
        case 6: return .photo(of: chance.pick(places), isPresent: chance.one(in: 50))
        default: return access()
        }
    }

    private mutating func access() -> OracleClaim {
        let codes = [
            "role-not-allowed", "source-on-premises", "client-own-photo-only", "mailbox-policy", "role-missing",
            "client-unavailable", "account-disabled", "consent-blocked", "role-scoped", "role-not-activated",
            "guest-own-photo", "client-needs-admin-role", "scope-missing", "client-cannot-update", "source-cloud",
        ]
        var question = question()
        switch chance.number(1...10) {
        case 1:
            question.who = .only(nonEmpty(chance.some(roles, percent: 15)))
            return .access(question, .can)
        case 2:
            question.who = .nobody
            return .access(question, .can)
        default:
            let forms: [OracleClaim.Form] = [.can, .cannot, .cannot, .because(chance.pick(codes))]
            // A claim that already holds is more likely to let the rest of a script run.
            let holding = forms.filter { world.holds(question, $0, question.moment(world)) }
            let isAny = chance.one(in: 30)
            return .access(question, chance.pick(holding.isEmpty || isAny ? forms : holding))
        }
    }

    /// Returns a claim for a search, where a moment makes no sense.
    private mutating func searched() -> OracleClaim {
        switch chance.number(1...12) {
        case 1: return .source(chance.pick(OracleSettings.Source.allCases))
        case 2: return .roles(Set(allowed()))
        case 3:
            let codes = ["nobody-left", "on-premises-without-sync", "sync-photos-stop", "cloud-only-left-out"]
            return .finding(chance.pick(codes), isPresent: chance.one(in: 30))
        default:
            var claim = access()
            while case .access(_, .because) = claim { claim = access() }
            guard case .access(var question, let form) = claim else { return claim }
            question.when = .now
            return .access(question, form)
        }
    }
}
