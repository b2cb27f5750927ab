import Interpreter
import PhotoPolicy
import Text
import Wording

/// What a run did, as a document for people who decide about a change, written as Markdown or HTML.
package struct Document: Sendable {
    /// A fact about the run, such as its tenant.
    package struct Fact: Sendable {
        let name: String
        let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    enum Block: Sendable {
        case heading(String)
        case paragraph(String)
        case verdict(String, isGood: Bool)
        case diff(removed: String, added: String)
        case items([Item])
        case grid(Grid)
        case timeline(Timeline)
        case code([String])
        /// Text that is already laid out.
        case text(String)
    }

    struct Item: Sendable {
        enum Mark: String, Sendable { case good, bad, warning, note }

        let mark: Mark
        let title: String
        let text: String
        /// What fixes it.
        let cure: String?
    }

    struct Grid: Sendable {
        let columns: [String]
        let rows: [(who: String, cells: [Cell])]
        let legend: String

        struct Cell: Sendable {
            let mark: String
            let kind: Kind
        }

        enum Kind: String, Sendable { case lose, gain, keep, never, open }
    }

    /// Who may change their own photo at which time, from the apply until it is fully in force.
    struct Timeline: Sendable {
        let start: String
        let end: String
        let rows: [(who: String, kind: Grid.Kind)]
    }

    package let title: String
    package let facts: [Fact]
    private(set) var blocks: [Block] = []
    /// What was expected and what was refused in the current what-if block.
    private var inner: [Item] = []

    package init(title: String, facts: [Fact]) {
        self.title = title
        self.facts = facts
    }

    /// Adds the outcome of a statement.
    package mutating func add(_ outcome: Outcome, roles: RoleCatalog) {
        let statement = outcome.place.source.text(outcome.place.span)
        guard outcome.path.isEmpty else { return inner += Item(inBlock: outcome, statement, roles).map { [$0] } ?? [] }
        switch outcome.result {
        case .plan(let report): add(report.plan, roles)
        case .recorded(let report):
            if report.showsPlan { add(report.plan, roles) }
            blocks.append(.paragraph("To be applied\(report.reason.map { " because \"\($0)\"" } ?? "")."))
        case .applied(let report):
            if report.showsPlan { add(report.plan, roles) }
            add(outcome, statement, roles)
        case .refused(let refusal):
            if let plan = refusal.plan { add(plan, roles) }
            blocks.append(.verdict("Refused: \(refusal.sentence(roles))", isGood: false))
        case .listing(.matrix(let grid)):
            blocks += [.heading("Who may update photos"), .grid(Grid(grid, roles))]
        case .block(let report):
            blocks.append(.heading("What if\(report.label.map { ": \($0)" } ?? "")"))
            if report.expectations > 0 || !report.holds {
                blocks.append(.verdict("What if" + report.verdict, isGood: report.holds))
            }
            if !inner.isEmpty { blocks.append(.items(inner)) }
            inner = []
            blocks.append(.paragraph(report.people.words(isSure: true, report.impact).capitalisedStart + "."))
            if !report.impact.isEmpty { blocks.append(.grid(Grid(report.grid, roles))) }
        case .expectation(let report):
            let item = Item(report, statement, roles)
            if case .items(let items)? = blocks.last, items.allSatisfy({ $0.mark == .good || $0.mark == .bad }) {
                blocks[blocks.count - 1] = .items(items + [item])
            } else {
                blocks += [.heading("Expectations"), .items([item])]
            }
        case .edited, .discarded, .defined: break
        case .access, .explanation, .page, .photo, .changed, .clock, .listing, .printed, .search, .skipped:
            add(outcome, statement, roles)
        }
    }

    package mutating func add(fault code: String, _ message: String, help: String?) {
        blocks.append(.verdict("Error \(code): \(message)" + (help.map { ". \($0)" } ?? ""), isGood: false))
    }

    package mutating func add(reports text: String) { blocks += [.heading("Reports"), .text(text)] }

    package mutating func end(_ words: String, isGood: Bool) { blocks.append(.verdict(words, isGood: isGood)) }

    private mutating func add(_ outcome: Outcome, _ statement: String, _ roles: RoleCatalog) {
        blocks += [.code([statement]), .text(OutcomeText(width: 100).render(outcome, roles: roles))]
    }

    private mutating func add(_ plan: Plan, _ roles: RoleCatalog) {
        blocks += [
            .heading("Plan"), .verdict(plan.headline.capitalisedStart + ".", isGood: !plan.stops && !plan.isGuarded),
        ]
        func words(_ settings: PhotoUpdateSettings) -> String { settings.statements(roles).joined(separator: " ") }
        blocks.append(
            plan.changesSettings
                ? .diff(removed: words(plan.current), added: words(plan.proposed)) : .code([words(plan.current)]))
        if plan.changesSettings, !plan.impact.isEmpty {
            blocks += [.heading("Who may update photos, once in force"), .grid(Grid(plan.grid, roles))]
            if let timeline = Timeline(plan, roles) {
                blocks += [.heading("Own photo, hour by hour"), .timeline(timeline)]
            }
        }
        if !plan.findings.isEmpty {
            blocks += [.heading("Findings"), .items(plan.findings.grouped.map { Item($0, roles) })]
        }
        let assumed = plan.impact.assumptions.map { "\($0.assumption.sentence) (\(counted($0.answers, "answer")))" }
        if !assumed.isEmpty {
            blocks.append(.paragraph("Assumed, where public material is silent: \(assumed.joined(separator: "; "))."))
        }
        if !plan.requests.isEmpty {
            blocks += [
                .heading(plan.stops ? "Requests that would be sent" : "Requests"), .code(plan.requests.map(\.line)),
            ]
            blocks += [.heading("Way back"), .code(plan.undo.map(\.line))]
        }
    }
}

extension Document.Item {
    fileprivate init(_ report: ExpectationReport, _ statement: String, _ roles: RoleCatalog) {
        self.init(
            mark: report.holds ? .good : .bad, title: report.holds ? "holds" : "failed", text: statement.firstLine,
            cure: report.failure.map { ($0.lines(roles) + report.hints.map(\.words)).joined(separator: "; ") })
    }

    /// Takes what is worth a line in a what-if block: an expectation, or a refusal; else nil.
    fileprivate init?(inBlock outcome: Outcome, _ statement: String, _ roles: RoleCatalog) {
        switch outcome.result {
        case .expectation(let report): self.init(report, statement, roles)
        case .refused(let refusal):
            self.init(mark: .bad, title: "refused", text: statement.firstLine, cure: refusal.sentence(roles))
        case .photo(let report) where report.refusal != nil:
            self.init(mark: .bad, title: "refused", text: statement.firstLine, cure: report.sentence(roles))
        case .edited, .discarded, .plan, .applied, .recorded, .access, .explanation, .page, .photo, .changed, .clock,
            .listing, .printed, .defined, .block, .search, .skipped:
            return nil
        }
    }

    fileprivate init(_ group: FindingGroup, _ roles: RoleCatalog) {
        let mark: Mark =
            switch group.severity {
            case .error, .guard: .bad
            case .warning: .warning
            case .note: .note
            }
        self.init(
            mark: mark, title: "\(group.severity.rawValue) \(group.codes.map(\.rawValue).joined(separator: ", "))",
            text: group.sentence(roles), cure: group.cure(roles))
    }
}

extension Document.Grid {
    fileprivate init(_ grid: AbilityGrid, _ roles: RoleCatalog) {
        self.init(
            columns: grid.columns.map(\.names),
            rows: grid.rows.map { row in
                (
                    row.words(roles),
                    grid.columns.map { column in
                        let cell = grid.cell(row, column)
                        return Cell(mark: cell.mark, kind: Kind(cell.others == .never ? cell.own : cell.others))
                    }
                )
            }, legend: grid.legend)
    }
}

extension Document.Grid.Kind {
    fileprivate init(_ change: AbilityGrid.Change) {
        self =
            switch (change.before, change.after) {
            case (.can, .can): .keep
            case (.cannot, .cannot): .never
            case (.can, .cannot): .lose
            case (.cannot, .can): .gain
            case (.unsettled, _), (.unknown, _), (_, .unsettled), (_, .unknown): .open
            }
    }
}

extension Document.Timeline {
    /// Nil where nothing changes for anybody's own photo.
    fileprivate init?(_ plan: Plan, _ roles: RoleCatalog) {
        let people = plan.grid.clients.indices.filter { plan.grid.clients[$0] != .directorySync }
        let rows = plan.grid.rows.map { row -> (who: String, kind: Document.Grid.Kind) in
            let own = people.map { row.cells[$0].own }
            let before = own.contains { $0.before == .can }
            let after = own.contains { $0.after == .can }
            return (
                row.words(roles),
                Document.Grid.Kind(AbilityGrid.Change(before ? .can : .cannot, after ? .can : .cannot))
            )
        }
        guard rows.contains(where: { $0.kind == .lose || $0.kind == .gain }) else { return nil }
        self.init(start: plan.madeAt.words, end: plan.inForceBy.words, rows: rows)
    }
}

extension String {
    var capitalisedStart: String { prefix(1).uppercased() + dropFirst() }
}
