import Files
import LiveChanges
import Storage

/// What this user's runs leave to those that follow. Where it cannot be written, what is in it is read all the same;
/// where somebody else could have written it, it is not.
enum StateFolder {
    /// The journal of changes; one that cannot be written holds what was written before.
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

    /// The journal for those who only read it; nil where there is none yet.
    ///
    /// - Throws: `JournalError` for one that cannot be read either, `FileError` for a folder that is not ours.
    static func journalToRead() throws -> (any Journal)? {
        let folder = try BaseFolder.state.create(for: "photopolicy")
        do {
            return try JournalFile(folder: folder)
        } catch let error as JournalError where error.code == .unusable {
            return isMissing("\(folder)/\(JournalFile.name)") ? nil : try JournalFile(reading: folder)
        }
    }

    /// The mailbox policies that were imported; nil where none were.
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

    /// What can be read in the folder, which is ours; nil where there is no such folder.
    private static func readable<Value>(_ read: (String) throws -> Value) throws -> Value? {
        guard let folder = try? BaseFolder.state.path(for: "photopolicy"), (try? requireOwnFolder(folder)) != nil
        else { return nil }
        return try read(folder)
    }
}
