import HTTPTypes
import OrderedJSON
import PhotoPolicy

extension Simulation {
    mutating func graph(_ request: WireRequest, ids: RequestIDs, now: Double) -> WireResponse {
        var caller: Caller?
        var response: WireResponse
        do throws(GraphError) {
            if rate.isExceeded(now) { throw .tooManyRequests(retryAfter: 1) }
            let accepted = try Caller(of: request, signIn.tokens, in: directory.index, now: now)
            caller = accepted
            response = try graphAnswer(GraphCall(request: request, caller: accepted), ids: ids, now: now)
        } catch {
            response = error.response(ids)
        }
        response.caller = caller
        return response
    }

    private mutating func graphAnswer(
        _ call: GraphCall, ids: RequestIDs, now: Double
    ) throws(GraphError) -> WireResponse {
        let request = call.request
        guard let route = GraphRoute(request.path.dropFirst()) else {
            throw .notModelled("/" + request.path.map(\.text).joined(separator: "/"))
        }
        try route.check(request.query)
        switch (route, request.method) {
        case (.settings, _) where !call.isBeta:
            throw .badRequest("Resource not found for the segment 'photoUpdateSettings'.")
        case (.settings, "GET"): return try photos.settings(call.caller)
        case (.settings, "PATCH"): return try photos.changeSettings(call, directory.index.contents.roles)
        case (.settings, "DELETE"): return try photos.resetSettings(call.caller)
        case (.photo(let user, let part), _): return try photos.photo(user, part, call, directory.index)
        case (.batch, "POST"): return try batch(request, ids: ids, now: now)
        case (_, "GET"): return try read(route, call)
        default: throw .methodNotAllowed(request.method, allow: route.methods)
        }
    }

    private func read(_ route: GraphRoute, _ call: GraphCall) throws(GraphError) -> WireResponse {
        let users = UserEndpoints(directory: directory.index)
        let roles = RoleEndpoints(directory: directory.index)
        let groups = GroupEndpoints(directory: directory.index)
        let organization = OrganizationEndpoints(directory: directory.index, conditions: photos.conditions)
        switch route {
        case .me: return try users.user(.me, call)
        case .user(let reference): return try users.user(reference, call)
        case .users: return try users.list(call)
        case .usersCount: return try users.count(call)
        case .usersDelta: return try DeltaEndpoint(directory: directory).page(call)
        case .organization(let id): return try organization.organization(id, call)
        case .authorizationPolicy: return try organization.authorizationPolicy(call)
        case .servicePrincipal(let appID): return try organization.servicePrincipal(appID, call)
        case .roleDefinitions(let id): return try roles.definitions(id, call)
        case .roleAssignments(let id): return try roles.assignments(id, call)
        case .roleEligibilitySchedules: return try roles.schedules(.eligible, call)
        case .roleAssignmentScheduleInstances: return try roles.schedules(.active, call)
        case .administrativeUnits(let id): return try groups.units(id, call)
        case .unitMembers(let id): return try groups.unitMembers(id, call)
        case .groups(let id): return try groups.groups(id, call)
        case .groupMembers(let id): return try groups.groupMembers(id, call)
        case .memberOfGroups(let reference): return try groups.memberOfGroups(reference, call)
        case .settings, .photo, .batch: throw .methodNotAllowed(call.request.method, allow: route.methods)
        }
    }
}
