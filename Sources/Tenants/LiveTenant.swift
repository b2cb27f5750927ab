import PhotoPolicy

/// A real tenant: a directory that is read over the network and a service whose settings other people use.
package struct LiveTenant: Sendable {
    package var directory: any Directory
    package var service: any PhotoService
    /// The user principal name of who is signed in; nil is an application that acts for itself.
    package var operatorName: String?
    /// What the sign-in was granted.
    package var operatorScopes: ScopeSet
    /// What this tool applied here, oldest first, as its journal knows.
    package var history: [AppliedChange]
    /// When the mailbox policies that it goes by were exported; nil when none were imported: all count as on.
    package var mailboxesExported: Instant?

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
