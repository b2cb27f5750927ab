import GRDB
import LiveChanges
import PhotoPolicy
import Tenants

extension JournalRow {
    static func entries(of tenant: GUID?, _ db: Database) throws -> [JournalEntry] {
        // Columns are named, so a table of another form is a SQLite error, not a trap.
        let condition = tenant == nil ? "" : "WHERE tenant = ?"
        return try Row.fetchAll(
            db, sql: "SELECT \(columns) FROM entry \(condition) ORDER BY id",
            arguments: StatementArguments([tenant?.description].compactMap(\.self))
        ).map(entry)
    }

    static func entries(of tenant: GUID, _ selection: JournalSelection, _ db: Database) throws -> [JournalEntry] {
        let (condition, arguments) = condition(selection, tenant.description)
        return try Row.fetchAll(
            db, sql: "SELECT \(columns) FROM entry WHERE tenant = ? AND \(condition) ORDER BY id",
            arguments: StatementArguments([tenant.description]) + arguments
        ).map(entry)
    }

    private static func condition(_ selection: JournalSelection, _ tenant: String) -> (String, StatementArguments) {
        switch selection {
        case .sinceFirstUnsettled:
            return (
                "id >= (SELECT min(id) FROM entry WHERE tenant = ? AND state IN ('intended', 'unknown'))", [tenant]
            )
        case .photos(let account): return ("kind = 'photo' AND account = ?", [account.description])
        case .acceptedSettings(let since):
            let accepted = "kind = 'settings' AND state = 'accepted'"
            guard let since = since?.seconds else { return (accepted, []) }
            let latest =
                "SELECT max(id) FROM entry WHERE tenant = ? AND \(accepted) AND coalesce(ended, intended) < ?"
            return (
                "\(accepted) AND (coalesce(ended, intended) >= ? OR id = (\(latest)))", [since, tenant, since]
            )
        }
    }

    private static let columns = """
        id, kind, tenant, tenantName, domains, who, why, intended, script, beforeSource, beforeRoles, afterSource,
        afterRoles, undoing, account, accountName, beforeTag, afterTag, backup, state, ended, shownSource, shownRoles,
        requests, errorCode
        """

    private static func entry(_ row: Row) throws -> JournalEntry {
        let identity = TenantIdentity(
            id: try guid(row, "tenant"), displayName: try row.required("tenantName"),
            verifiedDomains: try words(row, "domains"))
        guard let state = JournalEntry.State(rawValue: try row.required("state")) else { throw DatabaseError.damaged }
        return JournalEntry(
            id: try row.required("id"),
            intent: JournalEntry.Intent(
                try change(row), tenant: identity, who: row.optional("who"), why: row.optional("why"),
                when: Instant(seconds: try row.required("intended")), script: row.optional("script")),
            outcome: JournalEntry.Outcome(
                state, when: row.optional("ended").map(Instant.init), shown: settings(row, "shown"),
                requestIDs: try words(row, "requests"), errorCode: row.optional("errorCode")))
    }

    private static func change(_ row: Row) throws -> JournalEntry.Change {
        if let before = settings(row, "before"), let after = settings(row, "after") {
            return .settings(before: before, after: after, undoing: row.optional("undoing"))
        }
        return .photo(
            JournalEntry.PhotoChange(
                account: try guid(row, "account"), accountName: try row.required("accountName"),
                before: row.optional("beforeTag"), after: row.optional("afterTag"), backup: row.optional("backup")))
    }

    private static func settings(_ row: Row, _ prefix: String) -> PhotoUpdateSettings? {
        row.optional(prefix + "Roles").map {
            PhotoUpdateSettings(sourceText: row.optional(prefix + "Source"), roleText: $0)
        }
    }

    private static func guid(_ row: Row, _ column: String) throws -> GUID {
        guard let id = GUID(try row.required(column) as String) else { throw DatabaseError.damaged }
        return id
    }

    private static func words(_ row: Row, _ column: String) throws -> [String] {
        (try row.required(column) as String).split(separator: " ").map(String.init)
    }
}

extension DatabaseError {
    /// For contents that this program did not write.
    static let damaged = DatabaseError(resultCode: .SQLITE_CORRUPT)
}

extension Row {
    /// Returns nil for null and for a value of another type, where GRDB's own subscripts trap.
    func optional<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
        let value: DatabaseValue = self[column]
        return Value.fromDatabaseValue(value)
    }

    func required<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value: Value = optional(column) else { throw DatabaseError.damaged }
        return value
    }
}
