import FoundationEssentials
import GRDB
import PhotoPolicy
import Tenants

/// Entries as rows of the table.
enum JournalRow {
    static func insert(_ intent: JournalEntry.Intent, _ db: Database) throws -> Int {
        var columns: [(name: String, value: (any DatabaseValueConvertible)?)] = [
            ("tenant", intent.tenant.id.description), ("tenantName", intent.tenant.displayName),
            ("domains", intent.tenant.verifiedDomains.joined(separator: " ")), ("who", intent.who), ("why", intent.why),
            ("intended", intent.when.seconds), ("script", intent.script),
        ]
        switch intent.change {
        case .settings(let before, let after, let undoing):
            columns += [
                ("kind", "settings"), ("beforeSource", before.source?.rawValue), ("beforeRoles", before.roleText),
                ("afterSource", after.source?.rawValue), ("afterRoles", after.roleText), ("undoing", undoing),
            ]
        case .photo(let change):
            columns += [
                ("kind", "photo"), ("account", change.account.description), ("accountName", change.accountName),
                ("beforeTag", change.before), ("afterTag", change.after), ("backup", change.backup),
            ]
        }
        let names = columns.map(\.name).joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO entry (\(names)) VALUES (\(marks))", arguments: StatementArguments(columns.map(\.value)))
        return Int(db.lastInsertedRowID)
    }

    static func complete(_ id: Int, _ outcome: JournalEntry.Outcome, _ db: Database) throws {
        try db.execute(
            sql: """
                UPDATE entry SET state = ?, ended = ?, shownSource = ?, shownRoles = ?, requests = ?, errorCode = ?
                WHERE id = ?
                """,
            arguments: [
                outcome.state.rawValue, outcome.when?.seconds, outcome.shown?.source?.rawValue, outcome.shown?.roleText,
                outcome.requestIDs.joined(separator: " "), outcome.errorCode, id,
            ])
    }
}

/// Sightings as rows of the table.
enum SightingRow {
    static func sightings(of tenant: GUID, _ db: Database) throws -> [Sighting] {
        try Row.fetchAll(
            db, sql: "SELECT source, roles, firstSeen FROM sighting WHERE tenant = ? ORDER BY id",
            arguments: [tenant.description]
        ).map {
            Sighting(
                settings: PhotoUpdateSettings(sourceText: $0.optional("source"), roleText: try $0.required("roles")),
                firstSeen: Instant(seconds: try $0.required("firstSeen")))
        }
    }

    static func insert(_ settings: PhotoUpdateSettings, of tenant: GUID, at instant: Instant, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO sighting (tenant, source, roles, firstSeen) VALUES (?, ?, ?, ?)",
            arguments: [tenant.description, settings.source?.rawValue, settings.roleText, instant.seconds])
    }
}

extension PhotoUpdateSettings {
    init(sourceText: String?, roleText: String) {
        let roles = roleText.split(separator: " ").map(String.init)
        self.init(
            source: sourceText.map { Source(rawValue: $0) }, allowedRoles: roles.compactMap { GUID($0) },
            otherRoles: roles.filter { GUID($0) == nil }.map { $0.removingPercentEncoding ?? $0 })
    }

    /// Separated by blanks; words that are not ids are percent-encoded.
    fileprivate var roleText: String {
        let others = otherRoles.map { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? $0 }
        return (allowedRoles.map(\.description) + others).joined(separator: " ")
    }
}
