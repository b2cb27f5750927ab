import OrderedJSON
import PhotoPolicy

/// Tenant-wide objects: its organization, its authorization policy and its one enterprise application.
struct OrganizationEndpoints: Sendable {
    let directory: DirectoryIndex
    let conditions: TenantConditions

    func organization(
        _ id: String?, _ call: GraphCall
    ) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readOrganization)
        let tenant = directory.contents.tenant
        // Under User.Read alone the property is null, which does not mean cloud-only (D).
        let isFull = !call.caller.permissions.isDisjoint(with: Permissions.readWholeOrganization)
        let object: JSONObject = [
            "id": .string(tenant.id.description), "displayName": .string(tenant.displayName), "tenantType": "AAD",
            "onPremisesSyncEnabled": isFull && conditions.hasDirectorySync ? true : nil,
            "verifiedDomains": .array(
                tenant.verifiedDomains.enumerated().map { place, name in
                    .object([
                        "name": .string(name), "type": "Managed", "isDefault": .bool(place == 0),
                        "isInitial": .bool(place == 0), "capabilities": "Email, OfficeCommunicationsOnline",
                    ])
                }),
        ]
        guard let id else { return try call.list("organization", [object], .organization) }
        guard GUID(id) == tenant.id else { throw .notFound(id) }
        return try call.entity("organization", object, .organization)
    }

    func authorizationPolicy(_ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readPolicies)
        let granted: JSONValue =
            conditions.userConsent ? ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"] : []
        var object: JSONObject = [
            "id": "authorizationPolicy", "displayName": "Authorization Policy", "allowInvitesFrom": "everyone",
            "guestUserRoleId": .string(conditions.guestAccess.guestRoleTemplate),
        ]
        if call.isBeta {
            object["permissionGrantPolicyIdsAssignedToDefaultUserRole"] = granted
        } else {
            object["defaultUserRolePermissions"] = .object(["permissionGrantPoliciesAssigned": granted])
        }
        return try call.entity("policies/authorizationPolicy", object, .authorizationPolicy)
    }

    /// Returns the only enterprise application that is modelled: the one that photos in portals depend on.
    func servicePrincipal(
        _ appID: String, _ call: GraphCall
    ) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readApplications)
        let exchange = "00000002-0000-0ff1-ce00-000000000000"
        guard appID == exchange else { throw .notFound(appID) }
        let object: JSONObject = [
            "id": "00000000-0000-4000-8000-0000000e0c01", "appId": .string(exchange),
            "displayName": "Office 365 Exchange Online", "accountEnabled": .bool(conditions.isExchangeEnabled),
        ]
        return try call.entity("servicePrincipals", object, .servicePrincipal)
    }
}

extension GuestAccess {
    /// The template id of the role that the tenant gives its guests: User, Guest User or Restricted Guest User (D).
    fileprivate var guestRoleTemplate: String {
        switch self {
        case .members: "a0b1b346-4d3e-4e8b-98f8-753987be4970"
        case .limited: "10dae51f-b6af-4016-8d66-8c2a99b929b3"
        case .restricted: "2af84b1e-32c8-42b7-82bc-daa82404023b"
        }
    }
}
