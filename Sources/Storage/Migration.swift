import Files
import GRDB

extension DatabaseMigrator {
    /// Migrates a database while no other process does: the migrator checks what has been done before its own
    /// transaction begins, so two at once would do it twice. Throws `DatabaseError`, `FileError`.
    func migrateAlone(_ queue: DatabaseQueue) throws {
        guard try !queue.read(hasCompletedMigrations) else { return }
        let lock = try FileLock(at: queue.path + ".lock", patience: .seconds(30))
        try migrate(queue)
        _ = consume lock
    }
}

extension DatabaseQueue {
    /// Opens this user's own database when it cannot be written now. Throws `DatabaseError`, `FileError`.
    convenience init(reading path: String) throws {
        try requirePrivate(path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        try self.init(path: path, configuration: configuration)
    }
}
