import Interpreter
import PhotoPolicy
import Text
import Wording

/// Renders outcomes for people.
package struct OutcomeText: Sendable {
    let palette: Palette
    /// Columns of the terminal; nil where lines may be as long as they like.
    let width: Int?

    package init(palette: Palette = .plain, width: Int? = nil) {
        self.palette = palette
        self.width = width
    }

    /// The outcome as lines, each ended; empty when there is nothing to say. Indented below what-if blocks.
    package func render(_ outcome: Outcome, roles: RoleCatalog) -> String {
        let lines =
            prediction(outcome) + body(outcome, roles)
            + outcome.notes.map { painted("note: \(Visible.text($0.words))", .note) }
        let indent = String(repeating: "  ", count: outcome.path.count)
        return lines.map { $0.isEmpty ? "\n" : "\(indent)\($0)\n" }.joined()
    }

    /// A table by itself.
    package func render(_ listing: ListingText) -> String { lines(of: listing).map { $0 + "\n" }.joined() }

    /// What the rules say of a live tenant is a prediction; in simulation they decide.
    private func prediction(_ outcome: Outcome) -> [String] {
        outcome.isPrediction ? [painted("prediction: the service decides", .muted)] : []
    }

    /// A plan by itself, such as one that is to be confirmed.
    package func render(_ plan: Plan, roles: RoleCatalog) -> String {
        lines(of: plan, roles).map { "\($0)\n" }.joined()
    }

    private func body(_ outcome: Outcome, _ roles: RoleCatalog) -> [String] {
        switch outcome.result {
        case .edited(let draft, let current):
            let drafted = draft.applied(to: current).statements(roles).joined(separator: " ")
            return [painted("draft: \(drafted)", .muted)]
        case .discarded: return ["draft discarded"]
        case .plan(let plan): return lines(of: plan, roles)
        case .applied(let report): return lines(of: report, roles, outcome)
        case .recorded(let report): return lines(of: report, roles)
        case .refused(let refusal): return lines(of: refusal, roles)
        case .access(let report): return lines(of: report, roles)
        case .explanation(let explanation): return lines(of: explanation, roles)
        case .page(let code):
            return Explanations.text(for: code).split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init)
        case .expectation(let report): return lines(of: report, outcome, roles)
        case .photo(let report): return lines(of: report, outcome, roles)
        case .changed(let report): return [simulated(outcome) + Visible.text(report.sentence)]
        case .clock(let from, let to):
            return [from == to ? "the clock stays at \(to): everything is in force" : "the clock is now \(to)"]
        case .listing(let listing): return lines(of: listing.text(roles))
        case .printed(let items): return [Visible.text(items.joined(separator: " "))]
        case .defined: return []
        case .block(let report): return lines(of: report, roles)
        case .search(let report): return lines(of: report, roles)
        case .skipped(let words): return [painted("skipped: \(Visible.text(words.firstLine))", .muted)]
        }
    }

    /// A safe text in lines that fit the terminal, where there is one.
    func wrapped(_ text: String, indent: Int) -> [String] {
        let lines = width.map { TextFitting.wrap(text, to: max(20, $0 - indent - 2)) } ?? [text]
        return lines.map { String(repeating: " ", count: indent) + $0 }
    }

    func painted(_ text: String, _ style: Style?) -> String { palette.paint(text, style) }

    func simulated(_ outcome: Outcome) -> String {
        outcome.isSimulated ? "simulated (\(Visible.text(outcome.tenant))): nothing left this machine; " : ""
    }

    func table(_ table: Table) -> [String] {
        table.text(width: width, indent: 2, palette: palette).split(separator: "\n").map(String.init)
    }

    private func lines(of report: ExpectationReport, _ outcome: Outcome, _ roles: RoleCatalog) -> [String] {
        let words = Visible.text(outcome.place.source.text(outcome.place.span).firstLine)
        guard let failure = report.failure else { return [painted("holds: \(words)", .muted)] }
        return [painted("failed: \(words)", .error)]
            + (failure.lines(roles) + report.hints.map(\.words)).map { "  " + Visible.text($0) }
    }

    private func lines(of report: PhotoReport, _ outcome: Outcome, _ roles: RoleCatalog) -> [String] {
        guard let refusal = report.refusal else {
            return [simulated(outcome) + Visible.text(report.sentence(roles))]
        }
        return [
            painted(
                "refused[\(refusal.code)]: \(report.act.rawValue) photo of \(Visible.text(report.account)) via \(report.client.word)",
                .error), "  " + Visible.text(report.sentence(roles)),
        ]
    }

    private func lines(of listing: ListingText) -> [String] {
        var result = [painted(Visible.text(listing.title), .heading)]
        if !listing.rows.isEmpty {
            var table = Table(listing.columns.map { Table.Column($0) })
            for row in listing.rows { table.add(row.map { Table.Cell($0) }) }
            result += self.table(table)
        } else if !listing.columns.isEmpty {
            result.append("  none")
        }
        return result + listing.remarks.map { "  " + Visible.text($0) }
    }

    private func lines(of report: BlockReport, _ roles: RoleCatalog) -> [String] {
        let label = report.label.map { " “\(Visible.text($0))”" } ?? ""
        var result = [
            report.holds
                ? painted("what if\(label): holds", .heading) : painted("what if\(label): failed", .error)
        ]
        if report.neverApplied {
            result.append(
                painted(
                    "  warning[\(BlockReport.Code.draftNeverApplied.rawValue)]: edits in it were never applied",
                    .warning))
        }
        if report.impact.isEmpty {
            result.append("  no difference from the tenant outside, once in force")
        } else {
            result.append("  once in force, against the tenant outside:")
            result += lines(of: report.impact, roles)
        }
        return result
    }

    private func lines(of report: SearchReport, _ roles: RoleCatalog) -> [String] {
        guard !report.solutions.isEmpty else {
            let verdict =
                report.leftOut.isEmpty
                ? "no policy fulfils these claims (all \(report.tried) were tried)"
                : "none of the \(report.tried) policies that were tried fulfils these claims"
            return [painted(verdict, .error)] + lines(of: report.leftOut, roles)
                + ["  a smallest set of claims that contradict each other:"]
                + report.conflict.flatMap { lines(of: $0, tried: report.tried) }
        }
        let count = report.solutions.count
        return [painted("\(count) of \(report.tried) policies fulfil every claim; nearest first:", .heading)]
            + report.solutions.map { solution in
                let guards = solution.guards.map(\.rawValue).joined(separator: ", ")
                return "  " + painted(solution.settings.statements(roles).joined(separator: " "), .code)
                    + (solution.isCurrent ? "  # as it is" : "") + (guards.isEmpty ? "" : "  # raises \(guards)")
            }
    }
}

