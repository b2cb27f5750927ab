import Interpreter
import PhotoPolicy
import Wording

extension OracleWalk {
    /// Compares the expected and the actual outcome of one statement.
    mutating func step(
        _ statement: OracleStatement, _ seen: Outcome, _ world: inout OracleWorld, _ level: inout Level
    ) {
        switch statement {
        case .source(let source):
            world.draft.source = source
            world.hasEdits = true
            expectStatus("done", seen)
        case .allow(let roles):
            world.draft.roles = Set(roles)
            world.hasEdits = true
            expectStatus("done", seen)
        case .discard:
            world.emptyDraft()
            expectStatus("done", seen)
        case .plan: plan(seen, world)
        case .apply(let despite): apply(world.draft, despite, seen, &world, &level)
        case .rollback(let despite): rollback(despite, seen, &world, &level)
        case .can(let question): access(question, seen, world)
        case .who(_, let question): access(question, seen, world)
        case .expect(let claim): expect(claim, seen, world, &level)
        case .search(let claims): search(claims, seen, world, &level)
        case .whatIf: break
        case .photo(let action, let target, let actor, let client):
            photo(action, target, actor, client, seen, &world, &level)
        default: change(statement, seen, &world, &level)
        }
    }

    private mutating func plan(_ seen: Outcome, _ world: OracleWorld) {
        guard case .plan(let report) = seen.result else { return lose("kind: a plan", seen) }
        compare(OraclePlan(world, world.draft), report.plan, seen)
    }

    mutating func compare(_ expected: OraclePlan, _ plan: Plan, _ seen: Outcome) {
        let (current, proposed) = (OracleSight.settings(plan.current), OracleSight.settings(plan.proposed))
        if current != expected.current || proposed != expected.proposed {
            return lose(
                "settings: \(expected.current.words) to \(expected.proposed.words), but \(current.words) to "
                    + proposed.words, seen)
        }
        compare(expected.findings, plan.findings, seen)
        compare("impact of a plan", expected.impact, plan.impact, seen)
        compareAbilities(expected.impact, plan.grid, plan.people, seen)
        guard !expected.proposed.isOdd, !expected.current.isOdd else { return }
        let (requests, undo) = (OracleSight.words(plan.requests), OracleSight.words(plan.undo))
        if requests != expected.requests || undo != expected.undo {
            note("requests: \(expected.requests) and \(expected.undo), but \(requests) and \(undo)", seen)
        }
    }

    private mutating func access(_ question: OracleQuestion, _ seen: Outcome, _ world: OracleWorld) {
        expectStatus("done", seen)
        guard case .access(let report) = seen.result else { return lose("kind: answers", seen) }
        compare("answer", world.rows(question, question.moment(world)), report.rows, question, seen)
        if world.draft.isEmpty != (report.rowsWithDraft == nil) {
            note("answer with the draft: whether there is one", seen)
        }
        guard let rows = report.rowsWithDraft, !world.draft.isEmpty else { return }
        let proposed = world.draft.applied(to: world.settings.accepted)
        compare("answer with the draft", world.rows(question, .inForce(proposed)), rows, question, seen)
    }

    private mutating func compare(
        _ kind: String, _ expected: [OracleRow: Set<String>], _ rows: [AccessRow], _ question: OracleQuestion,
        _ seen: Outcome
    ) {
        let found = OracleSight.rows(rows, isNamed: question.isNamed)
        let all = Set(expected.keys).union(found.keys).sorted { $0.description < $1.description }
        let missing = all.filter { (expected[$0]?.count ?? 0) > (found[$0]?.count ?? 0) }
        let extra = all.filter { (expected[$0]?.count ?? 0) < (found[$0]?.count ?? 0) }
        for row in all where missing.isEmpty && extra.isEmpty {
            let strangers = (found[row]?.names ?? []).subtracting(expected[row] ?? [])
            if !strangers.isEmpty { return note("\(kind): \(row.name): it names \(strangers.sorted())", seen) }
        }
        guard !missing.isEmpty || !extra.isEmpty else { return }
        // The pair that differs least is the most informative.
        let pairs = missing.flatMap { row in extra.map { (row: row, other: $0, by: row.differences(from: $0)) } }
        if let pair = pairs.min(by: { $0.by.count < $1.by.count }) {
            return note("\(kind): \(pair.row.name): \(pair.by.joined(separator: "; "))", seen)
        }
        note("\(kind): \((missing.first ?? extra.first)?.description ?? ""): only one side has it", seen)
    }

    private mutating func expect(
        _ claim: OracleClaim, _ seen: Outcome, _ world: OracleWorld, _ level: inout Level
    ) {
        let holds: Bool
        let accepted = world.settings.accepted
        switch claim {
        case .source(let source): holds = accepted.source == source
        case .roles(let roles): holds = accepted.roles == roles
        case .finding(let code, let isPresent):
            let findings = OracleFindings(world, world.draft)
            let isFound = findings.found[code] != nil
            holds = findings.open.contains(code) ? seen.status == .held : isFound == isPresent
        case .photo(let place, let isPresent): holds = world.photos.contains(world.accounts[place].id) == isPresent
        case .access(let question, let form): holds = world.holds(question, form, question.moment(world))
        }
        if !holds { level.close(1) }
        expectStatus(holds ? "held" : "failed", seen)
        guard !holds, case .access(let question, .can) = claim, question.who != .nobody,
            question.actors(world).allSatisfy({ question.targets(world, of: $0).isEmpty }),
            case .expectation(let report) = seen.result
        else { return }
        if report.code != .populationEmpty {
            note("code: population-empty, but \(report.code?.rawValue ?? "none")", seen)
        }
    }

    private mutating func search(
        _ claims: [OracleClaim], _ seen: Outcome, _ world: OracleWorld, _ level: inout Level
    ) {
        guard case .search(let report) = seen.result else { return lose("kind: a search", seen) }
        let search = OracleSearch(world, claims)
        if report.tried != search.candidates.count {
            note("search: \(search.candidates.count) policies tried, but \(report.tried)", seen)
        }
        let found = report.solutions.map { OracleSight.settings($0.settings) }
        if Set(found) != Set(search.solutions) || found.count != search.solutions.count {
            let missing = Set(search.solutions).subtracting(found).map(\.words).sorted()
            let extra = Set(found).subtracting(search.solutions).map(\.words).sorted()
            note("search: missing \(missing.prefix(2)), extra \(extra.prefix(2))", seen)
        }
        let edits = found.map { world.settings.accepted.edits(to: $0) }
        // The order is left open when the current settings have a list with another source, to which no edit leads.
        if edits != edits.sorted(), !world.settings.accepted.isOdd {
            note("search: not the fewest edits first: \(edits)", seen)
        }
        for solution in report.solutions {
            let policy = OracleSight.settings(solution.settings)
            if solution.isCurrent != (policy == world.settings.accepted) { note("search: whether current", seen) }
            let guards = OracleFindings(world, OracleDraft(source: policy.source, roles: policy.roles)).guards
            if Set(solution.guards.map(\.rawValue)) != guards {
                note("search: guards \(guards) of \(policy.words)", seen)
            }
        }
        if report.conflict.count != search.conflictSize {
            note("search: a conflict of \(search.conflictSize), but of \(report.conflict.count)", seen)
        }
        for (policy, solution) in zip(found, report.solutions).prefix(4) {
            solutions.append(
                Solution(settings: solution.settings, current: world.settings.accepted, policy: policy))
        }
        if search.solutions.isEmpty { level.close(1) }
        expectStatus(search.solutions.isEmpty ? "failed" : "held", seen)
    }
}
