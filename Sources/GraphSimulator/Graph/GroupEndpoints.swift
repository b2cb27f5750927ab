import OrderedJSON
import PhotoPolicy
import Tenants

/// Administrative units and groups, each with its direct members.
struct GroupEndpoints: Sendable {
    let directory: DirectoryIndex

    func units(_ id: String?, _ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readUnits)
        if let id {
            return try call.entity("administrativeUnits", Self.unitObject(try unit(id)), .administrativeUnit)
        }
        return try call.list(
            "administrativeUnits", directory.contents.units.map(Self.unitObject), .administrativeUnit)
    }

    func unitMembers(_ id: String, _ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readUnits)
        return try members(try unit(id).members, call)
    }

    func groups(_ id: String?, _ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readGroups)
        if let id { return try call.entity("groups", PrincipalObject.group(try group(id)), .group) }
        return try call.list("groups", directory.contents.groups.map(PrincipalObject.group), .group)
    }

    /// Returns the direct members; role-assignable groups do not nest (D).
    func groupMembers(_ id: String, _ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readGroups)
        return try members(try group(id).members, call)
    }

    /// Returns the groups of one user, which the directory answers only with `ConsistencyLevel: eventual` (D).
    func memberOfGroups(
        _ reference: GraphRoute.UserReference, _ call: GraphCall
    ) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readGroups)
        guard call.isEventual, call.isCounted else {
            throw .badRequest("The OData cast needs the header ConsistencyLevel: eventual and $count=true.")
        }
        let account = try call.account(reference, in: directory)
        let groups = directory.contents.groups.filter { $0.members.contains(account.id) }
        return try call.list("groups", groups.map(PrincipalObject.group), .group)
    }

    private func members(_ ids: [GUID], _ call: GraphCall) throws(GraphError) -> WireResponse {
        let usual = UserObject.usualMembers.union(ObjectKind.group.selectable.map { $0.lowercased() })
        return try call.list(
            "directoryObjects", ids.map { PrincipalObject.object($0, in: directory) }, .directoryObject,
            usual: call.isBeta ? nil : usual)
    }

    private func unit(_ id: String) throws(GraphError) -> AdministrativeUnit {
        guard let key = GUID(id), let unit = directory.unit(key) else {
            throw .notFound(id)
        }
        return unit
    }

    private func group(_ id: String) throws(GraphError) -> DirectoryContents.Group {
        guard let key = GUID(id), let group = directory.group(key) else {
            throw .notFound(id)
        }
        return group
    }

    private static func unitObject(_ unit: AdministrativeUnit) -> JSONObject {
        ["id": .string(unit.id.description), "displayName": .string(unit.displayName), "description": nil]
    }
}
