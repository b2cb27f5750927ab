import Interpreter
import PhotoPolicy

/// Answers about several people, targets or clients: equal rows are merged, equal columns too, and a letter stands for
/// each answer other than *yes*.
package struct AnswerGrid: Sendable {
    package struct Row: Sendable {
        package let who: String
        package let cells: [Cell]
    }

    package struct Cell: Sendable {
        /// `yes`, `no`, `no a`: a letter where the legend says more.
        package let text: String
        package let outcome: Answer.Outcome
    }

    /// The clients of each column; empty when the question is about only one client, or none.
    package let columns: [String]
    package let rows: [Row]
    /// What each letter stands for.
    package let legend: [String]

    /// - Parameter shows: whether a client's answers are of interest.
    package init(
        _ rows: [AccessRow], _ roles: RoleCatalog, namesClients: Bool = true,
        where shows: ([Answer]) -> Bool = { _ in true }
    ) {
        let clients = (rows.first?.cells.indices.map { $0 } ?? []).filter { index in
            shows(rows.map { $0.cells[index].answer })
        }
        var columns: [[Int]] = []
        for index in clients {
            if let place = columns.firstIndex(where: { column in
                rows.allSatisfy { $0.cells[column[0]].answer == $0.cells[index].answer }
            }) {
                columns[place].append(index)
            } else {
                columns.append([index])
            }
        }
        self.columns = columns.map { column in
            namesClients ? column.compactMap { rows.first?.cells[$0].client }.names : ""
        }
        var letters: [String] = []
        let tellsTarget = Set(rows.map(\.target)).count > 1
        let asked = rows.map { row in (row: row, answers: columns.map { row.cells[$0[0]].answer }) }
        // First merges one actor's targets with equal answers, then the actors with equal targets and answers.
        let byActor = Self.merged(asked) { $0.row.actor.name == $1.row.actor.name && $0.answers == $1.answers }
        let merged = Self.merged(byActor) {
            $0[0].answers == $1[0].answers && $0.map(\.row.target) == $1.map(\.row.target)
        }
        self.rows = merged.map { group in
            let targets = group[0].map(\.row.target.words)
            return Row(
                who: Self.names(group.map { $0[0].row }, roles)
                    + (tellsTarget ? ": \(targets.joined(separator: ", "))" : ""),
                cells: group[0][0].answers.map { Cell(text: $0.short(&letters), outcome: $0.outcome) })
        }
        legend = letters.enumerated().map { "\(Self.letter($0.offset)) \($0.element)" }
    }

    /// Groups the elements that belong together, in the order of each group's first.
    private static func merged<Element>(_ elements: [Element], _ belong: (Element, Element) -> Bool) -> [[Element]] {
        elements.reduce(into: []) { groups, element in
            if let place = groups.firstIndex(where: { belong($0[0], element) }) {
                groups[place].append(element)
            } else {
                groups.append([element])
            }
        }
    }

    /// Names accounts one by one, and populations as a whole.
    private static func names(_ rows: [AccessRow], _ roles: RoleCatalog) -> String {
        let limit = 8
        let names = rows.prefix(limit).flatMap { row -> [String] in
            guard row.actor.count > row.actor.samples.count else { return row.actor.samples }
            return ["\(row.actor.count) \(row.actor.name.words(roles, count: row.actor.count))"]
        }
        let rest = rows.dropFirst(limit).reduce(0) { $0 + $1.actor.count }
        return names.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
    }

    fileprivate static func letter(_ index: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return index < letters.count ? String(letters[index]) : "\(index + 1)"
    }
}

extension Answer {
    /// Returns the answer in a word, with the letter of its explanation.
    fileprivate func short(_ letters: inout [String]) -> String {
        let (word, meaning): (String, String?) =
            switch outcome {
            case .allowed: ("yes", nil)
            case .refused: ("no", reasons.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "; or "))
            case .unsettled: ("?", words)
            case .unknown: ("?", words)
            }
        guard let meaning else { return word }
        let index = letters.firstIndex(of: meaning) ?? letters.count
        if index == letters.count { letters.append(meaning) }
        return "\(word) \(AnswerGrid.letter(index))"
    }
}

extension AccessReport {
    /// Returns the answers as a grid: if no clients were named, only those that change photos in this tenant, and in a
    /// list of who can, only those through which somebody can.
    package func grid(_ rows: [AccessRow], _ roles: RoleCatalog) -> AnswerGrid {
        AnswerGrid(rows, roles, namesClients: question.clients?.count != 1) { answers in
            guard question.clients == nil else { return true }
            if isList, wantsAllowed { return answers.contains { $0.outcome == .allowed } }
            return !answers.allSatisfy { $0.reasons.contains(where: \.isOfEveryone) }
        }
    }
}

extension Reason {
    /// Whether the rule refuses everybody in a client.
    fileprivate var isOfEveryone: Bool {
        switch self {
        case .clientUnavailable, .clientCannotUpdate, .clientCannotRemove: true
        case .accountDisabled, .clientBlocked, .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto,
            .mailboxPolicy, .consentBlocked, .scopeMissing, .roleMissing, .roleNotActivated, .roleScoped,
            .sourceOnPremises, .roleNotAllowed, .syncUnavailable, .targetNotSynced, .sourceCloud,
            .applicationNotSupported, .policyRoleMissing:
            false
        }
    }
}
