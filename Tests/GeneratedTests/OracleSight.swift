import Interpreter
import PhotoPolicy
import Wording

/// Translates the program's results into the oracle's terms. Everything that the comparison needs from the program's
/// types is here.
enum OracleSight {
    static func settings(_ settings: PhotoUpdateSettings) -> OracleSettings {
        let source: OracleSettings.Source =
            switch settings.source {
            case nil: .any
            case .cloud: .cloud
            default: .onPremises
            }
        return OracleSettings(source: source, roles: Set(settings.allowedRoles.map(OracleRoles.canonical)))
    }

    static func draft(_ draft: Draft) -> OracleDraft {
        var result = OracleDraft()
        switch draft.source {
        case .cloud: result.source = .cloud
        case .onPremises: result.source = .onPremises
        case .any: result.source = .any
        case nil: break
        }
        switch draft.roles {
        case .everyone: result.roles = []
        case .roles(let ids): result.roles = Set(ids.map(OracleRoles.canonical))
        case nil: break
        }
        return result
    }

    /// Returns requests as text: `DELETE`, or `PATCH` with what it writes.
    static func words(_ requests: [SettingsRequest]) -> [String] {
        requests.map { request in
            request.method.rawValue + (request.body.map { " \(settings($0).words)" } ?? "")
        }
    }

    /// Returns the number of accounts that each row is about, and the account names shown.
    static func rows(_ rows: [AccessRow], isNamed: Bool) -> [OracleRow: (count: Int, names: Set<String>)] {
        var result: [OracleRow: (count: Int, names: Set<String>)] = [:]
        for row in rows {
            var cells: [String: OracleAnswer] = [:]
            for cell in row.cells { cells[cell.client?.word ?? ""] = answer(cell.answer) }
            let key = OracleRow(
                actor: isNamed ? row.actor.name.words(.builtIn, count: row.actor.count) : nil, target: row.target.words,
                cells: cells)
            let known = result[key] ?? (0, [])
            result[key] = (known.count + row.actor.count, known.names.union(row.actor.samples))
        }
        return result
    }

    private static func answer(_ answer: Answer) -> OracleAnswer {
        let settles = answer.outcome == .unsettled ? answer.settles?.seconds ?? -1 : nil
        return OracleAnswer(
            verdicts: Set(answer.verdicts.map { $0?.rawValue ?? OracleAnswer.allowed }), settles: settles)
    }

    static func names(_ impact: Impact) -> [OracleImpact.Key: Set<String>] {
        var result: [OracleImpact.Key: Set<String>] = [:]
        for row in impact.rows { result[key(row)] = Set(row.samples) }
        return result
    }

    private static func key(_ row: Impact.Row) -> OracleImpact.Key {
        OracleImpact.Key(
            group: row.group.words(.builtIn), action: row.action, isForOthers: row.isForOthers, client: row.client)
    }

    static func impact(_ impact: Impact) -> [OracleImpact.Key: OracleImpact.Counts] {
        var result: [OracleImpact.Key: OracleImpact.Counts] = [:]
        for row in impact.rows {
            result[key(row)] = OracleImpact.Counts(count: row.count, gained: row.gained, lost: row.lost)
        }
        return result
    }

    static func findings(_ findings: [Finding]) -> [String: Set<OracleFindings.Found>] {
        var result: [String: Set<OracleFindings.Found>] = [:]
        for finding in findings where OracleFindings.known.contains(finding.code.rawValue) {
            result[finding.code.rawValue, default: []].insert(
                OracleFindings.Found(severity: finding.severity.rawValue, count: finding.count))
        }
        return result
    }

    static func words(_ outcome: Outcome) -> String { outcome.place.source.text(outcome.place.span) }

    /// Returns a grid's counts of accounts by ability, in the shape of `OracleImpact.abilities`.
    static func abilities(_ grid: AbilityGrid) -> [[[Bool]]: Int] {
        var result: [[[Bool]]: Int] = [:]
        for row in grid.rows {
            let answers = Client.allCases.map { client -> [Bool] in
                guard let index = grid.clients.firstIndex(of: client) else { return [false, false, false, false] }
                let cell = row.cells[index]
                return [cell.own.before, cell.own.after, cell.others.before, cell.others.after].map { $0 == .can }
            }
            result[answers, default: 0] += row.count
        }
        return result
    }

    /// Counts the accounts that lose, gain, keep and lack an ability, through any client used by people.
    static func split(_ abilities: [[[Bool]]: Int], _ pick: ([Bool]) -> [Bool]) -> [Int] {
        var result = [0, 0, 0, 0]
        for (answers, count) in abilities {
            let people = zip(Client.allCases, answers).filter { $0.0 != .directorySync }.map { pick($0.1) }
            switch (people.contains { $0[0] }, people.contains { $0[1] }) {
            case (true, false): result[0] += count
            case (false, true): result[1] += count
            case (true, true): result[2] += count
            case (false, false): result[3] += count
            }
        }
        return result
    }

    static func split(_ split: PeopleCount.Split) -> [Int] { [split.lose, split.gain, split.keep, split.without] }
}
