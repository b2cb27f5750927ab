import Files
import GRDB

extension DatabaseMigrator {
    /// Brings a database to its newest form while no other process does: the migrator looks at what has been done before
    /// its own transaction begins, so that two of them would do it twice. Throws `DatabaseError`, `FileError`.
    func migrateAlone(_ queue: DatabaseQueue) throws {
        guard try !queue.read(hasCompletedMigrations) else { return }
        let lock = try FileLock(at: queue.path + ".lock", patience: .seconds(30))
        try migrate(queue)
        _ = consume lock
    }
}

extension DatabaseQueue {
    /// Opens a database of this user's own that cannot be written now. Throws `DatabaseError`, `FileError`.
    convenience init(reading path: String) throws {
        try requirePrivate(path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        try self.init(path: path, configuration: configuration)
    }
}
