import PhotoPolicy
import Text
import Wording

/// Renders grids of people and clients.
struct GridText {
    let palette: Palette
    let width: Int?

    /// Returns who may do what through which client: groups down, clients across, or a list of clients for each row
    /// where the width is too small.
    func lines(of grid: AbilityGrid, titled title: String?, _ roles: RoleCatalog) -> [Line] {
        let heading = title.map { [Line($0, .heading)] } ?? []
        guard !grid.rows.isEmpty else { return heading + [Line("there are no enabled accounts", indent: 2)] }
        guard !grid.clients.isEmpty else { return heading + [Line("nobody can, through any client", indent: 2)] }
        var table = Table(
            [Table.Column(title ?? "", .left, overflow: .above)]
                + grid.columns.map { Table.Column($0.title, .left, overflow: .narrow) })
        for row in grid.rows {
            table.add(
                [Table.Cell(row.words(roles))]
                    + grid.columns.map { column in
                        let cell = grid.cell(row, column)
                        return Table.Cell(cell.mark, cell.style)
                    })
        }
        guard let lines = table.sideBySide(width: width, indent: 2, palette: palette) else {
            return heading + list(grid, roles)
        }
        return lines.map { Line(finished: $0) } + [Line(grid.legend, .muted, indent: 2)]
    }

    /// Returns the lines of a table, or of a list where the width is too small for it.
    func fitted(_ table: Table) -> [Line] {
        table.lines(width: width, indent: 2, palette: palette).map { Line(finished: $0) }
    }

    /// For narrow terminals.
    private func list(_ grid: AbilityGrid, _ roles: RoleCatalog) -> [Line] {
        grid.rows.flatMap { row in
            [Line(row.words(roles), .heading, indent: 2)]
                + grid.abilities(of: row).map { Line($0.words, $0.style, indent: 4) }
        }
    }

    /// Returns the answers of several people, targets or clients.
    func lines(of grid: AnswerGrid) -> [Line] {
        var table = Table(
            [Table.Column("", .left, overflow: .above)]
                + grid.columns.map { Table.Column($0, .left, overflow: .narrow) })
        for row in grid.rows {
            table.add([Table.Cell(row.who)] + row.cells.map { Table.Cell($0.text, $0.outcome.style) })
        }
        return fitted(table) + grid.legend.map { Line($0, .muted, indent: 2) }
    }
}

extension AbilityGrid.Cell {
    fileprivate var style: Style? { others.style ?? own.style }
}

extension AbilityGrid.Change {
    fileprivate var style: Style? {
        switch (before, after) {
        case (.can, .cannot): .removed
        case (.cannot, .can): .added
        case (.can, .can), (.cannot, .cannot): nil
        case (.unsettled, _), (.unknown, _), (_, .unsettled), (_, .unknown): .warning
        }
    }
}

extension AbilityGrid.Ability {
    fileprivate var style: Style? { change.style }
}

extension Answer.Outcome {
    var style: Style? {
        switch self {
        case .allowed: .added
        case .refused: .removed
        case .unsettled, .unknown: .warning
        }
    }
}
