extension GraphRoute {
    var isList: Bool {
        switch self {
        case .users, .usersDelta, .roleDefinitions(nil), .roleAssignments(nil), .roleEligibilitySchedules,
            .roleAssignmentScheduleInstances, .administrativeUnits(nil), .unitMembers, .groups(nil), .groupMembers,
            .memberOfGroups:
            true
        case .settings, .me, .user, .usersCount, .photo, .organization, .roleDefinitions(.some),
            .roleAssignments(.some), .administrativeUnits(.some), .groups(.some), .authorizationPolicy,
            .servicePrincipal, .batch:
            false
        }
    }

    /// The methods that the path accepts.
    var methods: [String] {
        switch self {
        case .settings: ["GET", "PATCH", "DELETE"]
        case .photo(_, let part): part.methods
        case .batch: ["POST"]
        case .me, .user, .users, .usersCount, .usersDelta, .organization, .roleDefinitions, .roleAssignments,
            .roleEligibilitySchedules, .roleAssignmentScheduleInstances, .administrativeUnits, .unitMembers, .groups,
            .groupMembers, .memberOfGroups, .authorizationPolicy, .servicePrincipal:
            ["GET"]
        }
    }

    /// The OData options that are modelled here. All others are refused: to ignore one would silently change an answer.
    private var options: Set<String> {
        let list: Set<String> = ["select", "filter", "top", "count", "skiptoken"]
        return switch self {
        case .settings, .photo, .authorizationPolicy, .batch: []
        case .me, .user, .organization, .servicePrincipal: ["select"]
        case .users: list
        case .usersCount: ["filter"]
        case .usersDelta: ["select", "skiptoken", "deltatoken"]
        case .roleAssignments(.some): ["select", "expand"]
        case .roleDefinitions(.some), .administrativeUnits(.some), .groups(.some): ["select"]
        case .roleAssignments(nil), .roleEligibilitySchedules, .roleAssignmentScheduleInstances:
            list.union(["expand"])
        case .roleDefinitions(nil), .administrativeUnits(nil), .groups(nil), .unitMembers, .groupMembers,
            .memberOfGroups:
            list
        }
    }

    /// OData's options without their `$`, which may be left out.
    private static let systemOptions: Set<String> = [
        "select", "filter", "top", "count", "skip", "skiptoken", "deltatoken", "expand", "orderby", "search", "format",
        "apply", "compute",
    ]

    /// Throws 400 for an option that is not modelled or occurs twice; names that are not OData's are let through.
    func check(_ query: [WireRequest.QueryItem]) throws(GraphError) {
        var seen: Set<String> = []
        for item in query {
            let isMarked = item.name.hasPrefix("$")
            let name = (isMarked ? String(item.name.dropFirst()) : item.name).lowercased()
            guard isMarked || Self.systemOptions.contains(name) else { continue }
            guard options.contains(name) else {
                throw .badRequest("photopolicy's simulator does not model the query option '\(item.name)' here.")
            }
            guard seen.insert(name).inserted else {
                throw .badRequest("Query option '\(item.name)' was specified more than once, but it must be once.")
            }
        }
    }
}

extension GraphRoute.PhotoPart {
    var methods: [String] { self == .content ? ["GET", "PUT", "PATCH", "DELETE"] : ["GET"] }
}
