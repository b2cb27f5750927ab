import PhotoPolicy

extension AbilityGrid {
    /// The marks in use, with what they mean.
    package var legend: String {
        var marks: [(mark: String, meaning: String)] = []
        var tellsOthers = false
        for cell in rows.flatMap(\.cells) {
            tellsOthers = tellsOthers || cell.others != .never
            for change in [cell.own, cell.others] where !marks.contains(where: { $0.mark == change.mark }) {
                marks.append((change.mark, change.meaning(comparesTwo)))
            }
        }
        let order = ["-", "+", "y", "?", "."]
        marks.sort { (order.firstIndex(of: $0.mark) ?? 0) < (order.firstIndex(of: $1.mark) ?? 0) }
        return (tellsOthers ? "own photo/those of others: " : "own photo: ")
            + marks.map { "\($0.mark) \($0.meaning)" }.joined(separator: ", ")
    }

    /// For outputs that are data: a row for each group, a column for each client.
    package func text(_ roles: RoleCatalog) -> ListingText {
        ListingText(
            title,
            columns: ["who"] + columns.map(\.names),
            rows: rows.map { row in [row.words(roles)] + columns.map { cell(row, $0).mark } },
            remarks: rows.isEmpty ? [] : [legend])
    }
}

extension AbilityGrid.Change {
    package var mark: String {
        switch (before, after) {
        case (.can, .can): "y"
        case (.cannot, .cannot): "."
        case (.can, .cannot): "-"
        case (.cannot, .can): "+"
        case (.unsettled, _), (.unknown, _), (_, .unsettled), (_, .unknown): "?"
        }
    }

    fileprivate func meaning(_ comparesTwo: Bool) -> String {
        switch (before, after) {
        case (.can, .can): comparesTwo ? "keeps" : "can"
        case (.cannot, .cannot): "cannot"
        case (.can, .cannot): "loses"
        case (.cannot, .can): "gains"
        case (.unsettled, _), (_, .unsettled): "not settled yet"
        case (.unknown, _), (_, .unknown): "not known"
        }
    }
}

extension AbilityGrid.Cell {
    /// `-`, `y/y`: one's own photo, and those of others where they can be changed before or after.
    package var mark: String { others == .never ? own.mark : "\(own.mark)/\(others.mark)" }
}

extension AbilityGrid {
    package var title: String {
        comparesTwo ? "who may update photos, now and with the draft in force" : "who may update photos now"
    }

    /// What the people of a row can do, lose or gain, and where.
    package struct Ability: Sendable {
        package let change: Change
        package let words: String
    }

    /// Returns everything that a row's people can do at one of the two times.
    package func abilities(of row: Row) -> [Ability] {
        let cells: [(whose: String, change: (Cell) -> Change)] = [
            ("own photo", { $0.own }), ("photos of others", { $0.others }),
        ]
        let found = cells.flatMap { whose, change in
            Set(row.cells.map(change)).subtracting([.never]).sorted { $0.mark < $1.mark }.map { kind in
                let clients = zip(clients, row.cells).filter { change($0.1) == kind }.map(\.0)
                return Ability(
                    change: kind, words: "\(whose): \(kind.meaning(comparesTwo)) in \(clients.names)")
            }
        }
        return found.isEmpty ? [Ability(change: .never, words: "cannot change photos")] : found
    }
}
