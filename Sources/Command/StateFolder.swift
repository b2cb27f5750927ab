import Files
import LiveChanges
import Storage

/// What this user's runs leave to those that follow. Where it cannot be written it can be read all the same.
enum StateFolder {
    /// The journal of changes; one that cannot be written holds what was written before.
    static func journal() -> any Journal {
        do {
            return try JournalFile(folder: try BaseFolder.state.create(for: "photopolicy"))
        } catch {
            return UnusableJournal(Self.error(error), written: try? JournalFile(reading: path()))
        }
    }

    /// The journal for those who only read it; nil where there is none yet.
    ///
    /// - Throws: `JournalError` for one that cannot be read either, `FileError` for a folder that is not ours.
    static func journalToRead() throws -> (any Journal)? {
        let path = try path()
        try createFolder(at: path)
        do {
            return try JournalFile(folder: path)
        } catch let error as JournalError where error.code == .unusable {
            return isRegularFile("\(path)/\(JournalFile.name)") ? try JournalFile(reading: path) : nil
        }
    }

    /// The mailbox policies that were imported; nil where none were.
    static func mailboxes() throws -> MailboxStore? {
        guard let path = try? path() else { return nil }
        guard (try? createFolder(at: path)) != nil else { return try MailboxStore(reading: path) }
        do {
            return try MailboxStore(folder: path)
        } catch let error as FileError where error.code == .notWritable {
            return try MailboxStore(reading: path)
        }
    }

    private static func path() throws(FileError) -> String { try BaseFolder.state.path(for: "photopolicy") }

    private static func error(_ error: any Error) -> JournalError {
        let reason = (error as? FileError)?.message ?? "\(error)"
        return error as? JournalError ?? JournalError(.unusable, "the journal cannot be used: \(reason)")
    }
}
