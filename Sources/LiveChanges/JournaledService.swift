import PhotoPolicy
import Tenants

/// A live tenant's service under the journal: what may be in force comes from the changes that the journal knows.
package struct JournaledService: PhotoService {
    private var base: any PhotoService
    private let journal: any Journal
    private let tenant: GUID
    /// The imported policies; nil means what the service itself says.
    private let mailboxPolicies: MailboxPolicies?

    package init(
        base: any PhotoService, journal: any Journal, tenant: GUID, mailboxPolicies: MailboxPolicies? = nil
    ) {
        self.base = base
        self.journal = journal
        self.tenant = tenant
        self.mailboxPolicies = mailboxPolicies
    }

    package func state() async throws -> ServiceState {
        var state = try await base.state()
        let read = state.acceptedSettings
        // Older changes are in force everywhere.
        let since = state.now + TimeSpan(seconds: -2 * state.delays.longest.seconds)
        let changes = try await journal.entries(of: tenant, .acceptedSettings(since: since)).appliedChanges
        state.settings = Timeline(
            live: read, changes: changes, sightings: try await journal.sightings(of: tenant), now: state.now,
            delay: state.delays.longest)
        if let mailboxPolicies { state.mailboxPolicies = mailboxPolicies }
        // Noted only after the sightings were read: the first settings seen in this tenant are not a change. A journal
        // that cannot be written stops changes, not reading.
        do { try await journal.note(read, of: tenant, at: state.now) } catch is JournalError {}
        return state
    }

    package func currentSettings() async throws -> PhotoUpdateSettings { try await base.currentSettings() }
    package func requestIDs() async -> [String] { await base.requestIDs() }
    package func photo(of account: GUID) async throws -> Photo? { try await base.photo(of: account) }

    package func firstSeen(_ settings: PhotoUpdateSettings) async throws -> Instant? {
        try await journal.sightings(of: tenant).last { $0.settings == settings }?.firstSeen
    }

    package func prepareToChange() async throws { try await base.prepareToChange() }

    package mutating func write(
        _ settings: PhotoUpdateSettings, replacing old: PhotoUpdateSettings
    ) async throws -> PhotoUpdateSettings {
        try await base.write(settings, replacing: old)
    }

    package mutating func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) async throws {
        try await base.setPhoto(photo, replacing: old, of: account)
    }
}

extension LiveTenant {
    /// Returns the tenant under its journal, after settling what earlier runs left open by reading the tenant.
    ///
    /// - Parameter imported: the tenant's mailbox policies, which no Graph API reads.
    /// - Returns: the tenant, and what to report about the settled entries.
    package func journaled(
        by control: LiveControl, imported: (any MailboxImport)? = nil
    ) async throws -> (tenant: LiveTenant, settled: [Settlement]) {
        var tenant = self
        let id = directory.tenant.id
        let settled = try await JournalRecovery(service: service, journal: control.journal, clock: control.clock)
            .settle(id)
        let mailboxes = imported.map { MailboxDirectory(base: directory, imported: $0) }
        if let mailboxes { tenant.directory = mailboxes }
        tenant.mailboxExports = imported.map { MailboxExports(exported: $0.exported, clock: control.clock) }
        tenant.service = JournaledService(
            base: service, journal: control.journal, tenant: id, mailboxPolicies: mailboxes?.policies)
        tenant.history = try await control.journal.entries(of: id, .acceptedSettings(since: nil)).appliedChanges
        return (tenant, settled)
    }
}
