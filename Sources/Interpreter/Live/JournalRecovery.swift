import PhotoPolicy
import Tenants

/// Settles what a run left open that was killed, cut off from the network, or interrupted: the tenant knows.
package struct JournalRecovery {
    let service: any PhotoService
    let journal: any Journal
    let clock: any LiveClock

    package init(service: any PhotoService, journal: any Journal, clock: any LiveClock) {
        self.service = service
        self.journal = journal
        self.clock = clock
    }

    /// Reads the tenant for each open entry and completes it; returns the completed ones. Another run that is changing
    /// the tenant just now is left alone, and so are its entries.
    package func settle(_ tenant: GUID) async throws -> [JournalEntry] {
        guard try await journal.entries(of: tenant).contains(where: \.isOpen) else { return [] }
        let lock: any JournalLock
        do {
            lock = try await journal.lock(tenant, waiting: TimeSpan(seconds: 0))
        } catch let error as JournalError where error.code == .locked {
            return []
        }
        defer { lock.release() }
        var settled: [JournalEntry] = []
        // Read again under the lock: the run that held it before may have completed them.
        for entry in try await journal.entries(of: tenant) where entry.isOpen {
            let outcome = try await outcome(of: entry)
            try await journal.end(entry.id, outcome)
            settled.append(JournalEntry(id: entry.id, intent: entry.intent, outcome: outcome))
        }
        return settled
    }

    private func outcome(of entry: JournalEntry) async throws -> JournalEntry.Outcome {
        let known = entry.outcome
        let state: JournalEntry.State
        var shown: PhotoUpdateSettings?
        switch entry.intent.change {
        case .settings(let before, let after, _):
            let settings = try await service.currentSettings()
            shown = settings
            state = settings == after ? .accepted : settings == before ? .notApplied : .unknown
        case .photo(let change):
            // The service may encode a photo anew, so that other bytes than both say nothing.
            let tag = try await service.photo(of: change.account)?.entityTag
            state = tag == change.after ? .accepted : tag == change.before ? .notApplied : .unknown
        }
        return JournalEntry.Outcome(
            // It was sent at its beginning or a little later, so that what it changed may spread from then.
            state, when: state == .accepted ? entry.intent.when : clock.now, shown: shown,
            requestIDs: known.requestIDs, errorCode: known.errorCode)
    }
}

extension JournalEntry {
    package var isOpen: Bool { outcome.state == .intended }
}

extension JournalEntry {
    /// What became of an entry that an earlier run left open, as a sentence.
    package func settlement(_ roles: RoleCatalog) -> String {
        let what: String
        switch intent.change {
        case .settings(_, let after, let undoing):
            what = "\(undoing == nil ? "apply" : "rollback") (\(after.statements(roles).joined(separator: " ")))"
        case .photo(let change): what = "change of the photo of \(change.accountName)"
        }
        let began = "the \(what) that began at \(intent.when) was cut short; the tenant was read now:"
        switch outcome.state {
        case .accepted: return "\(began) it was carried out"
        case .notApplied: return "\(began) it was not carried out"
        default:
            let seen = outcome.shown.map { ": " + $0.statements(roles).joined(separator: " ") } ?? ""
            return "\(began) it shows neither what was before nor what was to be\(seen)"
        }
    }
}
