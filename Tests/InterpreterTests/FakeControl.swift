import LiveChanges
import PhotoPolicy
import Synchronization
import Tenants

/// A clock whose sleepers wake at once, with the time moved on.
final class FakeClock: LiveClock {
    private struct Time {
        var now: Instant
        var elapsed = 0
        var shift = 0
    }

    private let time: Mutex<Time>
    private let asleep = Mutex<(@Sendable () async -> Void)?>(nil)

    /// What others do while somebody sleeps.
    var whileAsleep: (@Sendable () async -> Void)? {
        get { asleep.withLock { $0 } }
        set { asleep.withLock { $0 = newValue } }
    }

    init(_ start: Instant) { time = Mutex(Time(now: start)) }

    var now: Instant { time.withLock { $0.now } }
    var elapsed: TimeSpan { TimeSpan(seconds: time.withLock { $0.elapsed }) }

    func sleep(_ span: TimeSpan) async {
        if let whileAsleep = asleep.withLock({ $0 }) { await whileAsleep() }
        time.withLock {
            $0.elapsed += span.seconds
            $0.now = $0.now + (span.seconds + $0.shift)
            // Fails a caller that would keep asking forever.
            precondition($0.elapsed < 100_000)
        }
    }

    /// Makes the wall clock jump by this many seconds whenever others sleep.
    func shift(by seconds: Int) { time.withLock { $0.shift = seconds } }
}

/// A journal in memory that can be made to fail.
final class MemoryJournal: Journal {
    private struct Contents {
        var entries: [JournalEntry] = []
        var sightings: [GUID: [Sighting]] = [:]
        var isLocked = false
        var fault: (begin: JournalError?, end: JournalError?) = (nil, nil)
    }

    private let contents = Mutex(Contents())

    var entries: [JournalEntry] { contents.withLock { $0.entries } }
    var isLocked: Bool { contents.withLock { $0.isLocked } }
    func fail(begin: JournalError? = nil, end: JournalError? = nil) { contents.withLock { $0.fault = (begin, end) } }

    func lock(_ tenant: GUID, waiting patience: TimeSpan) throws -> any JournalLock {
        try contents.withLock {
            if $0.isLocked { throw JournalError(.locked, "locked") }
            $0.isLocked = true
        }
        return Lock(journal: self)
    }

    private struct Lock: JournalLock {
        let journal: MemoryJournal
        func release() { journal.contents.withLock { $0.isLocked = false } }
    }

    func begin(_ intent: JournalEntry.Intent) throws -> Int {
        try contents.withLock {
            if let error = $0.fault.begin { throw error }
            $0.entries.append(
                JournalEntry(id: $0.entries.count + 1, intent: intent, outcome: JournalEntry.Outcome(.intended)))
            return $0.entries.count
        }
    }

    func end(_ id: Int, _ outcome: JournalEntry.Outcome) throws {
        try contents.withLock {
            if let error = $0.fault.end { throw error }
            $0.entries[id - 1] = JournalEntry(id: id, intent: $0.entries[id - 1].intent, outcome: outcome)
        }
    }

    func entries(of tenant: GUID?) -> [JournalEntry] {
        entries.filter { tenant == nil || $0.intent.tenant.id == tenant }
    }

    func note(_ settings: PhotoUpdateSettings, of tenant: GUID, at instant: Instant) {
        contents.withLock {
            if $0.sightings[tenant]?.last?.settings != settings {
                $0.sightings[tenant, default: []].append(Sighting(settings: settings, firstSeen: instant))
            }
        }
    }

    func sightings(of tenant: GUID) -> [Sighting] { contents.withLock { $0.sightings[tenant] ?? [] } }
}

/// Gives every question the same answer, and lets a test act while it is open.
struct FakeConfirmation: Confirmation {
    let answer: ConfirmationAnswer
    var whileAsked: @Sendable (ConfirmationQuestion) async -> Void = { _ in }

    func answer(_ question: ConfirmationQuestion) async -> ConfirmationAnswer {
        await whileAsked(question)
        return answer
    }
}

final class MemoryBackups: PhotoBackups {
    private let photos = Mutex<[String: Photo]>([:])

    var count: Int { photos.withLock { $0.count } }

    func keep(_ photo: Photo, tenant: GUID, account: GUID) -> String {
        photos.withLock {
            let name = "\(account)-\($0.count)"
            $0[name] = photo
            return name
        }
    }

    func load(_ name: String) -> Photo? { photos.withLock { $0[name] } }
}
