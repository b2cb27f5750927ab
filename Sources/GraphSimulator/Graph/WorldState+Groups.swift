import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    func administrativeUnits(
        _ id: String?, _ request: WireRequest, _ caller: Caller
    ) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUnits)
        if let id { return try entity("administrativeUnits", Self.unitObject(try unit(id)), request) }
        return try list("administrativeUnits", directory.contents.units.map(Self.unitObject), request)
    }

    func unitMembers(_ id: String, _ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUnits)
        return try list("directoryObjects", try unit(id).members.map(principalObject), request)
    }

    func groups(_ id: String?, _ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readGroups)
        if let id { return try entity("groups", Self.groupObject(try group(id)), request) }
        return try list("groups", directory.contents.groups.map(Self.groupObject), request)
    }

    /// Direct members; role-assignable groups do not nest (D).
    func groupMembers(_ id: String, _ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readGroups)
        return try list("directoryObjects", try group(id).members.map(principalObject), request)
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
