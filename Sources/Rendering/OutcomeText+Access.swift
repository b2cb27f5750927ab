import Interpreter
import PhotoPolicy
import Text
import Wording

extension OutcomeText {
    func lines(of report: AccessReport, _ roles: RoleCatalog) -> [Line] {
        let moment = report.question.moment.words.map { ", \($0)" } ?? ""
        var result = answers(report, report.rows, roles, when: moment)
        if let drafted = report.rowsWithDraft {
            result += answers(report, drafted, roles, when: ", with the draft in force")
        }
        return result
    }

    private func answers(_ report: AccessReport, _ rows: [AccessRow], _ roles: RoleCatalog, when: String) -> [Line] {
        if report.isList { return list(report, rows, roles, when: when) }
        if rows.count == 1, rows[0].cells.count == 1, let row = rows.first, let cell = row.cells.first {
            return single(row, cell, report, roles, when: when)
        }
        let heading = report.question.action.words + when
        guard !rows.isEmpty else { return [Line("\(heading): there is nobody to ask about")] }
        return [Line(heading, .heading)] + grids.lines(of: report.grid(rows, roles))
    }

    private func single(
        _ row: AccessRow, _ cell: AccessRow.Cell, _ report: AccessReport, _ roles: RoleCatalog, when: String
    ) -> [Line] {
        let who = row.actor.name.words(roles, count: row.actor.count)
        let subject = row.actor.name.isPopulation ? "\(row.actor.count) \(who)" : who
        let via = cell.client.map { " via \($0.displayName)" } ?? ""
        let head = "\(subject) \(cell.answer.verb) \(report.question.action.words)\(via)\(when)"
        return [Line(head + cell.answer.remark, cell.answer.outcome.style)]
            + (cell.answer.outcome == .refused ? cell.answer.reasons : []).flatMap { reason in
                [Line("\(reason.rawValue): \(reason.summary)", indent: 2)]
                    + (cell.client.map {
                        [Line("shown there: \(reason.shown(in: $0, profile: report.profile))", indent: 2)]
                    } ?? [])
            }
    }

    /// Lists only the clients and people with the answer asked for.
    private func list(_ report: AccessReport, _ rows: [AccessRow], _ roles: RoleCatalog, when: String) -> [Line] {
        let listed = report.listed(rows)
        let people = listed.reduce(0) { $0 + $1.actor.count }
        let unknown = rows.filter { $0.cells.contains { $0.answer.outcome == .unknown } }.reduce(0) {
            $0 + $1.actor.count
        }
        let open =
            unknown == 0
            ? [] : [Line("not known of \(unknown): the settings hold what this version does not understand", indent: 2)]
        let via = report.question.clients.map { " via \($0.names)" } ?? ""
        let action = report.question.action.words + via + when
        guard people > 0 else {
            let nobody = report.wantsAllowed ? "nobody can \(action)" : "there is nobody who cannot \(action)"
            return [Line(nobody, .heading)] + open
        }
        let verb = report.wantsAllowed ? "can" : "cannot"
        return [Line("\(counted(people, "account")) \(verb) \(action)", .heading)]
            + grids.lines(of: report.grid(listed, roles)) + open
    }

    func lines(of explanation: AccessExplanation, _ roles: RoleCatalog) -> [Line] {
        var result = [Line(explanation.sentence(roles), explanation.answer.outcome.style)]
        if explanation.isFull {
            result += explanation.trace.steps.flatMap { lines(of: $0, explanation, roles) }
        } else {
            let refusing = explanation.trace.steps.filter(\.refuses)
            result += refusing.flatMap { lines(of: $0, explanation, roles) }
            let passing = explanation.trace.steps.filter { !$0.refuses }
            if !passing.isEmpty {
                result.append(
                    Line(
                        "\(counted(passing.count, "rule")) \(passing.count == 1 ? "lets" : "let") it pass (`explain full can …;` lists them)",
                        .muted, indent: 2))
            }
            result += Set(passing.compactMap(\.assumption)).sorted { $0.rawValue < $1.rawValue }
                .map { Line("assumes: \($0.sentence)", .muted, indent: 2) }
        }
        if let drafted = explanation.withDraft {
            result.append(Line("with the draft in force: \(drafted.words)", drafted.outcome.style, indent: 2))
        }
        guard !explanation.flips.isEmpty else { return result }
        let other = explanation.answer.outcome == .allowed ? "refuse" : "allow"
        let actor = explanation.actor.words(roles, count: 1)
        return result + [Line("each of these alone would \(other) it, once in force:", indent: 2)]
            + explanation.flips.map { Line($0.statement(actor: actor, roles), .code, indent: 4) }
    }

    private func lines(of step: TraceStep, _ explanation: AccessExplanation, _ roles: RoleCatalog) -> [Line] {
        let mark = step.isDeciding ? "refuses" : step.refuses ? "would also refuse" : "passes"
        let style: Style = step.isDeciding ? .removed : step.refuses ? .warning : .muted
        let fact = explanation.trace.fact(for: step.rule, roles)
        return [Line("\(mark): \(fact) (\(step.rule.rawValue))", style, indent: 2)]
            + (step.assumption.map { [Line("assumes: \($0.sentence)", .muted, indent: 4)] } ?? [])
    }
}
