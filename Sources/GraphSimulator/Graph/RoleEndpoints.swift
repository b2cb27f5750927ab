import OrderedJSON
import PhotoPolicy
import Tenants

/// `/roleManagement/directory`: definitions, assignments and their schedules.
struct RoleEndpoints: Sendable {
    let directory: DirectoryIndex

    func definitions(
        _ id: String?, _ call: GraphCall
    ) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readRoles)
        let roles = directory.contents.roles
        if let id {
            guard let role = GUID(id).flatMap({ roles.role(id: $0) }) else { throw .notFound(id) }
            return try call.entity(
                "roleManagement/directory/roleDefinitions", Self.object(role), .roleDefinition)
        }
        return try call.list(
            "roleManagement/directory/roleDefinitions", roles.roles.map(Self.object), .roleDefinition)
    }

    /// Returns a role. The default user role appears under the id of its definition, not under its `wids` value (D).
    private static func object(_ role: Role) -> JSONObject {
        let id = role.index == .user ? GUID.defaultUserRoleDefinition : role.id
        return [
            "id": .string(id.description), "displayName": .string(role.displayName),
            "isBuiltIn": .bool(!role.isCustom), "isEnabled": true, "templateId": .string(id.description),
        ]
    }

    func assignments(
        _ id: String?, _ call: GraphCall
    ) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readRoles)
        let objects = try directory.contents.activeAssignments.map { assignment throws(GraphError) in
            try assignmentObject(assignment, [:], call)
        }
        if let id {
            guard let object = objects.first(where: { $0["id"] == .string(id) }) else { throw .notFound(id) }
            return try call.entity("roleManagement/directory/roleAssignments", object, .roleAssignment)
        }
        return try call.list("roleManagement/directory/roleAssignments", objects, .roleAssignment)
    }

    /// Returns schedules if eligible, or instances if active, each as permanently assigned.
    func schedules(
        _ kind: RoleAssignment.Kind, _ call: GraphCall
    ) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readSchedules)
        let contents = directory.contents
        let assignments = kind == .eligible ? contents.eligibleAssignments : contents.activeAssignments
        let extra: JSONObject =
            kind == .eligible
            ? ["status": "Provisioned", "memberType": "Direct"]
            : ["assignmentType": "Assigned", "memberType": "Direct", "startDateTime": nil, "endDateTime": nil]
        let objects = try assignments.map { assignment throws(GraphError) in
            try assignmentObject(assignment, extra, call)
        }
        return try call.list(
            "roleManagement/directory/\(call.request.path.last?.text ?? "")", objects,
            kind == .eligible ? .roleEligibilitySchedule : .roleAssignmentScheduleInstance)
    }

    private func assignmentObject(
        _ assignment: DirectoryContents.Assignment, _ extra: JSONObject, _ call: GraphCall
    ) throws(GraphError) -> JSONObject {
        let scope = assignment.unit.map { "/administrativeUnits/\($0)" } ?? "/"
        var object: JSONObject = [
            "id": .string(Base64URL.sha256("\(assignment.role) \(assignment.principal) \(scope)")),
            "principalId": .string(assignment.principal.description), "directoryScopeId": .string(scope),
            "roleDefinitionId": .string(assignment.role.description),
        ]
        for member in extra.members { object[member.key] = member.value }
        for expanded in (call.request.option("expand") ?? "").split(separator: ",") {
            switch expanded.lowercased() {
            case "principal": object["principal"] = .object(PrincipalObject.object(assignment.principal, in: directory))
            case "roledefinition":
                let role = directory.contents.roles.role(id: assignment.role)
                object["roleDefinition"] = role.map { .object(Self.object($0)) } ?? .null
            default: throw .badRequest("photopolicy's simulator does not model $expand=\(expanded) here.")
            }
        }
        return object
    }
}
