import Interpreter
import PhotoPolicy
import Text
import Wording

extension OutcomeText {
    func lines(of report: AccessReport, _ roles: RoleCatalog) -> [String] {
        let moment = report.question.moment.words.map { ", \($0)" } ?? ""
        // Each row of a table says it itself.
        let named = report.isList ? report.question.clients : nil
        let action =
            report.question.action.words + (named.map { " via \($0.map(\.word).joined(separator: ", "))" } ?? "")
        var result = answers(report, report.rows, roles, heading: "\(action)\(moment)")
        if let drafted = report.rowsWithDraft {
            result += answers(report, drafted, roles, heading: "\(action), with the draft in force")
        }
        return result
    }

    private func answers(
        _ report: AccessReport, _ rows: [AccessRow], _ roles: RoleCatalog, heading: String
    ) -> [String] {
        if report.isList { return list(report, rows, roles, heading: heading) }
        if rows.count == 1, rows[0].cells.count == 1, let row = rows.first, let cell = row.cells.first {
            return single(row, cell, report, roles, heading: heading)
        }
        guard !rows.isEmpty else { return ["\(heading): there is nobody to ask about"] }
        var table = Table([Table.Column("who"), Table.Column("whose"), Table.Column("answer")])
        for row in rows {
            table.add([
                Table.Cell(who(row, roles)), Table.Cell(row.target.words), Table.Cell(row.answersInWords, row.style),
            ])
        }
        return [painted(Visible.text(heading), .heading)] + self.table(table)
    }

    private func single(
        _ row: AccessRow, _ cell: AccessRow.Cell, _ report: AccessReport, _ roles: RoleCatalog, heading: String
    ) -> [String] {
        let via = cell.client.map { " via \($0.word)" } ?? ""
        let head = "\(Visible.text(who(row, roles))): \(Visible.text(heading))\(via): \(cell.answer.words)"
        var result = [painted(head, row.style)]
        guard cell.answer.outcome == .refused else { return result }
        for reason in cell.answer.reasons {
            result.append("  \(Visible.text(reason.summary))")
            if let client = cell.client {
                result.append("  shown there: \(Visible.text(reason.shown(in: client, profile: report.profile)))")
            }
        }
        return result
    }

    /// Only the clients and people whose answer is the one asked for.
    private func list(
        _ report: AccessReport, _ rows: [AccessRow], _ roles: RoleCatalog, heading: String
    ) -> [String] {
        let wanted: Answer.Outcome = report.wantsAllowed ? .allowed : .refused
        var table = Table([
            Table.Column("who"), Table.Column("accounts", .right), Table.Column("whose"), Table.Column("via"),
        ])
        var people = 0
        for row in rows {
            let clients = row.cells.filter { $0.answer.outcome == wanted }
            let isListed = report.wantsAllowed ? !clients.isEmpty : clients.count == row.cells.count
            guard isListed else { continue }
            people += row.actor.count
            table.add([
                Table.Cell(who(row, roles)), Table.Cell("\(row.actor.count)"), Table.Cell(row.target.words),
                Table.Cell(clients.compactMap { $0.client?.word }.joined(separator: ", ")),
            ])
        }
        let unknown = rows.filter { $0.cells.contains { $0.answer.outcome == .unknown } }.reduce(0) {
            $0 + $1.actor.count
        }
        let open =
            unknown == 0
            ? [] : ["  not known of \(unknown): the settings hold what this version does not understand"]
        let verb = report.wantsAllowed ? "can" : "cannot"
        let heading = Visible.text(heading)
        guard people > 0 else { return [painted("nobody \(verb) \(heading)", .heading)] + open }
        return [painted("\(people) \(people == 1 ? "account" : "accounts") \(verb) \(heading)", .heading)]
            + self.table(table) + open
    }

    private func who(_ row: AccessRow, _ roles: RoleCatalog) -> String {
        guard row.actor.count > row.actor.samples.count else { return row.actor.samples.joined(separator: ", ") }
        return row.actor.name.words(roles)
    }

    func lines(of explanation: AccessExplanation, _ roles: RoleCatalog) -> [String] {
        let style: Style = explanation.answer.outcome == .allowed ? .added : .removed
        let via =
            (explanation.client.map { " via \($0.word)" } ?? "") + (explanation.moment.words.map { ", \($0)" } ?? "")
        var result = [
            painted(
                "\(Visible.text(explanation.actor.words(roles))): \(Visible.text(explanation.actionWords))\(via): "
                    + explanation.answer.words, style)
        ]
        var hasDecided = false
        for step in explanation.trace.steps {
            let mark =
                step.isDeciding ? "refuses" : step.refuses ? (hasDecided ? "would also refuse" : "refuses") : "passes"
            if step.isDeciding { hasDecided = true }
            let line =
                "  \(mark): \(step.rule.rawValue): \(Visible.text(explanation.trace.fact(for: step.rule, roles)))"
            result.append(step.refuses ? painted(line, step.isDeciding ? .removed : .warning) : painted(line, .muted))
            if let assumption = step.assumption { result.append("    assumes: \(assumption.sentence)") }
        }
        if let shown = explanation.shown { result.append("  shown there: \(Visible.text(shown))") }
        if !explanation.flips.isEmpty {
            result.append("  each of these alone would turn the answer, once in force:")
            let actor = explanation.actor.words(roles)
            result += explanation.flips.map {
                "    " + painted(Visible.text($0.statement(actor: actor, roles)), .code)
            }
        }
        return result
    }
}

extension AccessRow {
    var style: Style? {
        let outcomes = Set(cells.map(\.answer.outcome))
        if outcomes == [.allowed] { return .added }
        return outcomes == [.refused] ? .removed : nil
    }
}
