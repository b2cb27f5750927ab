import PhotoPolicy
import Tenants

/// An account as Graph lists it; facts that were not sent are nil, never a default.
struct WireAccount: Sendable, Hashable {
    let id: GUID
    let userPrincipalName: String?
    let displayName: String
    let isEnabled: Bool?
    let isGuest: Bool
    let isSynced: Bool
    /// Null means *never synchronised*; an absent member says nothing.
    let isSyncKnown: Bool

    static let properties = "id,userPrincipalName,displayName,accountEnabled,userType,onPremisesSyncEnabled"

    init?(_ value: WireValue) {
        guard let id = value["id"]?.string.flatMap({ GUID($0) }) else { return nil }
        self.id = id
        userPrincipalName = value["userPrincipalName"]?.string
        displayName = value["displayName"]?.string ?? userPrincipalName ?? id.description
        isEnabled = value["accountEnabled"]?.bool
        isGuest = value["userType"]?.string?.lowercased() == "guest"
        isSynced = value["onPremisesSyncEnabled"]?.bool ?? false
        isSyncKnown = value.has("onPremisesSyncEnabled")
    }

    /// Whether everything that the rules need was sent.
    var isWhole: Bool { userPrincipalName != nil && isEnabled != nil && isSyncKnown }

    /// The account without its roles.
    var account: Account { account(holding: []) }

    /// Returns the account with its roles; `assignments` is nil where they are unknown.
    func account(holding assignments: [RoleAssignment]?) -> Account {
        var traits: AccountTraits = isEnabled == false ? [] : .enabled
        if isGuest { traits.insert(.guest) }
        if isSynced { traits.insert(.synced) }
        return Account(
            id: id, userPrincipalName: userPrincipalName ?? id.description, displayName: displayName,
            facts: AccountFacts(traits: traits).holding(assignments ?? []), knowsRoles: assignments != nil)
    }
}
