import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    func administrativeUnits(
        _ id: String?, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUnits)
        if let id {
            return try entity("administrativeUnits", Self.unitObject(try unit(id)), .administrativeUnit, request)
        }
        return try list(
            "administrativeUnits", directory.contents.units.map(Self.unitObject), .administrativeUnit, request)
    }

    func unitMembers(_ id: String, _ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUnits)
        return try members(try unit(id).members, request)
    }

    func groups(_ id: String?, _ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readGroups)
        if let id { return try entity("groups", Self.groupObject(try group(id)), .group, request) }
        return try list("groups", directory.contents.groups.map(Self.groupObject), .group, request)
    }

    /// Direct members; role-assignable groups do not nest (D).
    func groupMembers(_ id: String, _ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readGroups)
        return try members(try group(id).members, request)
    }

    /// Those of a user alone, which the directory answers with `ConsistencyLevel: eventual` only (D).
    func memberOfGroups(
        _ reference: GraphRoute.UserReference, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readGroups)
        guard isEventual(request), isCounted(request) else {
            throw .badRequest("The OData cast needs the header ConsistencyLevel: eventual and $count=true.")
        }
        let account = try user(reference, caller)
        let groups = directory.contents.groups.filter { $0.members.contains(account.id) }
        return try list("groups", groups.map(Self.groupObject), .group, request)
    }

    private func members(_ ids: [GUID], _ request: WireRequest) throws(GraphError) -> WireResponse {
        let usual = Self.usualUserMembers.union(ObjectKind.group.selectable.map { $0.lowercased() })
        return try list(
            "directoryObjects", ids.map(principalObject), .directoryObject, request,
            usual: isBeta(request) ? nil : usual)
    }

    /// A user or a group, told apart by its type.
    func principalObject(_ id: GUID) -> JSONObject {
        var object = JSONObject()
        let isUser: Bool
        let members: JSONObject
        if let account = directory.account(id) {
            isUser = true
            members = Self.userObject(account)
        } else {
            isUser = false
            members =
                directory.contents.groups.first { $0.id == id }.map(Self.groupObject) ?? ["id": .string(id.description)]
        }
        object["@odata.type"] = isUser ? "#microsoft.graph.user" : "#microsoft.graph.group"
        for member in members.members { object[member.key] = member.value }
        return object
    }

    private func unit(_ id: String) throws(GraphError) -> AdministrativeUnit {
        guard let key = GUID(id), let unit = directory.contents.units.first(where: { $0.id == key }) else {
            throw .notFound(id)
        }
        return unit
    }

    private func group(_ id: String) throws(GraphError) -> DirectoryContents.Group {
        guard let key = GUID(id), let group = directory.contents.groups.first(where: { $0.id == key }) else {
            throw .notFound(id)
        }
        return group
    }

    private static func unitObject(_ unit: AdministrativeUnit) -> JSONObject {
        ["id": .string(unit.id.description), "displayName": .string(unit.displayName), "description": nil]
    }

    private static func groupObject(_ group: DirectoryContents.Group) -> JSONObject {
        [
            "id": .string(group.id.description), "displayName": .string(group.displayName),
            "isAssignableToRole": .bool(group.isAssignableToRole), "securityEnabled": true, "mailEnabled": false,
        ]
    }
}