extension OutcomeText {
    /// What keeps a search from being a proof.
    private func lines(of leftOut: PolicySearch.LeftOut, _ roles: RoleCatalog) -> [String] {
        var result: [String] = []
        if !leftOut.listedRoles.isEmpty {
            let names = leftOut.listedRoles.map(roles.written).joined(separator: ", ")
            result.append("  not tried in every combination with the others, and no proof therefore: \(names)")
        }
        if leftOut.unsupportedRoles {
            result.append("  not tried: lists with roles that the service is not known to accept")
        }
        return result
    }

    private func lines(of claim: SearchReport.ConflictingClaim, tried: Int) -> [String] {
        let rules = claim.rules.compactMap { verdict in
            guard let rule = verdict else { return "allowed: the control lets them in, and no other rule refuses" }
            return rule.principle.map { "\(rule.rawValue): \($0)" }
        }
        return ["    " + painted(Visible.text(claim.words.firstLine), .code)]
            + ["      fulfilled by \(claim.fulfilledBy) of \(tried)\(rules.isEmpty ? "" : "; under the others:")"]
            + rules.map { "        \($0)" }
    }
}

extension String {
    /// The first line, with a mark when there are more.
    var firstLine: String {
        guard let end = firstIndex(where: \.isNewline) else { return self }
        return self[..<end] + " …"
    }
}
