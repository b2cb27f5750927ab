import DiskTenant
import Glibc
import LiveChanges
import PhotoPolicy
import Synchronization
import Tenants

/// The steps of a change; at the chosen step the process kills itself, as if power were lost.
final class Steps: Sendable {
    private let count = Mutex(0)
    private let last: Int

    init(last: Int) { self.last = last }

    var total: Int { count.withLock { $0 } }

    func pass() {
        let step = count.withLock { count in
            count += 1
            return count
        }
        if step == last { kill(getpid(), SIGKILL) }
    }

    func around<Value>(_ act: () async throws -> Value) async rethrows -> Value {
        pass()
        let value = try await act()
        pass()
        return value
    }
}

struct SteppedService: PhotoService {
    var base: DiskService
    let steps: Steps

    func state() async throws -> ServiceState { try await steps.around { try base.state() } }
    func photo(of account: GUID) async throws -> Photo? { await steps.around { base.photo(of: account) } }

    func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) async throws {
        try await steps.around { try base.setPhoto(photo, replacing: old, of: account) }
    }

    func write(
        _ settings: PhotoUpdateSettings, replacing old: PhotoUpdateSettings
    ) async throws -> PhotoUpdateSettings {
        try await steps.around { try base.write(settings, replacing: old) }
    }
}

struct SteppedJournal: Journal {
    let base: any Journal
    let steps: Steps

    func lock(_ tenant: GUID, waiting patience: TimeSpan) async throws -> any JournalLock {
        try await steps.around { try await base.lock(tenant, waiting: patience) }
    }

    func begin(_ intent: JournalEntry.Intent) async throws -> Int {
        try await steps.around { try await base.begin(intent) }
    }

    func end(_ id: Int, _ outcome: JournalEntry.Outcome) async throws {
        try await steps.around { try await base.end(id, outcome) }
    }

    func entries(of tenant: GUID?) async throws -> [JournalEntry] {
        try await steps.around { try await base.entries(of: tenant) }
    }

    func note(_ settings: PhotoUpdateSettings, of tenant: GUID, at instant: Instant) async throws {
        try await steps.around { try await base.note(settings, of: tenant, at: instant) }
    }

    func sightings(of tenant: GUID) async throws -> [Sighting] {
        try await steps.around { try await base.sightings(of: tenant) }
    }
}
