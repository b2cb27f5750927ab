import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    /// The user that a request names.
    func user(_ reference: GraphRoute.UserReference, _ caller: Caller) throws(GraphError) -> Account {
        switch reference {
        case .me:
            guard let account = caller.account else {
                throw .badRequest("/me request is only valid with delegated authentication flow.")
            }
            return account
        case .named(let name):
            guard let account = directory.account(named: name) else { throw .notFound(name) }
            return account
        }
    }

    /// The same for a caller with one of these permissions: whoever lacks them is not told whether the user exists.
    func user(
        _ reference: GraphRoute.UserReference, _ caller: Caller, own: Set<String>, others: Set<String>
    ) throws(GraphError) -> Account {
        if case .named(let name) = reference, let account = caller.account, directory.account(named: name) != account {
            try caller.require(others)
        } else {
            try caller.require(caller.account == nil ? others : own)
        }
        return try user(reference, caller)
    }

    /// The lists and objects that are only read.
    mutating func directoryAnswer(
        _ route: GraphRoute, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        switch route {
        case .me: return try user(.me, request, caller)
        case .user(let reference): return try user(reference, request, caller)
        case .users: return try users(request, caller)
        case .usersCount: return try usersCount(request, caller)
        case .usersDelta: return try usersDelta(request, caller)
        case .organization(let id): return try organization(id, request, caller)
        case .roleDefinitions(let id): return try roleDefinitions(id, request, caller)
        case .roleAssignments(let id): return try roleAssignments(id, request, caller)
        case .roleEligibilitySchedules: return try roleSchedules(.eligible, request, caller)
        case .roleAssignmentScheduleInstances: return try roleSchedules(.active, request, caller)
        case .administrativeUnits(let id): return try administrativeUnits(id, request, caller)
        case .unitMembers(let id): return try unitMembers(id, request, caller)
        case .groups(let id): return try groups(id, request, caller)
        case .groupMembers(let id): return try groupMembers(id, request, caller)
        case .authorizationPolicy: return try authorizationPolicy(request, caller)
        case .servicePrincipal(let appID): return try servicePrincipal(appID, request, caller)
        case .memberOfGroups(let reference): return try memberOfGroups(reference, request, caller)
        case .settings, .photo, .batch: throw .methodNotAllowed(request.method)
        }
    }

    private func user(
        _ reference: GraphRoute.UserReference, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        let account = try user(reference, caller, own: Permissions.readMe, others: Permissions.readUsers)
        return entity("users", try userSelection(request).applied(to: Self.userObject(account)), request)
    }

    /// One object of a kind under its context, as a request selects.
    func entity(
        _ set: String, _ object: JSONObject, _ kind: ObjectKind, _ request: WireRequest
    ) throws(GraphError) -> WireResponse {
        entity(set, try Selection(request, of: kind).applied(to: object), request)
    }

    private func entity(_ set: String, _ object: JSONObject, _ request: WireRequest) -> WireResponse {
        var json: JSONObject = ["@odata.context": .string(context(set + "/$entity", request))]
        for member in object.members { json[member.key] = member.value }
        return .graph(json)
    }

    func isBeta(_ request: WireRequest) -> Bool { request.path[0].folded == "beta" }

    func context(_ what: String, _ request: WireRequest) -> String {
        "https://graph.microsoft.com/\(request.path[0].folded)/$metadata#\(what)"
    }

    // MARK: Organisation and policies

    private func organization(
        _ id: String?, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readOrganization)
        let tenant = directory.contents.tenant
        // Under User.Read alone the property is null, which does not mean cloud-only (D).
        let isFull = !caller.permissions.isDisjoint(with: Permissions.readWholeOrganization)
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
        let selected = try Selection(request, of: .organization).applied(to: object)
        if let id {
            guard GUID(id) == tenant.id else { throw .notFound(id) }
            return entity("organization", selected, request)
        }
        return collection("organization", [selected], request)
    }

    private func authorizationPolicy(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readPolicies)
        let granted: JSONValue =
            conditions.userConsent ? ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"] : []
        var object: JSONObject = [
            "id": "authorizationPolicy", "displayName": "Authorization Policy", "allowInvitesFrom": "everyone",
            "guestUserRoleId": .string(conditions.guestAccess.guestRoleTemplate),
        ]
        if isBeta(request) {
            object["permissionGrantPolicyIdsAssignedToDefaultUserRole"] = granted
        } else {
            object["defaultUserRolePermissions"] = .object(["permissionGrantPoliciesAssigned": granted])
        }
        return entity("policies/authorizationPolicy", object, request)
    }
}

extension WorldState {
    /// Of the enterprise applications of a tenant, the one on which the photos of portals rest.
    private func servicePrincipal(
        _ appID: String, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readApplications)
        let exchange = "00000002-0000-0ff1-ce00-000000000000"
        guard appID == exchange else { throw .notFound(appID) }
        let object: JSONObject = [
            "id": "00000000-0000-4000-8000-0000000e0c01", "appId": .string(exchange),
            "displayName": "Office 365 Exchange Online", "accountEnabled": .bool(conditions.isExchangeEnabled),
        ]
        return try entity("servicePrincipals", object, .servicePrincipal, request)
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
