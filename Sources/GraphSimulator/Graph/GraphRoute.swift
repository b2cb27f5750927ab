import PhotoPolicy

/// What a path under `/v1.0` or `/beta` names.
enum GraphRoute: Sendable, Hashable {
    case settings
    case me
    case organization(String?)
    case users, usersCount, usersDelta
    case user(UserReference)
    case photo(UserReference, PhotoPart)
    case roleDefinitions(String?)
    case roleAssignments(String?)
    case roleEligibilitySchedules
    case roleAssignmentScheduleInstances
    case administrativeUnits(String?)
    case unitMembers(String)
    case groups(String?)
    case groupMembers(String)
    case authorizationPolicy
    case servicePrincipal(appID: String)
    /// The groups that a user is a direct member of.
    case memberOfGroups(UserReference)
    case batch

    enum UserReference: Sendable, Hashable {
        case me
        case named(String)
    }

    enum PhotoPart: Sendable, Hashable {
        case metadata, content
        case sizes
        case sizeMetadata(String), size(String)
    }

    /// Reads the path segments that follow the version.
    init?(_ path: ArraySlice<PathSegment>) {
        // `/users/$count` and `/users/delta` are modelled, but neither exists for other lists: there, these names are
        // not ids.
        if path.first?.folded != "users", let last = path.last?.folded, Self.isOfLists(last) { return nil }
        guard let route = Self.route(Array(path)) else { return nil }
        self = route
    }

    private static func isOfLists(_ segment: String) -> Bool {
        segment == "$count" || segment == "$ref" || segment.hasPrefix("delta")
            || segment.hasPrefix("microsoft.graph.delta")
    }

    private static func route(_ path: [PathSegment]) -> GraphRoute? {
        guard let first = path.first?.folded else { return nil }
        let rest = path.dropFirst()
        switch first {
        case "admin": return rest.map(\.folded) == ["people", "photoupdatesettings"] ? .settings : nil
        case "me": return rest.isEmpty ? .me : part(of: .me, Array(rest))
        case "users": return users(Array(rest))
        case "organization": return rest.count < 2 ? .organization(rest.first?.text) : nil
        case "rolemanagement": return roles(Array(rest))
        case "directory":
            guard rest.first?.folded == "administrativeunits" else { return nil }
            return units(Array(rest.dropFirst()))
        case "administrativeunits": return units(Array(rest))
        case "groups":
            if rest.count < 2 { return .groups(rest.first?.text) }
            return rest.count == 2 && rest.last?.folded == "members" ? .groupMembers(path[1].text) : nil
        case "policies": return rest.map(\.folded) == ["authorizationpolicy"] ? .authorizationPolicy : nil
        case let first where rest.isEmpty && first.hasPrefix("serviceprincipals(appid='") && first.hasSuffix("')"):
            return .servicePrincipal(appID: String(first.dropFirst(25).dropLast(2)))
        case "$batch": return rest.isEmpty ? .batch : nil
        default: return nil
        }
    }

    private static func users(_ path: [PathSegment]) -> GraphRoute? {
        guard let first = path.first else { return .users }
        switch (first.folded, path.count) {
        case ("$count", 1): return .usersCount
        case ("delta", 1), ("delta()", 1), ("microsoft.graph.delta", 1), ("microsoft.graph.delta()", 1):
            return .usersDelta
        case (_, 1): return .user(.named(first.text))
        default: return part(of: .named(first.text), Array(path.dropFirst()))
        }
    }

    private static func part(of user: UserReference, _ path: [PathSegment]) -> GraphRoute? {
        switch path.map(\.folded) {
        case ["memberof", "microsoft.graph.group"]: .memberOfGroups(user)
        case ["photo"]: .photo(user, .metadata)
        case ["photo", "$value"]: .photo(user, .content)
        case ["photos"]: .photo(user, .sizes)
        case ["photos", path.dropFirst().first?.folded ?? ""]: .photo(user, .sizeMetadata(path[1].folded))
        case ["photos", path.dropFirst().first?.folded ?? "", "$value"]: .photo(user, .size(path[1].folded))
        default: nil
        }
    }

    private static func roles(_ path: [PathSegment]) -> GraphRoute? {
        guard path.count >= 2, path.count <= 3, path[0].folded == "directory" else { return nil }
        let id = path.count == 3 ? path[2].text : nil
        switch (path[1].folded, id) {
        case ("roledefinitions", _): return .roleDefinitions(id)
        case ("roleassignments", _): return .roleAssignments(id)
        case ("roleeligibilityschedules", nil), ("roleeligibilityscheduleinstances", nil):
            return .roleEligibilitySchedules
        case ("roleassignmentscheduleinstances", nil), ("roleassignmentschedules", nil):
            return .roleAssignmentScheduleInstances
        default: return nil
        }
    }

    private static func units(_ path: [PathSegment]) -> GraphRoute? {
        if path.count < 2 { return .administrativeUnits(path.first?.text) }
        return path.count == 2 && path[1].folded == "members" ? .unitMembers(path[0].text) : nil
    }
}
