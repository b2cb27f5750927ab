import GRDB

/// The tables of the journal. A published version is never edited: another migration follows it.
enum JournalSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in try db.execute(sql: version1) }
        migrator.registerMigration("2") { db in
            try db.execute(sql: "CREATE INDEX unsettledEntry ON entry(tenant) WHERE state IN ('intended', 'unknown')")
        }
        return migrator
    }

    /// Times are seconds since 1970, Graph ids are in lower case, role lists and request ids are blank-separated. A
    /// null source means *no restriction*; `shownRoles` is null where the settings were not read. Entries stay forever.
    private static let version1 = """
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('settings', 'photo')),
            tenant TEXT NOT NULL,
            tenantName TEXT NOT NULL,
            domains TEXT NOT NULL,
            who TEXT,
            why TEXT,
            intended INTEGER NOT NULL,
            script TEXT,
            beforeSource TEXT, beforeRoles TEXT,
            afterSource TEXT, afterRoles TEXT,
            undoing INTEGER REFERENCES entry(id),
            account TEXT, accountName TEXT, beforeTag TEXT, afterTag TEXT, backup TEXT,
            state TEXT NOT NULL DEFAULT 'intended',
            ended INTEGER,
            shownSource TEXT, shownRoles TEXT,
            requests TEXT NOT NULL DEFAULT '',
            errorCode TEXT
        ) STRICT;
        CREATE INDEX entryOfTenant ON entry(tenant);
        CREATE TRIGGER entryStays BEFORE DELETE ON entry BEGIN
            SELECT RAISE(ABORT, 'entries of the journal stay');
        END;
        CREATE TABLE sighting (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant TEXT NOT NULL,
            source TEXT,
            roles TEXT NOT NULL,
            firstSeen INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sightingOfTenant ON sighting(tenant);
        """
}
