import PhotoPolicy

/// A tenant and a session on it, modelled by the test itself. A value type, so that a what-if block works on a copy.
struct OracleWorld: Sendable {
    enum GuestAccess: String, Sendable, CaseIterable { case members, limited, restricted }

    /// A change of the setting that `rollback` knows.
    struct Apply: Sendable {
        let before: OracleSettings
        let after: OracleSettings
        var isRolledBack = false
    }

    static let defaultPolicy = "owamailboxpolicy-default"

    var profile = ServiceProfile.Name.september2024
    var accounts: [OracleAccount] = []
    var customRoles: [GUID: String] = [:]
    /// The id that files and scripts use for the default user role.
    var userRoleID = OracleRoles.everybody[0]
    var units: [GUID: String] = [:]
    var groups: [(id: GUID, name: String, members: [Int])] = []
    var settings = OracleHistory(OracleSettings())
    /// The changes in `settings` that are applies of the file, and whether they are rolled back.
    var fileApplies: [Int: Bool] = [:]
    /// Whether photos are on, by the policy's name in lowercase.
    var switches: [String: OracleHistory<Bool>] = [:]
    /// The spelling of each policy in the file and in scripts.
    var policyNames: [String: String] = [:]
    var delays: [Client: Int] = [:]
    var mailboxDelay = 3600
    var blocked: Set<Client> = []
    var userConsent = true
    var adminConsent: Set<Scope> = []
    var hasSync = false
    var guestAccess = GuestAccess.limited
    var operatorPlace: Int?
    var now = 1_725_526_800

    // The session's state.
    var draft = OracleDraft()
    /// Whether the draft was edited since the enclosing what-if block began.
    var hasEdits = false
    var applies: [Apply] = []
    var photos: Set<GUID> = []

    var custom: Set<GUID> { Set(customRoles.keys) }

    mutating func emptyDraft() {
        draft = OracleDraft()
        hasEdits = false
    }

    func delay(_ client: Client) -> Int { delays[client] ?? 86_400 }

    static func guid(_ number: Int) -> GUID { GUID(high: 0x4000, low: UInt64(number)) }

    /// The moment when every change accepted so far is in force at every client.
    var inForceMoment: Int {
        let slowest = Client.allCases.map(delay).max() ?? 0
        let ends =
            settings.ends(slowest)
            + switches.values.flatMap { $0.ends(mailboxDelay) }
            + accounts.flatMap { $0.policies.ends(mailboxDelay) }
        return max(now, ends.max() ?? now)
    }
}
