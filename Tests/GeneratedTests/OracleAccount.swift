import PhotoPolicy

struct OracleAccount: Hashable, Sendable {
    struct Assignment: Hashable, Sendable {
        let role: GUID
        var isEligible = false
        /// The administrative unit; nil for the whole tenant.
        var unit: GUID?
        /// The group through which the role is held; nil if it is held directly.
        var group: String?
    }

    enum Mailbox: String, Hashable, Sendable { case cloud, onPremises, none }

    let id: GUID
    let name: String
    var isEnabled = true
    var isGuest = false
    var isSynced = false
    var mailbox = Mailbox.cloud
    var assignments: Set<Assignment> = []
    /// Its OWA mailbox policies over time, in lowercase.
    var policies = OracleHistory(OracleWorld.defaultPolicy)
    /// Whether the file names the first policy or leaves it to the default.
    var namesItsPolicy = true

    func holds(_ role: GUID) -> Bool { assignments.contains { $0.role == role && !$0.isEligible && $0.unit == nil } }

    func holdsOne(of roles: Set<GUID>) -> Bool { roles.contains(where: holds) }

    func isEligible(forOneOf roles: Set<GUID>) -> Bool {
        assignments.contains { roles.contains($0.role) && $0.isEligible && $0.unit == nil }
    }

    func isAssigned(oneOf roles: Set<GUID>) -> Bool { assignments.contains { roles.contains($0.role) } }

    /// Whether it holds any active role in any way, which is what matters to a client blocked for others.
    var holdsADirectoryRole: Bool { assignments.contains { !$0.isEligible } }

    var isEndUser: Bool { isEnabled && !isGuest && assignments.isEmpty }
}
