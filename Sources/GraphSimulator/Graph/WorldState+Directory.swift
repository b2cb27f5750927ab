import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    /// The user that a request names; what a caller may not know of is not found.
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

    /// The lists and objects that are only read.
    mutating func directoryAnswer(
        _ route: GraphRoute, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        switch route {
        case .me:
            try caller.require(Permissions.readMe)
            return try entity("users", try userObject(try user(.me, caller), request), request)
        case .user(let reference):
            let account = try user(reference, caller)
            try caller.require(account.id == caller.account?.id ? Permissions.readMe : Permissions.readUsers)
            return try entity("users", try userObject(account, request), request)
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
        case .settings, .photo, .batch: throw .methodNotAllowed(request.method)
        }
    }

    /// One object under its context.
    func entity(_ set: String, _ object: JSONObject, _ request: WireRequest) throws(GraphError) -> WireResponse {
        var json: JSONObject = ["@odata.context": .string(context(set + "/$entity", request))]
        for member in object.members { json[member.key] = member.value }
        return .graph(json)
    }

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
            "onPremisesSyncEnabled": isFull && environment.hasDirectorySync ? true : nil,
            "verifiedDomains": .array(
                tenant.verifiedDomains.enumerated().map { place, name in
                    .object([
                        "name": .string(name), "type": "Managed", "isDefault": .bool(place == 0),
                        "isInitial": .bool(place == 0), "capabilities": "Email, OfficeCommunicationsOnline",
                    ])
                }),
        ]
        let selected = try Selection(request, of: object.members.map(\.key)).applied(to: object)
        if let id {
            guard GUID(id) == tenant.id else { throw .notFound(id) }
            return try entity("organization", selected, request)
        }
        return try collection("organization", [selected], request)
    }

    private func authorizationPolicy(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readPolicies)
        let granted: JSONValue =
            environment.userConsent ? ["ManagePermissionGrantsForSelf.microsoft-user-default-legacy"] : []
        var object: JSONObject = [
            "id": "authorizationPolicy", "displayName": "Authorization Policy", "allowInvitesFrom": "everyone",
        ]
        if request.path[0].folded == "beta" {
            object["permissionGrantPolicyIdsAssignedToDefaultUserRole"] = granted
        } else {
            object["defaultUserRolePermissions"] = .object(["permissionGrantPoliciesAssigned": granted])
        }
        return try entity("policies/authorizationPolicy", object, request)
    }
}
