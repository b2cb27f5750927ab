import Interpreter
import PhotoPolicy

/// Walks through a script on its own world and compares the program's outcome of each statement.
struct OracleWalk {
    /// A level of the script: what closed it (the exit status), and whether it now skips statements.
    struct Level {
        var closedBy: Int32?
        var isSkipping = false

        mutating func close(_ status: Int32) { closedBy = closedBy ?? status }
    }

    /// What a search printed, to be run afterwards.
    struct Solution {
        let settings: PhotoUpdateSettings
        let current: OracleSettings
        let policy: OracleSettings
    }

    static let endedEarly = "run: it ended early"

    let outcomes: [Outcome]
    private(set) var next = 0
    /// Problems found; each text begins with its kind.
    private(set) var problems: [String] = []
    /// Set after a disagreement about the current world: nothing more can be compared.
    var isLost = false
    var solutions: [Solution] = []
    private var depth = 0

    init(_ outcomes: [Outcome]) { self.outcomes = outcomes }

    mutating func walk(_ statements: [OracleStatement], _ world: inout OracleWorld) -> Level {
        var level = Level()
        for statement in statements where !isLost {
            if level.closedBy != nil, statement.changesSomething { level.isSkipping = true }
            if level.isSkipping {
                guard let seen = take() else { return level }
                expectStatus("skipped", seen)
            } else if case .whatIf(_, let body) = statement {
                walkBlock(body, world, &level)
            } else {
                guard let seen = take() else { return level }
                step(statement, seen, &world, &level)
            }
        }
        return level
    }

    private mutating func walkBlock(_ body: [OracleStatement], _ world: OracleWorld, _ level: inout Level) {
        var inside = world
        inside.hasEdits = false
        depth += 1
        let closed = walk(body, &inside).closedBy
        depth -= 1
        guard !isLost, let seen = take() else { return }
        expectStatus(closed == nil ? "held" : "failed", seen)
        if closed != nil { level.close(1) }
        guard case .block(let report) = seen.result else { return lose("kind: a block", seen) }
        // Edits that only repeat the outer draft may count or not.
        let isNeverApplied = inside.hasEdits && !inside.draft.isEmpty
        if report.neverApplied != isNeverApplied, inside.draft != world.draft {
            note("draft-never-applied: \(isNeverApplied), but \(report.neverApplied)", seen)
        }
        compare(
            "impact of a block", OracleImpact(world, world.settings.accepted, inside, inside.settings.accepted),
            report.impact, seen)
        compareAbilities(
            OracleImpact(world, world.settings.accepted, inside, inside.settings.accepted), report.grid, report.people,
            seen)
    }

    /// Compares the grid of a plan or a block, and the counts of its headline.
    mutating func compareAbilities(
        _ expected: OracleImpact, _ grid: AbilityGrid, _ people: PeopleCount, _ seen: Outcome
    ) {
        let shown = OracleSight.abilities(grid)
        if shown != expected.abilities { return note("grid: \(expected.abilities), but \(shown)", seen) }
        let own = OracleSight.split(expected.abilities) { [$0[0], $0[1]] }
        let others = OracleSight.split(expected.abilities) { [$0[2], $0[3]] }
        if own != OracleSight.split(people.own) || others != OracleSight.split(people.others) {
            note("headline: \(own), \(others), but \(people)", seen)
        }
    }

    private mutating func take() -> Outcome? {
        guard next < outcomes.count else {
            problems.append(Self.endedEarly)
            isLost = true
            return nil
        }
        next += 1
        let seen = outcomes[next - 1]
        if seen.path.count != depth { note("path: \(depth) blocks deep, but \(seen.path)", seen) }
        return seen
    }

    mutating func note(_ problem: String, _ seen: Outcome) {
        problems.append("\(problem)\n    in `\(OracleSight.words(seen))`")
    }

    mutating func lose(_ problem: String, _ seen: Outcome) {
        note(problem, seen)
        isLost = true
    }

    /// Checks the status of an outcome. The world depends on it, so nothing is compared after a difference.
    mutating func expectStatus(_ status: String, _ seen: Outcome) {
        if seen.status.rawValue != status { lose("status: \(status), but \(seen.status.rawValue)", seen) }
    }

    mutating func compare(_ kind: String, _ impact: OracleImpact, _ other: Impact, _ seen: Outcome) {
        let shown = OracleSight.impact(other)
        let keys = Set(shown.keys).union(impact.rows.keys).sorted { $0.description < $1.description }
        for key in keys where shown[key] != impact.rows[key] {
            let (expected, found) = (impact.rows[key], shown[key])
            note("\(kind): \(key): \(Self.words(expected)), but \(Self.words(found))", seen)
            return
        }
        for (key, names) in OracleSight.names(other) where !names.isSubset(of: impact.names[key] ?? []) {
            return note("\(kind): \(key): \(names.sorted()) gain and lose nothing there", seen)
        }
    }

    private static func words(_ counts: OracleImpact.Counts?) -> String {
        counts.map { "\($0.count) (+\($0.gained) -\($0.lost))" } ?? "none"
    }

    mutating func compare(_ findings: OracleFindings, _ others: [Finding], _ seen: Outcome) {
        let shown = OracleSight.findings(others)
        for code in OracleFindings.known.sorted() where !findings.open.contains(code) {
            let expected = findings.found[code] ?? []
            var found = shown[code] ?? []
            // If no count is required, any will do.
            if expected.allSatisfy({ $0.count == nil }), !expected.isEmpty {
                found = Set(found.map { OracleFindings.Found(severity: $0.severity) })
            }
            guard expected == found else {
                note("finding \(code): \(Self.words(expected)), but \(Self.words(found))", seen)
                continue
            }
            let shown = others.filter { $0.code.rawValue == code }.flatMap(\.samples)
            let strangers = findings.names[code].map { Set(shown).subtracting($0) } ?? []
            if !strangers.isEmpty { note("finding \(code): it names \(strangers.sorted())", seen) }
        }
    }

    private static func words(_ found: Set<OracleFindings.Found>) -> String {
        let words = found.map { $0.severity + ($0.count.map { " of \($0)" } ?? "") }
        return words.isEmpty ? "none" : words.sorted().joined(separator: " and ")
    }
}
