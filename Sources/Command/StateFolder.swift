import Files
import LiveChanges
import Storage

/// State that this user's runs leave for later ones. If it cannot be written, it is still read; if somebody else could
/// have written it, it is not.
enum StateFolder {
    /// Returns the journal of changes; a journal that cannot be written still shows its earlier entries.
    static func journal() -> any Journal {
        do {
            return try JournalFile(folder: try BaseFolder.state.create(for: "photopolicy"))
        } catch {
            let reason = (error as? FileError)?.message ?? "\(error)"
            return UnusableJournal(
                error as? JournalError ?? JournalError(.unusable, "the journal cannot be used: \(reason)"),
                written: try? readable { try JournalFile(reading: $0) })
        }
    }

    /// Returns the journal for reading only; nil if there is none yet.
    ///
    /// - Throws: `JournalError` for a journal that cannot be read either, `FileError` for a folder that is not ours.
    static func journalToRead() throws -> (any Journal)? {
        let folder = try BaseFolder.state.create(for: "photopolicy")
        do {
            return try JournalFile(folder: folder)
        } catch let error as JournalError where error.code == .unusable {
            return isMissing("\(folder)/\(JournalFile.name)") ? nil : try JournalFile(reading: folder)
        }
    }

    /// Returns the imported mailbox policies; nil if there are none.
    static func mailboxes() throws -> MailboxStore? {
        guard let folder = try? BaseFolder.state.create(for: "photopolicy") else {
            return try readable { try MailboxStore(reading: $0) } ?? nil
        }
        do {
            return try MailboxStore(folder: folder)
        } catch let error as FileError where error.code == .notWritable || error.code == .unreadable {
            guard let written = try MailboxStore(reading: folder) else { return nil }
            return written
        }
    }

    /// Reads from the folder if it is ours; returns nil if there is no such folder.
    private static func readable<Value>(_ read: (String) throws -> Value) throws -> Value? {
        guard let folder = try? BaseFolder.state.path(for: "photopolicy"), (try? requireOwnFolder(folder)) != nil
        else { return nil }
        return try read(folder)
    }
}
