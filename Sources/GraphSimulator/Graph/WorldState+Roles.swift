import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    func roleDefinitions(
        _ id: String?, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readRoles)
        let roles = directory.contents.roles
        if let id {
            guard let role = GUID(id).flatMap({ roles.role(id: $0) }) else { throw .notFound(id) }
            return try entity("roleManagement/directory/roleDefinitions", Self.roleObject(role), request)
        }
        return try list("roleManagement/directory/roleDefinitions", roles.roles.map(Self.roleObject), request)
    }

    /// The default user role stands under the id of its definition, not under its `wids` value (D).
    private static func roleObject(_ role: Role) -> JSONObject {
        let id = role.index == .user ? GUID.defaultUserRoleDefinition : role.id
        return [
            "id": .string(id.description), "displayName": .string(role.displayName),
            "isBuiltIn": .bool(!role.isCustom), "isEnabled": true, "templateId": .string(id.description),
        ]
    }

    func roleAssignments(
        _ id: String?, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readRoles)
        let objects = try directory.contents.activeAssignments.map { assignment throws(GraphError) in
            try assignmentObject(assignment, [:], request)
        }
        if let id {
            guard let object = objects.first(where: { $0["id"] == .string(id) }) else { throw .notFound(id) }
            return try entity("roleManagement/directory/roleAssignments", object, request)
        }
        return try list("roleManagement/directory/roleAssignments", objects, request)
    }

    /// Eligible: schedules. Active: instances, each as assigned for good.
    func roleSchedules(
        _ kind: RoleAssignment.Kind, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readSchedules)
        let contents = directory.contents
        let assignments = kind == .eligible ? contents.eligibleAssignments : contents.activeAssignments
        let extra: JSONObject =
            kind == .eligible
            ? ["status": "Provisioned", "memberType": "Direct"]
            : ["assignmentType": "Assigned", "memberType": "Direct", "startDateTime": nil, "endDateTime": nil]
        let objects = try assignments.map { assignment throws(GraphError) in
            try assignmentObject(assignment, extra, request)
        }
        return try list("roleManagement/directory/\(request.path.last?.text ?? "")", objects, request)
    }

    private func assignmentObject(
        _ assignment: DirectoryContents.Assignment, _ extra: JSONObject, _ request: WireRequest
    ) throws(GraphError) -> JSONObject {
        let scope = assignment.unit.map { "/administrativeUnits/\($0)" } ?? "/"
        var object: JSONObject = [
            "id": .string(Base64URL.sha256("\(assignment.role) \(assignment.principal) \(scope)")),
            "principalId": .string(assignment.principal.description), "directoryScopeId": .string(scope),
            "roleDefinitionId": .string(assignment.role.description),
        ]
        for member in extra.members { object[member.key] = member.value }
        for expanded in (request.option("expand") ?? "").split(separator: ",") {
            switch expanded.lowercased() {
            case "principal": object["principal"] = .object(principalObject(assignment.principal))
            case "roledefinition":
                let role = directory.contents.roles.role(id: assignment.role)
                object["roleDefinition"] = role.map { .object(Self.roleObject($0)) } ?? .null
            default: throw .badRequest("photopolicy's simulator does not model $expand=\(expanded) here.")
            }
        }
        return object
    }

    /// A user or a group, told apart by its type.
    func principalObject(_ id: GUID) -> JSONObject {
        if let account = directory.account(id) {
            return [
                "@odata.type": "#microsoft.graph.user", "id": .string(id.description),
                "displayName": .string(account.displayName),
                "userPrincipalName": .string(account.userPrincipalName),
                "accountEnabled": .bool(account.facts.isEnabled),
                "userType": account.facts.isGuest ? "Guest" : "Member",
                "mail": .string(account.userPrincipalName),
                "onPremisesSyncEnabled": account.facts.isSynced ? true : nil,
            ]
        }
        let group = directory.contents.groups.first { $0.id == id }
        return [
            "@odata.type": "#microsoft.graph.group", "id": .string(id.description),
            "displayName": group.map { .string($0.displayName) } ?? .null,
            "isAssignableToRole": group.map { .bool($0.isAssignableToRole) } ?? .null,
        ]
    }

    /// Objects filtered, paged and selected as a request says.
    func list(_ set: String, _ objects: [JSONObject], _ request: WireRequest) throws(GraphError) -> WireResponse {
        var objects = objects
        if let text = request.option("filter") {
            let members = objects.first?.members.map { member in
                if case .bool = member.value {
                    Filter.Property(name: member.key, isFlag: true)
                } else {
                    Filter.Property(name: member.key)
                }
            }
            let usual = ["id", "roleDefinitionId", "principalId", "displayName"].map { Filter.Property(name: $0) }
            let filter = try Filter(text, properties: members ?? usual)
            objects = objects.filter(filter.matches)
        }
        let page = try page(objects.count, request, usual: 100)
        let isCounted = request.option("count")?.lowercased() == "true"
        let known = objects.first?.members.map(\.key)
        let selection = try known.map { known throws(GraphError) in try Selection(request, of: known) }
        return try collection(
            set, objects[page.places].map { selection?.applied(to: $0) ?? $0 }, request,
            count: isCounted ? objects.count : nil, nextLink: page.nextLink)
    }
}
