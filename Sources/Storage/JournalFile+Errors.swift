import Files
import GRDB
import LiveChanges

extension JournalFile {
    static func reporting<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw journalError(error, path) }
    }

    /// Turns an error of SQLite or of the file into one that a person can act on. Any other error stays.
    static func journalError(_ error: any Error, _ path: String) -> any Error {
        switch error {
        case let error as DatabaseError: journalError(error, path)
        case let error as FileError where error.code == .locked:
            JournalError(.locked, error.message, help: "try again when it has ended")
        case let error as FileError:
            JournalError(
                .unusable, "the journal cannot be used: \(error.message)",
                help: "`photopolicy explain journal-unusable`")
        default: error
        }
    }

    private static func journalError(_ error: DatabaseError, _ path: String) -> JournalError {
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            JournalError(
                .damaged, "the journal \"\(path)\" is damaged",
                help: "nothing is applied with it; move it away to begin a new one")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            JournalError(.locked, "another process holds the journal \"\(path)\"", help: "try again when it has ended")
        default:
            JournalError(
                .unusable, "the journal \"\(path)\" cannot be used: \(error.message ?? error.resultCode.description)",
                help: "look at the permissions of its folder, and at the space left on the disk")
        }
    }
}
