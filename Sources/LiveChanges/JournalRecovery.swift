import PhotoPolicy
import Tenants

/// Settles what a run left open when it was killed, cut off from the network, or interrupted: the tenant knows.
package struct JournalRecovery {
    let service: any PhotoService
    let journal: any Journal
    let clock: any LiveClock

    package init(service: any PhotoService, journal: any Journal, clock: any LiveClock) {
        self.service = service
        self.journal = journal
        self.clock = clock
    }

    /// Reads the tenant for each open entry and completes the entry where the reading tells its outcome. If another run
    /// is changing the tenant right now, leaves its entries alone.
    ///
    /// - Returns: what to report about them.
    package func settle(_ tenant: GUID) async throws -> [Settlement] {
        // What cannot be written down now is left to a later run.
        guard !(journal is UnusableJournal),
            try await journal.entries(of: tenant, .sinceFirstUnsettled).contains(where: { $0.isOpen(at: clock.now) })
        else { return [] }
        let lock: any JournalLock
        do {
            lock = try await journal.lock(tenant, waiting: TimeSpan(seconds: 0))
        } catch let error as JournalError where error.code == .locked {
            return []
        }
        defer { lock.release() }
        var settlements: [Settlement] = []
        // Read again under the lock: the run that held it before may have completed them.
        let entries = try await journal.entries(of: tenant, .sinceFirstUnsettled)
        for entry in entries where entry.isOpen(at: clock.now) {
            let next = entries.first { $0.id > entry.id && $0.isAboutSame(as: entry) }
            do {
                let outcome = try await outcome(of: entry, before: next)
                let isNews = outcome.state != entry.outcome.state
                if isNews { try await journal.end(entry.id, outcome) }
                // What a later change has overwritten can no longer be found out, and was reported before that change.
                guard isNews || next == nil else { continue }
                settlements.append(
                    Settlement(entry: JournalEntry(id: entry.id, intent: entry.intent, outcome: outcome)))
            } catch let error as ServiceError {
                settlements.append(Settlement(entry: entry, error: error))
            }
        }
        return settlements
    }

    /// - Parameter next: the next entry about the same thing; it began by reading what this one had left.
    private func outcome(of entry: JournalEntry, before next: JournalEntry?) async throws -> JournalEntry.Outcome {
        switch entry.intent.change {
        case .settings(let before, let after, _):
            let shown = try await shownSettings(next)
            return outcome(of: entry, isAfter: shown == after, isBefore: shown == before, shown: shown)
        case .photo(let change):
            // The service may re-encode a photo, so bytes other than both prove nothing.
            let tag = try await shownTag(change, next)
            return outcome(of: entry, isAfter: tag == change.after, isBefore: tag == change.before, shown: nil)
        }
    }

    private func shownSettings(_ next: JournalEntry?) async throws -> PhotoUpdateSettings {
        if case .settings(let before, _, _) = next?.intent.change { return before }
        return try await service.currentSettings()
    }

    private func shownTag(_ change: JournalEntry.PhotoChange, _ next: JournalEntry?) async throws -> String? {
        if case .photo(let later) = next?.intent.change { return later.before }
        return try await service.photo(of: change.account)?.entityTag
    }

    private func outcome(
        of entry: JournalEntry, isAfter: Bool, isBefore: Bool, shown: PhotoUpdateSettings?
    ) -> JournalEntry.Outcome {
        // The request may still be under way, and the service may show old settings for a while.
        let isFresh = entry.intent.isWithin(LiveControl.readBackPatience, of: clock.now)
        let state: JournalEntry.State =
            isAfter ? .accepted : !isBefore ? .unknown : isFresh ? entry.outcome.state : .notApplied
        return JournalEntry.Outcome(
            // It was sent at that moment or a little later, so its change may spread from then on.
            state, when: state == .accepted ? entry.intent.when : state == .intended ? nil : clock.now, shown: shown,
            requestIDs: entry.outcome.requestIDs, errorCode: entry.outcome.errorCode)
    }
}

extension JournalEntry.Intent {
    /// Whether it was noted within this span, or lies in the future because the clock was set back since.
    fileprivate func isWithin(_ span: TimeSpan, of now: Instant) -> Bool {
        now.seconds - when.seconds < span.seconds
    }
}

extension JournalEntry {
    /// Whether the tenant is to be asked what became of it: it never ended, or is uncertain and began within a day.
    package func isOpen(at now: Instant) -> Bool {
        outcome.state == .intended || (outcome.state == .unknown && intent.isWithin(.hours(24), of: now))
    }

    /// Whether both change the settings, or the photo of the same account.
    fileprivate func isAboutSame(as other: JournalEntry) -> Bool {
        switch (intent.change, other.intent.change) {
        case (.settings, .settings): true
        case (.photo(let mine), .photo(let others)): mine.account == others.account
        case (.settings, .photo), (.photo, .settings): false
        }
    }
}

/// What is known, at a start, about a change that an earlier run did not see end for certain.
package struct Settlement: Sendable {
    /// The entry as it is now.
    package let entry: JournalEntry
    /// Why the tenant could not be asked; the entry stays as it was.
    package var error: ServiceError?
}
