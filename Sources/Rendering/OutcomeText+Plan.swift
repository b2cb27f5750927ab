import Interpreter
import OrderedJSON
import PhotoPolicy
import Text
import Wording

extension OutcomeText {
    /// A plan in full; without its impact where a block around it shows that at its end.
    func lines(of plan: Plan, _ roles: RoleCatalog, withImpact: Bool = true) -> [String] {
        var result = [painted("Plan", .heading)]
        result += settingsLines(plan, roles)
        if !plan.findings.isEmpty {
            result += [painted("Findings", .heading)] + plan.findings.flatMap { lines(of: $0, roles) }
        }
        if plan.changesSettings {
            if withImpact {
                result.append(painted("Impact, once in force", .heading))
                result += plan.impact.isEmpty ? ["  nobody gains or loses anything"] : lines(of: plan.impact, roles)
            }
            result.append(painted("Requests", .heading))
            result += plan.requests.map { "  " + painted($0.line, .code) }
            result += plan.undo.map { "  " + painted("to take it back: \($0.line)", .muted) }
            result.append("  Existing photos, roles and mailbox policies do not change.")
        }
        return result + summary(plan)
    }

    private func settingsLines(_ plan: Plan, _ roles: RoleCatalog) -> [String] {
        let (now, then) = (plan.current.statements(roles), plan.proposed.statements(roles))
        return zip(now, then).map { now, then in
            now == then
                ? "    \(Visible.text(now))"
                : "  \(painted("- " + Visible.text(now), .removed))\n  \(painted("+ " + Visible.text(then), .added))"
        }.flatMap { $0.split(separator: "\n").map(String.init) }
    }

    private func lines(of finding: Finding, _ roles: RoleCatalog) -> [String] {
        let style: Style =
            switch finding.severity {
            case .error, .guard: .error
            case .warning: .warning
            case .note: .note
            }
        let code = "\(finding.severity.rawValue)[\(finding.code.rawValue)]"
        let remedy = finding.remedy.map { ["    " + painted(Visible.text($0.text(roles)), .code)] } ?? []
        let lines = wrapped("\(code): \(Visible.text(finding.sentence(roles)))", indent: 4)
        guard let first = lines.first, first.hasPrefix("    " + code) else {
            return ["  " + painted(code, style) + ": " + Visible.text(finding.sentence(roles))] + remedy
        }
        return ["  " + painted(code, style) + first.dropFirst(4 + code.count)] + lines.dropFirst() + remedy
    }

    /// A table of who loses and gains: a row for each group and whose photos; JSON has a row for each client too.
    func lines(of impact: Impact, _ roles: RoleCatalog) -> [String] {
        var table = Table([
            Table.Column("who"), Table.Column("of", .right), Table.Column("whose photo"), Table.Column("lose"),
            Table.Column("gain"), Table.Column("via"),
        ])
        for group in impact.groups {
            table.add([
                Table.Cell(group.group.words(roles)), Table.Cell("\(group.count)"),
                Table.Cell(group.isForOthers ? "others'" : "own"),
                Table.Cell(group.lost, .removed), Table.Cell(group.gained, .added),
                Table.Cell(group.clients.map(\.word).joined(separator: ", ")),
            ])
        }
        return self.table(table)
    }

    private func summary(_ plan: Plan) -> [String] {
        let counts = Finding.Severity.allCases.map { severity in
            (severity, plan.findings.filter { $0.severity == severity }.count)
        }.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)\($0.1 == 1 ? "" : "s")" }
        let assumed = plan.impact.rows.filter(\.isAssumed).count
        let stops = plan.findings.contains { $0.severity == .error }
        let isGuarded = plan.findings.contains { $0.severity == .guard }
        return [
            plan.changesSettings
                ? "Summary: \(plan.requests.map(\.method.rawValue).joined(separator: ", ")) would change the settings; "
                    + "in force everywhere by \(plan.inForceBy)."
                : "Summary: nothing to change.",
            "Findings: \(counts.isEmpty ? "none" : counts.joined(separator: ", ")); "
                + "rows of the impact that rest on assumptions: \(assumed).",
            stops
                ? "An apply would be refused."
                : isGuarded
                    ? "An apply would be refused unless `despite` names the guards." : "An apply would go ahead.",
        ]
    }

    func lines(of report: AppliedReport, _ roles: RoleCatalog, _ outcome: Outcome) -> [String] {
        var result = report.showsPlan ? lines(of: report.plan, roles, withImpact: outcome.path.isEmpty) : []
        let verb = report.isRollback ? "rolled back" : "accepted"
        let reason = report.reason.map { " because “\(Visible.text($0))”" } ?? ""
        guard report.plan.changesSettings else {
            return result + [simulated(outcome) + "nothing to change: the settings are as drafted"]
        }
        result.append(
            simulated(outcome) + "\(verb)\(reason): \(report.readBack.statements(roles).joined(separator: " ")) "
                + "in force by \(report.inForceBy)")
        return result
    }

    func lines(of report: RecordedReport, _ roles: RoleCatalog) -> [String] {
        let reason = report.reason.map { " because “\(Visible.text($0))”" } ?? ""
        return (report.showsPlan ? lines(of: report.plan, roles) : [])
            + ["to be applied\(reason): \(report.plan.proposed.statements(roles).joined(separator: " "))"]
    }

    func lines(of refusal: Refusal, _ roles: RoleCatalog) -> [String] {
        var result = refusal.plan.map { lines(of: $0, roles) } ?? []
        result.append(painted("refused[\(refusal.code)]: \(Visible.text(refusal.sentence(roles)))", .error))
        if refusal.findings.count > 1 {
            result += refusal.findings.map {
                "  \($0.severity.rawValue)[\($0.code.rawValue)]: \(Visible.text($0.sentence(roles)))"
            }
        }
        return result + (refusal.help.map { ["  help: \(Visible.text($0))"] } ?? [])
    }
}

/// What a group loses and gains, all clients and both actions together.
private struct ImpactSummary {
    let group: Impact.Group
    let count: Int
    let isForOthers: Bool
    let rows: [Impact.Row]

    var clients: [Client] { ClientSet(rows.map(\.client)).members }
    var lost: String { Self.range(rows.map(\.lost)) }
    var gained: String { Self.range(rows.map(\.gained)) }

    /// `5`, `3–5` where clients differ, nothing for none.
    private static func range(_ numbers: [Int]) -> String {
        let (least, most) = (numbers.min() ?? 0, numbers.max() ?? 0)
        return most == 0 ? "" : least == most ? "\(most)" : "\(least)–\(most)"
    }
}

extension Impact {
    fileprivate var groups: [ImpactSummary] {
        var order: [Group] = []
        for row in rows where !order.contains(row.group) { order.append(row.group) }
        return order.flatMap { group in
            [false, true].compactMap { isForOthers in
                let rows = rows.filter { $0.group == group && $0.isForOthers == isForOthers }
                return rows.first.map {
                    ImpactSummary(group: group, count: $0.count, isForOthers: isForOthers, rows: rows)
                }
            }
        }
    }
}

extension SettingsRequest {
    /// The request as one line: method, path and body.
    package var line: String {
        "\(method.rawValue) \(Self.path)" + (body.map { " \($0.json.text)" } ?? "")
    }
}

extension PhotoUpdateSettings: JSONConvertible {
    /// The settings in Graph's own shape.
    package var json: JSONValue {
        .object([
            "source": source.map { .string($0.rawValue) } ?? .null,
            "allowedRoles": .array((allowedRoles.map(\.description) + otherRoles).map { .string($0) }),
        ])
    }
}
