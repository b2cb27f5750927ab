import PhotoPolicy
import Tenants

/// What one round trip at the start reveals about a tenant. What is refused is known otherwise or reported as unknown.
struct TenantReading: Sendable {
    /// Nil when nothing identifies the tenant.
    private(set) var tenantID: GUID?
    private var displayName: String?
    var verifiedDomains: [String]
    var operatorName: String?
    var operatorID: GUID?
    var roles = RoleCatalog.builtIn
    /// Nil means unknown.
    var hasDirectorySync: Bool?
    /// Unread means unknown, never *open* (D).
    var userConsent = false
    /// The access of a new tenant, where it cannot be read.
    var guestAccess = GuestAccess.limited
    /// Counts as on where it cannot be read, as in a new tenant.
    var isExchangeEnabled = true
    let scopes: ScopeSet

    /// Takes what is known without asking.
    init(_ known: Known) {
        tenantID = known.tenantID
        displayName = known.displayName
        verifiedDomains = known.domains
        operatorName = known.account
        operatorID = known.accountID
        scopes = known.scopes
    }

    init(_ graph: GraphClient, _ known: Known, _ onNote: @Sendable (String) -> Void) async throws {
        self.init(known)
        let answers = try await graph.batch(
            [
                BatchItem("/organization?$select=id,displayName,verifiedDomains,onPremisesSyncEnabled"),
                BatchItem("/me?$select=id,userPrincipalName"),
                // Built-in roles too: this version does not know those added after it.
                BatchItem("/roleManagement/directory/roleDefinitions?$select=id,displayName,isBuiltIn"),
                BatchItem(
                    "/policies/authorizationPolicy?$select=defaultUserRolePermissions,permissionGrantPolicyIdsAssignedToDefaultUserRole,guestUserRoleId"
                ),
                // The organisation shows it only to those who may read more than we ask for (D); accounts show it too.
                BatchItem(
                    "/users?$filter=onPremisesSyncEnabled%20eq%20true&$count=true&$top=1&$select=id",
                    headers: [("ConsistencyLevel", "eventual")]),
                BatchItem("/servicePrincipals(appId='\(Self.exchangeOnline)')?$select=accountEnabled"),
            ], "the tenant could not be read")
        if let organization = try Self.readable(answers[0])?["value"]?.array?.first { take(organization) }
        if let me = try Self.readable(answers[1]) {
            operatorName = me["userPrincipalName"]?.string ?? operatorName
            operatorID = me["id"]?.string.flatMap { GUID($0) } ?? operatorID
        }
        isExchangeEnabled = try Self.readable(answers[5])?["accountEnabled"]?.bool ?? true
        if hasDirectorySync == nil, let count = try Self.readable(answers[4])?["@odata.count"]?.integer {
            hasDirectorySync = count > 0
        }
        if let page = try Self.readable(answers[2]) {
            for role in try await graph.rest(of: page, "the roles could not be read") {
                guard let id = role["id"]?.string.flatMap({ GUID($0) }) else { continue }
                roles = roles.adding(
                    id, named: role["displayName"]?.string ?? id.description,
                    isCustom: role["isBuiltIn"]?.bool != true)
            }
        }
        if let policy = try Self.readable(answers[3]) {
            userConsent = Self.permitsConsent(policy)
            guestAccess = policy["guestUserRoleId"]?.string.flatMap(GuestAccess.init(guestUserRoleID:)) ?? guestAccess
        } else {
            onNote("whether users may consent to an app could not be read: counted as no")
        }
    }

    /// The application id of Office 365 Exchange Online, the same in every tenant (D).
    private static let exchangeOnline = "00000002-0000-0ff1-ce00-000000000000"

    /// Nil when nothing identifies the tenant.
    var tenant: TenantIdentity? {
        tenantID.map { id in
            TenantIdentity(
                id: id, displayName: displayName ?? verifiedDomains.first ?? id.description,
                verifiedDomains: verifiedDomains)
        }
    }

    /// Returns nil for what this sign-in may not read or the service does not have; throws on trouble.
    private static func readable(_ answer: BatchAnswer) throws -> WireValue? {
        switch answer.status {
        case 400, 403, 404, 405, 501: nil
        default: try answer.json("the tenant could not be read")
        }
    }

    private mutating func take(_ organization: WireValue) {
        let domains = organization["verifiedDomains"]?.array ?? []
        let names =
            (domains.filter { $0["isDefault"]?.bool == true } + domains.filter { $0["isDefault"]?.bool != true })
            .compactMap { $0["name"]?.string }
        tenantID = organization["id"]?.string.flatMap { GUID($0) } ?? tenantID
        displayName = organization["displayName"]?.string ?? names.first ?? displayName
        if !names.isEmpty { verifiedDomains = names }
        hasDirectorySync = organization["onPremisesSyncEnabled"]?.bool
    }

    /// Whether users may consent: a policy for what they grant themselves is assigned to all of them (D).
    private static func permitsConsent(_ policy: WireValue) -> Bool {
        let assigned =
            policy["permissionGrantPolicyIdsAssignedToDefaultUserRole"]
            ?? policy["defaultUserRolePermissions"]?["permissionGrantPoliciesAssigned"]
        return (assigned?.array ?? []).contains {
            $0.string?.lowercased().hasPrefix("managepermissiongrantsforself.") ?? false
        }
    }
}

extension GuestAccess {
    /// Takes the access that goes with the role that a tenant gives its guests (D); nil for any other role.
    fileprivate init?(guestUserRoleID: String) {
        switch guestUserRoleID.lowercased() {
        case "a0b1b346-4d3e-4e8b-98f8-753987be4970": self = .members
        case "10dae51f-b6af-4016-8d66-8c2a99b929b3": self = .limited
        case "2af84b1e-32c8-42b7-82bc-daa82404023b": self = .restricted
        default: return nil
        }
    }
}
