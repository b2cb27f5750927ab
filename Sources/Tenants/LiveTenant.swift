import PhotoPolicy

/// A real tenant: a directory that is read over the network and a service whose settings other people use.
package struct LiveTenant: Sendable {
    package var directory: any Directory
    package var service: any PhotoService
    /// The user principal name of the person signed in; nil for an application that acts for itself.
    package var operatorName: String?
    /// What the sign-in was granted.
    package var operatorScopes: ScopeSet
    /// What this tool applied here, oldest first, according to its journal.
    package var history: [AppliedChange]
    /// The export that its mailbox policies come from; nil when none were imported, so all count as on.
    package var mailboxExports: MailboxExports?

    package init(
        directory: any Directory, service: any PhotoService, operatorName: String?, operatorScopes: ScopeSet,
        history: [AppliedChange] = []
    ) {
        self.directory = directory
        self.service = service
        self.operatorName = operatorName
        self.operatorScopes = operatorScopes
        self.history = history
    }
}

/// Where a live tenant's mailbox policies come from.
package struct MailboxExports: Sendable {
    package let exported: Instant
    private let clock: any LiveClock

    package init(exported: Instant, clock: any LiveClock) {
        self.exported = exported
        self.clock = clock
    }

    /// How old they are now; never negative.
    package var age: TimeSpan { max(TimeSpan(seconds: 0), clock.now - exported) }
}

/// The machine's clock, and waiting by it.
package protocol LiveClock: Sendable {
    var now: Instant { get }
    /// The time since some fixed moment, whatever is done to the wall clock: for deadlines.
    var elapsed: TimeSpan { get }
    /// Throws `CancellationError` when the task is cancelled meanwhile.
    func sleep(_ span: TimeSpan) async throws
}
