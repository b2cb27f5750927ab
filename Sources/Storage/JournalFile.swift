import Files
import GRDB
import LiveChanges
import PhotoPolicy
import Tenants

/// The journal in a SQLite file in the state folder, for this user only.
///
/// What a method has written is on disk when it returns. Several processes may use the file at once.
package struct JournalFile: Journal {
    let queue: DatabaseQueue
    let folder: String

    /// The name of the file in its folder.
    package static let name = "journal.sqlite"

    /// Opens the journal in a folder and creates what is missing. Throws `JournalError`.
    package init(folder: String) throws {
        self.folder = folder
        let path = folder + "/" + Self.name
        queue = try Self.reporting(path) {
            try createFolder(at: folder)
            // Created beforehand, because SQLite's own files take their mode from it.
            try createPrivateFile(at: path)
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
            try queue.inDatabase { try Self.check($0, path) }
            try JournalSchema.migrator.migrateAlone(queue)
            return queue
        }
    }

    /// Opens the journal, for reading only, in a folder that cannot be written now.
    package init(reading folder: String) throws {
        self.folder = folder
        let path = folder + "/" + Self.name
        queue = try Self.reporting(path) {
            let queue = try DatabaseQueue(reading: path)
            try queue.read { db in
                try Self.check(db, path)
                // A journal that was never set up, for lack of space, holds nothing.
                guard try db.tableExists("entry") else { throw DatabaseError(resultCode: .SQLITE_CANTOPEN) }
            }
            return queue
        }
    }

    private static func check(_ db: Database, _ path: String) throws {
        if try JournalSchema.migrator.hasBeenSuperseded(db) {
            throw JournalError(.newer, "the journal \"\(path)\" was written by a newer version of this program")
        }
        guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.label = "journal"
        configuration.prepareDatabase { db in
            // With FULL a truncated rollback journal is synced too, so a commit survives a power loss. Unlike WAL, this
            // leaves one file that can be copied, and works where memory cannot be shared.
            try db.execute(sql: "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL")
        }
        return configuration
    }

    package func lock(_ tenant: GUID, waiting patience: TimeSpan) async throws -> any JournalLock {
        try await TenantLock.take("\(folder)/\(tenant).lock", waiting: patience)
    }

    package func begin(_ intent: JournalEntry.Intent) async throws -> Int {
        try await write { try JournalRow.insert(intent, $0) }
    }

    package func end(_ id: Int, _ outcome: JournalEntry.Outcome) async throws {
        try await write { try JournalRow.complete(id, outcome, $0) }
    }

    package func entries(of tenant: GUID?) async throws -> [JournalEntry] {
        try await read { try JournalRow.entries(of: tenant, $0) }
    }

    package func entries(of tenant: GUID, _ selection: JournalSelection) async throws -> [JournalEntry] {
        try await read { try JournalRow.entries(of: tenant, selection, $0) }
    }

    package func note(_ settings: PhotoUpdateSettings, of tenant: GUID, at instant: Instant) async throws {
        if try await sightings(of: tenant).last?.settings == settings { return }
        try await write { db in
            // Another process may have noted it meanwhile.
            guard try SightingRow.sightings(of: tenant, db).last?.settings != settings else { return }
            try SightingRow.insert(settings, of: tenant, at: instant, db)
        }
    }

    package func sightings(of tenant: GUID) async throws -> [Sighting] {
        try await read { try SightingRow.sightings(of: tenant, $0) }
    }

    /// Writes in a separate task, which no interrupt reaches: what was done must be written down.
    private func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        let queue = queue
        do {
            return try await Task { try await queue.write(body) }.value
        } catch {
            throw Self.journalError(error, queue.path)
        }
    }

    private func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        do { return try await queue.read(body) } catch { throw Self.journalError(error, queue.path) }
    }
}
