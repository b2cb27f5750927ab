import Interpreter
import OrderedJSON
import PhotoPolicy
import Text
import Wording

extension OutcomeText {
    /// Returns a plan, verdict first; without its grid where an enclosing block shows that at its end.
    ///
    /// - Parameter isFull: whether nothing is folded.
    func lines(of plan: Plan, _ roles: RoleCatalog, isFull: Bool = false, withImpact: Bool = true) -> [Line] {
        var result = [
            Line("Plan: ", .heading, hang: 2).adding(plan.headline, plan.stops || plan.isGuarded ? .error : .heading)
        ]
        result += settingsLines(plan, roles)
        result += isFull ? plan.findings.flatMap { lines(of: FindingGroup([$0]), roles) } : folded(plan, roles)
        guard plan.changesSettings else { return result }
        if withImpact, !plan.impact.isEmpty {
            result += grids.lines(
                of: plan.grid, titled: plan.stops ? "if it went ahead, once in force" : "once in force", roles)
            if isFull { result += table(of: plan.impact, roles) }
            if isFull || !plan.stops { result += assumptions(plan.impact) }
        }
        return result + (plan.stops && !isFull ? [] : requestLines(plan))
    }

    private func settingsLines(_ plan: Plan, _ roles: RoleCatalog) -> [Line] {
        func words(_ settings: PhotoUpdateSettings) -> String {
            settings.statements(roles).joined(separator: " ")
        }
        guard plan.changesSettings else { return [Line(words(plan.current), indent: 4)] }
        return [
            Line("- " + words(plan.current), .removed, indent: 2, hang: 4),
            Line("+ " + words(plan.proposed), .added, indent: 2, hang: 4),
        ]
    }

    /// Returns the findings: those that stop it first, those of one cause and cure as one, notes in one line.
    private func folded(_ plan: Plan, _ roles: RoleCatalog) -> [Line] {
        let groups = plan.findings.filter { $0.severity != .note }.grouped
        let notes = plan.findings.filter { $0.severity == .note }.map(\.code.rawValue)
        return groups.flatMap { lines(of: $0, roles) }
            + (notes.isEmpty || plan.stops
                ? []
                : [
                    Line(notes.count == 1 ? "note: " : "notes: ", .note, indent: 2)
                        .adding(notes.joined(separator: ", ")).adding(" (`plan full;` tells them)", .muted)
                ])
    }

    private func lines(of group: FindingGroup, _ roles: RoleCatalog) -> [Line] {
        let style: Style =
            switch group.severity {
            case .error, .guard: .error
            case .warning: .warning
            case .note: .note
            }
        let codes = group.codes.map(\.rawValue).joined(separator: ", ")
        return [
            Line("\(group.severity.rawValue)[\(codes)]", style, indent: 2, hang: 4)
                .adding(": \(group.sentence(roles))")
        ] + (group.cure(roles).map { [Line($0, .code, indent: 4)] } ?? [])
    }

    private func assumptions(_ impact: Impact) -> [Line] {
        var words = impact.assumptions.map { "\($0.assumption.words) (\(counted($0.answers, "answer")))" }
        if impact.rows.contains(where: \.isOfKnownPart) { words.append("what is not understood changes nothing") }
        return words.isEmpty ? [] : [Line("assumes: \(words.joined(separator: "; "))", .muted, indent: 2)]
    }

    /// Returns who loses and gains: a row for each group, whose photos, and client.
    private func table(of impact: Impact, _ roles: RoleCatalog) -> [Line] {
        var table = Table([
            Table.Column("who"), Table.Column("accounts", .right), Table.Column("whose photo"), Table.Column("lose"),
            Table.Column("gain"), Table.Column("through"),
        ])
        for row in impact.rows {
            table.add([
                Table.Cell(row.group.words(roles)), Table.Cell("\(row.count)"),
                Table.Cell("\(row.action.rawValue) \(row.isForOthers ? "others'" : "own")"),
                Table.Cell(row.lost == 0 ? "" : "\(row.lost)", .removed),
                Table.Cell(row.gained == 0 ? "" : "\(row.gained)", .added),
                Table.Cell(row.client.displayName),
            ])
        }
        return lines(of: table)
    }

    private func requestLines(_ plan: Plan) -> [Line] {
        plan.requests.map { Line(plan.stops ? "would be sent: " : "request: ", indent: 2).adding($0.line, .code) }
            + plan.undo.map { Line("to take it back: \($0.line)", .muted, indent: 2) }
    }

    func lines(of report: AppliedReport, _ roles: RoleCatalog, _ outcome: Outcome) -> [Line] {
        let plan = report.showsPlan ? lines(of: report.plan, roles, withImpact: outcome.path.isEmpty) : []
        let verb = report.isRollback ? "rolled back" : "accepted"
        let reason = report.reason.map { " because \"\($0)\"" } ?? ""
        guard report.plan.changesSettings else {
            return plan + [Line(simulated(outcome) + "nothing to change: the settings are as drafted")]
        }
        return plan + [
            Line(
                simulated(outcome) + "\(verb)\(reason): \(report.readBack.statements(roles).joined(separator: " ")) "
                    + "in force by \(report.inForceBy.words)")
        ]
    }

    func lines(of report: RecordedReport, _ roles: RoleCatalog) -> [Line] {
        let reason = report.reason.map { " because \"\($0)\"" } ?? ""
        return (report.showsPlan ? lines(of: report.plan, roles) : [])
            + [Line("to be applied\(reason): \(report.plan.proposed.statements(roles).joined(separator: " "))")]
    }

    func lines(of refusal: Refusal, _ roles: RoleCatalog) -> [Line] {
        var result = refusal.plan.map { lines(of: $0, roles) } ?? []
        result.append(Line("refused[\(refusal.code)]: \(refusal.sentence(roles))", .error))
        // A plan above already shows them.
        if refusal.findings.count > 1, refusal.plan == nil {
            result += refusal.findings.map {
                Line("\($0.severity.rawValue)[\($0.code.rawValue)]: \($0.sentence(roles))", indent: 2)
            }
        }
        return result + (refusal.help.map { [Line("help: \($0)", indent: 2)] } ?? [])
    }
}

extension SettingsRequest {
    /// The request as one line: method, path and body, with blanks where it may be broken.
    package var line: String {
        "\(method.rawValue) \(Self.path)" + (body.map { " \($0.line)" } ?? "")
    }
}

extension PhotoUpdateSettings: JSONConvertible {
    fileprivate var line: String {
        let roles = (allowedRoles.map(\.description) + otherRoles).map { JSONValue.string($0).text }
        let source = (source.map { JSONValue.string($0.rawValue) } ?? .null).text
        return "{\"source\": \(source), \"allowedRoles\": [\(roles.joined(separator: ", "))]}"
    }

    /// The settings in Graph's own shape.
    package var json: JSONValue {
        .object([
            "source": source.map { .string($0.rawValue) } ?? .null,
            "allowedRoles": .array((allowedRoles.map(\.description) + otherRoles).map { .string($0) }),
        ])
    }
}
