import Files
import GRDB
import PhotoPolicy
import Tenants

/// The mailbox policies imported for live tenants, in a SQLite file beside the journal. It can be rebuilt from the
/// exports, so a damaged file is no loss.
package struct MailboxStore: Sendable {
    private let queue: DatabaseQueue

    package static let name = "mailboxes.sqlite"

    /// Opens the store in a folder and creates what is missing. Throws `FileError`.
    package init(folder: String) throws {
        let path = folder + "/" + Self.name
        try createFolder(at: folder)
        try createPrivateFile(at: path)
        do {
            queue = try Self.open(path)
        } catch let error as DatabaseError {
            throw Self.fileError(error, path)
        }
    }

    /// Opens what was imported before when nothing can be written now; nil when nothing was imported.
    package init?(reading folder: String) throws {
        let path = folder + "/" + Self.name
        guard isRegularFile(path) else { return nil }
        do {
            queue = try DatabaseQueue(reading: path)
            // A store that was never set up, for lack of space, holds nothing.
            guard try queue.read({ try $0.tableExists("export") }) else { return nil }
        } catch let error as DatabaseError {
            throw Self.fileError(error, path)
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: version1) }
        try migrator.migrateAlone(queue)
        return queue
    }

    private static let version1 = """
        CREATE TABLE export (tenant TEXT PRIMARY KEY, exported INTEGER NOT NULL, standard INTEGER NOT NULL) STRICT;
        CREATE TABLE policy (
            tenant TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, photos INTEGER NOT NULL,
            mailboxes INTEGER NOT NULL, PRIMARY KEY (tenant, number)
        ) STRICT;
        CREATE TABLE mailbox (
            tenant TEXT NOT NULL, name TEXT NOT NULL, policy INTEGER NOT NULL, PRIMARY KEY (tenant, name)
        ) STRICT, WITHOUT ROWID;
        """

    /// Replaces what was imported for a tenant before.
    package func save(_ export: MailboxExport, of tenant: GUID, exported: Instant) async throws {
        do {
            try await queue.write { try Self.insert(export, tenant.description, exported, $0) }
        } catch let error as DatabaseError {
            throw Self.fileError(error, queue.path)
        }
    }

    private static func insert(_ export: MailboxExport, _ id: String, _ exported: Instant, _ db: Database) throws {
        for table in ["export", "policy", "mailbox"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE tenant = ?", arguments: [id])
        }
        try db.execute(
            sql: "INSERT INTO export VALUES (?, ?, ?)", arguments: [id, exported.seconds, export.defaultPolicy])
        let counts = export.mailboxes.reduce(into: [Int: Int]()) { $0[$1.policy, default: 0] += 1 }
        for (number, policy) in export.policies.enumerated() {
            try db.execute(
                sql: "INSERT INTO policy VALUES (?, ?, ?, ?, ?)",
                arguments: [id, number, policy.name, policy.photosEnabled ? 1 : 0, counts[number] ?? 0])
        }
        let insert = try db.makeStatement(sql: "INSERT OR REPLACE INTO mailbox VALUES (?, ?, ?)")
        for mailbox in export.mailboxes {
            for name in mailbox.names { try insert.execute(arguments: [id, name, mailbox.policy]) }
        }
    }

    /// Returns what was imported for a tenant; nil when nothing was.
    package func imported(of tenant: GUID) async throws -> (any MailboxImport)? {
        let queue = queue
        do {
            return try await queue.read { try Self.load(tenant.description, queue, $0) }
        } catch let error as DatabaseError {
            throw Self.fileError(error, queue.path)
        }
    }

    private static func load(_ id: String, _ queue: DatabaseQueue, _ db: Database) throws -> StoredMailboxes? {
        let export = try Row.fetchOne(
            db, sql: "SELECT exported, standard FROM export WHERE tenant = ?", arguments: [id])
        guard let export else { return nil }
        let standard: Int = try export.required("standard")
        let rows = try Row.fetchAll(
            db, sql: "SELECT name, photos, mailboxes FROM policy WHERE tenant = ? ORDER BY number", arguments: [id])
        var policies: [MailboxExport.Policy] = []
        var counts: [Int: Int] = [:]
        for (number, row) in rows.enumerated() {
            let photos: Int = try row.required("photos")
            policies.append(
                MailboxExport.Policy(
                    name: try row.required("name"), photosEnabled: photos != 0, isDefault: number == standard))
            let count: Int = try row.required("mailboxes")
            if number != standard, count > 0 { counts[number] = count }
        }
        return StoredMailboxes(
            queue: queue, tenant: id, exported: Instant(seconds: try export.required("exported")),
            defaultPolicy: standard, policies: policies, counts: counts)
    }

    private static func fileError(_ error: DatabaseError, _ path: String) -> FileError {
        FileError(
            .unreadable, path,
            "the imported mailbox policies in \"\(path)\" cannot be used (\(error.message ?? error.resultCode.description)): "
                + "move the file away and import them again")
    }
}

private struct StoredMailboxes: MailboxImport {
    let queue: DatabaseQueue
    let tenant: String
    let exported: Instant
    let defaultPolicy: Int
    let policies: [MailboxExport.Policy]
    let counts: [Int: Int]

    func policy(ofAnyOf names: [String]) async throws -> Int? {
        let tenant = tenant
        let numbers = try await queue.read { db in
            try names.compactMap { name in
                try Int.fetchOne(
                    db, sql: "SELECT policy FROM mailbox WHERE tenant = ? AND name = ?", arguments: [tenant, name])
            }
        }
        return numbers.first(where: policies.indices.contains)
    }
}
