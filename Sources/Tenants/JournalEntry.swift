import PhotoPolicy

/// A change of a live tenant, as the journal keeps it: written down before the request is sent, completed afterwards.
package struct JournalEntry: Sendable, Hashable {
    /// In the order in which entries were begun, across all tenants.
    package let id: Int
    package let intent: Intent
    package let outcome: Outcome

    package init(id: Int, intent: Intent, outcome: Outcome) {
        self.id = id
        self.intent = intent
        self.outcome = outcome
    }

    package struct Intent: Sendable, Hashable {
        package let change: Change
        package let tenant: TenantIdentity
        /// The user principal name of the person who asked; nil for an application that acts for itself.
        package let who: String?
        package let why: String?
        package let when: Instant
        /// SHA-256 of the script, in hexadecimal digits.
        package let script: String?

        package init(
            _ change: Change, tenant: TenantIdentity, who: String?, why: String?, when: Instant, script: String?
        ) {
            self.change = change
            self.tenant = tenant
            self.who = who
            self.why = why
            self.when = when
            self.script = script
        }
    }

    package enum Change: Sendable, Hashable {
        /// - Parameter undoing: the entry that a rollback takes back.
        case settings(before: PhotoUpdateSettings, after: PhotoUpdateSettings, undoing: Int?)
        case photo(PhotoChange)
    }

    package struct PhotoChange: Sendable, Hashable {
        package let account: GUID
        package let accountName: String
        /// Entity tags; nil means *no photo*.
        package let before: String?
        package let after: String?
        /// The name of the replaced bytes in `PhotoBackups`; nil when there were none.
        package let backup: String?

        package init(account: GUID, accountName: String, before: String?, after: String?, backup: String?) {
            self.account = account
            self.accountName = accountName
            self.before = before
            self.after = after
            self.backup = backup
        }
    }

    package enum State: String, Sendable, Hashable, CaseIterable {
        /// About to be sent, or sent and never heard of again.
        case intended
        case accepted
        /// The service understood and refused.
        case refused
        /// Put off by the service; or sent or about to be, but the tenant, read afterwards, shows what was there
        /// before.
        case notApplied = "not-applied"
        /// The tenant was read afterwards, but what it shows is inconclusive.
        case unknown
    }

    package struct Outcome: Sendable, Hashable {
        package let state: State
        /// When it was accepted, or given up.
        package let when: Instant?
        /// The settings that the tenant showed last.
        package let shown: PhotoUpdateSettings?
        package let requestIDs: [String]
        /// The code of the error that came instead of an answer.
        package let errorCode: String?

        package init(
            _ state: State, when: Instant? = nil, shown: PhotoUpdateSettings? = nil, requestIDs: [String] = [],
            errorCode: String? = nil
        ) {
            self.state = state
            self.when = when
            self.shown = shown
            self.requestIDs = requestIDs
            self.errorCode = errorCode
        }
    }
}

extension JournalEntry {
    /// Whether the change may have been made, as far as is known; what it replaced may then be wanted back.
    package var mayHaveBeenMade: Bool {
        switch outcome.state {
        case .accepted, .unknown, .intended: true
        case .refused, .notApplied: false
        }
    }
}

extension [JournalEntry] {
    /// The accepted changes of the settings, oldest first, as rollback and `show history` use them.
    package var appliedChanges: [AppliedChange] {
        let undone = Set(acceptedSettings.compactMap(\.undoing))
        return acceptedSettings.map {
            AppliedChange(
                before: $0.before, after: $0.after, accepted: $0.entry.outcome.when ?? $0.entry.intent.when,
                reason: $0.entry.intent.why, isRolledBack: $0.undoing != nil || undone.contains($0.entry.id),
                isRollback: $0.undoing != nil)
        }
    }

    /// The id of the latest accepted apply that was not taken back.
    package var latestToRollBack: Int? {
        let undone = Set(acceptedSettings.compactMap(\.undoing))
        return acceptedSettings.last { $0.undoing == nil && !undone.contains($0.entry.id) }?.entry.id
    }

    private typealias Accepted = (
        entry: JournalEntry, before: PhotoUpdateSettings, after: PhotoUpdateSettings, undoing: Int?
    )

    private var acceptedSettings: [Accepted] {
        compactMap { entry in
            guard entry.outcome.state == .accepted,
                case .settings(let before, let after, let undoing) = entry.intent.change
            else { return nil }
            return (entry, before, after, undoing)
        }.sorted { $0.entry.id < $1.entry.id }
    }
}
