import Interpreter
import PhotoPolicy
import Text
import Wording

/// Tables as comma-separated values (RFC 4180) that spreadsheets open.
package enum CSV {
    /// One row, ended by CR LF.
    package static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A spreadsheet treats a text that begins with one of these as a formula, and the names in a directory are written
    /// by strangers.
    private static let formulaSigns: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map(formulaSigns.contains) == true && Double(text) == nil
        let text = Visible.text((isFormula ? "'" : "") + text)
        // By scalars: a combining mark after a quote or a comma makes another character of it, but the same bytes.
        guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Returns the table of an outcome, titles first; nil when it is not a table.
    package static func table(of outcome: Outcome, roles: RoleCatalog) -> [[String]]? {
        switch outcome.result {
        case .plan(let report): report.accounts.map(table)
        case .access(let report): report.accounts.map { table($0, of: report) }
        case .listing(let listing): table(listing.text(roles))
        case .block(let report): table(report.impact, roles)
        case .edited, .discarded, .applied, .recorded, .refused, .explanation, .page, .expectation, .photo, .changed,
            .clock, .printed, .defined, .search, .skipped:
            nil
        }
    }

    private static let who = ["address", "display name", "id"]

    private static func cells(_ account: Account) -> [String] {
        [account.userPrincipalName, account.displayName, account.id.description]
    }

    private static func table(_ impacts: NamedImpacts) -> [[String]] {
        [who + ["photo", "lost", "gained", "reason"]]
            + impacts.rows.flatMap { row in
                [("own", row.answer.own), ("others", row.answer.others)].filter { !$0.1.isEmpty }.map {
                    photo, difference in
                    cells(row.account)
                        + [photo, words(difference.lost), words(difference.gained), difference.reason?.rawValue ?? ""]
                }
            }
    }

    private static func table(_ answers: NamedAnswers, of report: AccessReport) -> [[String]] {
        [who + ["photo", "client", "answer", "reason", "settles"]]
            + answers.rows.filter { report.lists($0.answer) }.flatMap { row in
                row.answer.cells.filter { report.lists($0) }.map { cell in
                    cells(row.account) + [
                        row.answer.target.words, cell.client?.word ?? "", cell.answer.outcome.rawValue,
                        cell.answer.before?.rawValue ?? "", cell.answer.settles?.description ?? "",
                    ]
                }
            }
    }

    private static func table(_ listing: ListingText) -> [[String]]? {
        listing.columns.isEmpty ? nil : [listing.columns] + listing.rows
    }

    private static func table(_ impact: Impact, _ roles: RoleCatalog) -> [[String]] {
        [["group", "action", "photo", "client", "accounts", "lost", "gained"]]
            + impact.rows.map { row in
                [
                    row.group.words(roles), row.action.rawValue, row.isForOthers ? "others" : "own", row.client.word,
                    "\(row.count)", "\(row.lost)", "\(row.gained)",
                ]
            }
    }

    private static func words(_ clients: [Client]) -> String { clients.map(\.word).joined(separator: " ") }
}

extension AccessReport {
    /// Whether a client's answer is one that was asked for; in a list, only the wanted answer is.
    fileprivate func lists(_ cell: AccessRow.Cell) -> Bool {
        !isList || cell.answer.outcome == (wantsAllowed ? .allowed : .refused)
    }
}
