import PhotoPolicy

extension OracleWorld {
    func request(_ question: OracleQuestion, _ actor: Int, _ target: Int, _ client: Client) -> OracleRequest {
        OracleRequest(
            actor: accounts[actor], action: question.action,
            target: actor == target ? .own : .other(isSynced: accounts[target].isSynced), client: client,
            scopes: question.scopes.map(Set.init))
    }

    /// Returns the answers to a question, each row with the names of the accounts that it covers.
    func rows(_ question: OracleQuestion, _ moment: OracleMoment) -> [OracleRow: Set<String>] {
        var rows: [OracleRow: Set<String>] = [:]
        for actor in question.actors(self) {
            var seen: Set<String> = []
            let label = question.isNamed ? accounts[actor].name : nil
            guard question.whose != nil else {
                let verdict = changeVerdict(accounts[actor], scopes: question.scopes.map(Set.init))
                let answer = OracleAnswer(verdicts: [verdict ?? OracleAnswer.allowed], settles: nil)
                rows[OracleRow(actor: label, target: "the policy", cells: ["": answer]), default: []].insert(
                    accounts[actor].name)
                continue
            }
            for target in question.targets(self, of: actor) {
                let name = targetName(question, actor, target)
                guard seen.insert(name).inserted else { continue }
                var cells: [String: OracleAnswer] = [:]
                for client in question.askedClients {
                    cells[client.word] = answer(request(question, actor, target, client), moment)
                }
                rows[OracleRow(actor: label, target: name, cells: cells), default: []].insert(accounts[actor].name)
            }
        }
        return rows
    }

    /// Others are distinguished only by synchronisation.
    private func targetName(_ question: OracleQuestion, _ actor: Int, _ target: Int) -> String {
        if actor == target { return "own photo" }
        guard question.whose == .others else { return accounts[target].name }
        let isSplit = question.askedClients.contains(.directorySync) && accounts[target].isSynced
        return isSplit ? "others, synchronised" : "others"
    }
}
