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
            return try entity(
                "roleManagement/directory/roleDefinitions", Self.roleObject(role), .roleDefinition, request)
        }
        return try list(
            "roleManagement/directory/roleDefinitions", roles.roles.map(Self.roleObject), .roleDefinition, request)
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
            return try entity("roleManagement/directory/roleAssignments", object, .roleAssignment, request)
        }
        return try list("roleManagement/directory/roleAssignments", objects, .roleAssignment, request)
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
        return try list(
            "roleManagement/directory/\(request.path.last?.text ?? "")", objects,
            kind == .eligible ? .roleEligibilitySchedule : .roleAssignmentScheduleInstance, request)
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

}
