import PhotoPolicy

enum OracleClaim: Hashable, Sendable {
    enum Form: Hashable, Sendable {
        case can, cannot
        case because(String)
    }

    case source(OracleSettings.Source)
    /// Empty for `allow everyone`.
    case roles(Set<GUID>)
    case finding(String, isPresent: Bool)
    case photo(of: Int, isPresent: Bool)
    case access(OracleQuestion, Form)
}

extension OracleWorld {
    /// Whether a claim about access holds, however far changes have spread.
    func holds(_ question: OracleQuestion, _ form: OracleClaim.Form, _ moment: OracleMoment) -> Bool {
        var pairs: [(actor: Int, target: Int)] = []
        for actor in question.actors(self) {
            var kinds: Set<Bool> = []
            for target in question.targets(self, of: actor) {
                // For others, only whether they are synchronised matters.
                if question.whose == .others, !kinds.insert(accounts[target].isSynced).inserted { continue }
                pairs.append((actor, target))
            }
        }
        func verdicts(_ pair: (actor: Int, target: Int)) -> [Set<String>] {
            guard question.whose != nil else {
                let scopes = question.scopes.map(Set.init)
                return [[changeVerdict(accounts[pair.actor], scopes: scopes) ?? OracleAnswer.allowed]]
            }
            return question.askedClients.map {
                answer(request(question, pair.actor, pair.target, $0), moment).verdicts
            }
        }
        func can(_ pair: (actor: Int, target: Int)) -> Bool {
            let allowed = verdicts(pair).map { $0 == [OracleAnswer.allowed] }
            return question.clients == nil ? allowed.contains(true) : !allowed.contains(false)
        }
        func cannot(_ pair: (actor: Int, target: Int)) -> Bool {
            verdicts(pair).allSatisfy { !$0.contains(OracleAnswer.allowed) }
        }
        func refuses(_ pair: (actor: Int, target: Int), _ code: String) -> Bool {
            let given = verdicts(pair).map { $0 == [code] }
            return question.clients == nil ? given.contains(true) : !given.contains(false)
        }
        switch (question.who, form) {
        case (.nobody, _): return pairs.allSatisfy(cannot)
        case (.only(let roles), _):
            let isHolder = { (actor: Int) in roles.contains { self.accounts[actor].holds($0) } }
            let holders = pairs.filter { isHolder($0.actor) }
            return !holders.isEmpty && holders.allSatisfy(can)
                && pairs.filter { !isHolder($0.actor) }.allSatisfy(cannot)
        case (_, .can): return !pairs.isEmpty && pairs.allSatisfy(can)
        case (_, .cannot): return pairs.allSatisfy(cannot)
        case (_, .because(let code)): return pairs.allSatisfy { cannot($0) && refuses($0, code) }
        }
    }
}
