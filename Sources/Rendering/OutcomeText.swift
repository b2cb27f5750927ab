import Interpreter
import PhotoPolicy
import Text
import Wording

/// Renders outcomes for people.
package struct OutcomeText: Sendable {
    let palette: Palette
    /// Columns of the terminal; nil for no limit.
    private(set) var width: Int?
    /// Whether each change in simulation says that nothing left this machine; a prompt says it once.
    private let namesSimulation: Bool

    package init(palette: Palette = .plain, width: Int? = nil, namesSimulation: Bool = true) {
        self.palette = palette
        self.width = width
        self.namesSimulation = namesSimulation
    }

    /// Renders the outcome as complete lines, indented inside what-if blocks; empty when there is nothing to say.
    package func render(_ outcome: Outcome, roles: RoleCatalog) -> String {
        let indent = 2 * outcome.path.count
        var inner = self
        inner.width = width.map { $0 - indent }
        let lines =
            inner.prediction(outcome) + inner.body(outcome, roles)
            + outcome.notes.map { Line("note: \($0.words)", .note) }
        return inner.text(of: lines, margin: Line.blanks(indent))
    }

    /// Renders a table by itself.
    package func render(_ listing: ListingText) -> String { text(of: lines(of: listing)) }

    /// Says how the expectations of a run went.
    package func verdict(on all: Int, holding: Int, _ tenant: String) -> String {
        let failed = all - holding
        let words =
            failed == 0
            ? "\(counted(all, "expectation")) \(all == 1 ? "holds" : "hold") on \(tenant)"
            : "\(failed) of \(counted(all, "expectation")) failed on \(tenant)"
        return text(of: [Line(words, failed == 0 ? .added : .error)])
    }

    /// Renders a plan by itself, such as one to be confirmed.
    package func render(_ plan: Plan, roles: RoleCatalog) -> String { text(of: lines(of: plan, roles)) }

    private func text(of lines: [Line], margin: String = "") -> String {
        lines.flatMap { $0.text(width: width, palette: palette) }.map { $0.isEmpty ? "\n" : margin + $0 + "\n" }
            .joined()
    }

    /// What the rules say about a live tenant is a prediction; in simulation they decide.
    private func prediction(_ outcome: Outcome) -> [Line] {
        outcome.isPrediction ? [Line("prediction: the service decides", .muted)] : []
    }

    private func body(_ outcome: Outcome, _ roles: RoleCatalog) -> [Line] {
        switch outcome.result {
        case .edited(let draft, let current):
            return [Line("draft: \(draft.applied(to: current).statements(roles).joined(separator: " "))", .muted)]
        case .discarded: return ["draft discarded"]
        case .plan(let report): return lines(of: report.plan, roles, isFull: report.isFull)
        case .applied(let report): return lines(of: report, roles, outcome)
        case .recorded(let report): return lines(of: report, roles)
        case .refused(let refusal): return lines(of: refusal, roles)
        case .access(let report): return lines(of: report, roles)
        case .explanation(let explanation): return lines(of: explanation, roles)
        case .page(let code):
            return Explanations.text(for: code).split(separator: "\n", omittingEmptySubsequences: false)
                .map { Line(String($0)) }
        case .expectation(let report): return lines(of: report, outcome, roles)
        case .photo(let report): return lines(of: report, outcome, roles)
        case .changed(let report): return [Line(simulated(outcome) + report.sentence)]
        case .clock(let from, let to):
            return [
                Line(
                    from == to
                        ? "the clock stays at \(to.words): everything is in force" : "the clock is now \(to.words)")
            ]
        case .listing(.matrix(let grid)): return grids.lines(of: grid, titled: grid.title, roles)
        case .listing(let listing): return lines(of: listing.text(roles))
        case .printed(let items): return [Line(items.joined(separator: " "))]
        case .defined: return []
        case .block(let report): return lines(of: report, roles)
        case .search(let report): return lines(of: report, roles)
        case .skipped(let words): return [Line("skipped: \(words.firstLine)", .muted)]
        }
    }

    func simulated(_ outcome: Outcome) -> String {
        outcome.isSimulated && namesSimulation ? "simulated (\(outcome.tenant)): nothing left this machine; " : ""
    }

    var grids: GridText { GridText(palette: palette, width: width) }

    /// Returns the lines of a table, already fitted.
    func lines(of table: Table) -> [Line] { grids.fitted(table) }

    private func lines(of report: ExpectationReport, _ outcome: Outcome, _ roles: RoleCatalog) -> [Line] {
        let words = outcome.place.source.text(outcome.place.span).firstLine
        guard let failure = report.failure else { return [Line("holds: \(words)", .muted)] }
        return [Line("failed: \(words)", .error)]
            + (failure.lines(roles) + report.hints.map(\.words)).map { Line($0, indent: 2) }
    }

    private func lines(of report: PhotoReport, _ outcome: Outcome, _ roles: RoleCatalog) -> [Line] {
        guard let refusal = report.refusal else { return [Line(simulated(outcome) + report.sentence(roles))] }
        return [
            Line(
                "refused[\(refusal.code)]: \(report.act.rawValue) photo of \(report.account) via \(report.client.displayName)",
                .error),
            Line(report.sentence(roles), indent: 2),
        ]
    }

    private func lines(of listing: ListingText) -> [Line] {
        var result = [Line(listing.title, .heading)]
        if !listing.rows.isEmpty {
            var table = Table(listing.columns.map { Table.Column($0) })
            for row in listing.rows { table.add(row.map { Table.Cell($0) }) }
            result += lines(of: table)
        } else if !listing.columns.isEmpty {
            result.append(Line(listing.whenEmpty, indent: 2))
        }
        return result + listing.remarks.map { Line($0, indent: 2) }
    }

    private func lines(of report: BlockReport, _ roles: RoleCatalog) -> [Line] {
        let label = report.label.map { " \"\($0)\"" } ?? ""
        var result = [Line("what if\(label)\(report.verdict)", report.holds ? .heading : .error)]
        if report.neverApplied {
            let code = BlockReport.Code.draftNeverApplied.rawValue
            result.append(
                Line("warning[\(code)]: its draft was never applied, so that it changed nothing", .warning, indent: 2))
        }
        guard !report.impact.isEmpty else {
            return result + [Line("nobody gains or loses anything", indent: 2)]
        }
        return result + [Line(report.people.words(isSure: true, report.impact), indent: 2)]
            + grids.lines(of: report.grid, titled: "once in force", roles)
    }

    private func lines(of report: SearchReport, _ roles: RoleCatalog) -> [Line] {
        guard !report.solutions.isEmpty else {
            let verdict =
                report.leftOut.isEmpty
                ? "no policy fulfils these claims (all \(report.tried) were tried)"
                : "none of the \(report.tried) policies that were tried fulfils these claims"
            return [Line(verdict, .error)] + lines(of: report.leftOut, roles)
                + [Line("a smallest set of claims that contradict each other:", indent: 2)]
                + report.conflict.flatMap { lines(of: $0, tried: report.tried) }
        }
        let count = report.solutions.count
        let shown = report.solutions.prefix(Self.solutionsShown)
        return [
            Line(
                count == 1
                    ? "1 of \(report.tried) policies fulfils every claim:"
                    : "\(count) of \(report.tried) policies fulfil every claim; nearest first:", .heading)
        ]
            + shown.map { solution in
                let guards = solution.guards.map(\.rawValue).joined(separator: ", ")
                return Line(solution.settings.statements(roles).joined(separator: " "), .code, indent: 2)
                    .adding((solution.isCurrent ? "  # as it is" : "") + (guards.isEmpty ? "" : "  # raises \(guards)"))
            }
            + (count > shown.count ? [Line("and \(count - shown.count) more, each with more edits", indent: 2)] : [])
    }

    private static let solutionsShown = 12

    /// What keeps a search from being a proof.
    private func lines(of leftOut: PolicySearch.LeftOut, _ roles: RoleCatalog) -> [Line] {
        var result: [Line] = []
        if !leftOut.listedRoles.isEmpty {
            let names = leftOut.listedRoles.map(roles.written).joined(separator: ", ")
            result.append(
                Line("not tried in every combination with the others, and no proof therefore: \(names)", indent: 2))
        }
        if leftOut.unsupportedRoles {
            result.append(Line("not tried: lists with roles that the service is not known to accept", indent: 2))
        }
        return result
    }

    private func lines(of claim: SearchReport.ConflictingClaim, tried: Int) -> [Line] {
        let rules = claim.rules.compactMap { verdict in
            guard let rule = verdict else { return "allowed: the control lets them in, and no other rule refuses" }
            return rule.principle.map { "\(rule.rawValue): \($0)" }
        }
        return [
            Line(claim.words.firstLine, .code, indent: 4),
            Line(
                "fulfilled by \(claim.fulfilledBy) of \(tried)\(rules.isEmpty ? "" : "; under the others:")", indent: 6),
        ] + rules.map { Line($0, indent: 8) }
    }
}

extension String {
    /// The first line, with a mark when there are more.
    package var firstLine: String {
        guard let end = firstIndex(where: \.isNewline) else { return self }
        return self[..<end] + " …"
    }
}
