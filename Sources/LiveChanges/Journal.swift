import Files
import Interpreter
import PhotoPolicy
import Tenants

/// What this machine knows about its changes to live tenants. Each method throws `JournalError`.
package protocol Journal: Sendable {
    /// Keeps other processes from changing the tenant, or from judging a change under way, until it is released. Throws
    /// `journal-locked` when another process holds it for all of `patience`.
    func lock(_ tenant: GUID, waiting patience: TimeSpan) async throws -> any JournalLock
    /// Writes down an intent; it is on disk when this returns.
    func begin(_ intent: JournalEntry.Intent) async throws -> Int
    /// Completes an entry.
    func end(_ id: Int, _ outcome: JournalEntry.Outcome) async throws
    /// Returns the entries of one tenant, or of all, oldest first.
    func entries(of tenant: GUID?) async throws -> [JournalEntry]
    /// Returns the selected entries of a tenant, oldest first, without reading all the others.
    func entries(of tenant: GUID, _ selection: JournalSelection) async throws -> [JournalEntry]
    /// Notes the settings that a tenant shows, if they differ from those seen last.
    func note(_ settings: PhotoUpdateSettings, of tenant: GUID, at instant: Instant) async throws
    /// Returns the settings seen so far, oldest first.
    func sightings(of tenant: GUID) async throws -> [Sighting]
}

/// Which entries a query to the journal is about.
package enum JournalSelection: Sendable, Hashable {
    /// The first entry that never ended for certain, and everything after it.
    case sinceFirstUnsettled
    /// The accepted changes of the settings that ended at `since` or later, and the latest before it; nil means all.
    case acceptedSettings(since: Instant?)
    case photos(of: GUID)
}

extension Journal {
    package func entries(of tenant: GUID, _ selection: JournalSelection) async throws -> [JournalEntry] {
        selection.select(try await entries(of: tenant))
    }
}

extension JournalSelection {
    /// Selects from all entries of a tenant, oldest first.
    package func select(_ entries: [JournalEntry]) -> [JournalEntry] {
        switch self {
        case .sinceFirstUnsettled: return Array(entries.drop { !$0.outcome.state.isUnsettled })
        case .acceptedSettings(let since):
            let accepted = entries.filter { $0.outcome.state == .accepted && $0.intent.change.kind == .settings }
            guard let since else { return accepted }
            let isLater = { (entry: JournalEntry) in entry.outcome.when ?? entry.intent.when >= since }
            let before = accepted.last { !isLater($0) }
            return accepted.filter { isLater($0) || $0.id == before?.id }
        case .photos(let account): return entries.filter { $0.intent.change.account == account }
        }
    }
}

extension JournalEntry.State {
    fileprivate var isUnsettled: Bool {
        switch self {
        case .intended, .unknown: true
        case .accepted, .refused, .notApplied: false
        }
    }
}

extension JournalEntry.Change {
    fileprivate var kind: ChangeKind {
        switch self {
        case .settings: .settings
        case .photo: .photo
        }
    }

    fileprivate var account: GUID? {
        switch self {
        case .settings: nil
        case .photo(let change): change.account
        }
    }
}

package protocol JournalLock: Sendable {
    func release()
}

/// Where the bytes of replaced photos are kept, for this user only.
package protocol PhotoBackups: Sendable {
    /// Keeps a photo of an account; returns the name to load it by. Throws `FileError` or `JournalError`.
    func keep(_ photo: Photo, tenant: GUID, account: GUID) throws -> String
    /// Returns the photo kept under a name; nil when it is gone.
    func load(_ name: String) throws -> Photo?
}

/// Why the journal cannot be used; nothing is applied then.
package struct JournalError: Fault, Hashable {
    package enum Code: String, Sendable, CaseIterable {
        case damaged = "journal-damaged"
        case locked = "journal-locked"
        case unusable = "journal-unusable"
        case newer = "journal-newer"
    }

    package let code: Code
    /// One sentence that names the file.
    package let message: String
    package let help: String?

    package init(_ code: Code, _ message: String, help: String? = nil) {
        self.code = code
        self.message = message
        self.help = help
    }

    package var faultCode: String { code.rawValue }
    package var sentence: String { message }
    package var exitKind: ExitKind { code == .locked ? .busy : .unreadable }
}

/// Stands in for a journal that cannot be written: a tenant can be read with it, but not changed. What cannot be read
/// either counts as absent.
package struct UnusableJournal: Journal {
    let error: JournalError
    /// The journal as it was written before, if it can be read.
    private let written: (any Journal)?

    package init(_ error: JournalError, written: (any Journal)? = nil) {
        self.error = error
        self.written = written
    }

    package func lock(_ tenant: GUID, waiting patience: TimeSpan) throws -> any JournalLock { throw error }
    package func begin(_ intent: JournalEntry.Intent) throws -> Int { throw error }
    package func end(_ id: Int, _ outcome: JournalEntry.Outcome) throws { throw error }
    package func note(_ settings: PhotoUpdateSettings, of tenant: GUID, at instant: Instant) {}

    package func entries(of tenant: GUID?) async throws -> [JournalEntry] {
        (try? await written?.entries(of: tenant)) ?? []
    }

    package func entries(of tenant: GUID, _ selection: JournalSelection) async throws -> [JournalEntry] {
        (try? await written?.entries(of: tenant, selection)) ?? []
    }

    package func sightings(of tenant: GUID) async throws -> [Sighting] {
        (try? await written?.sightings(of: tenant)) ?? []
    }
}
