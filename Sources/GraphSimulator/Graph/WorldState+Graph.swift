import HTTPTypes
import OrderedJSON
import PhotoPolicy

extension WorldState {
    /// Answers at the paths of Microsoft Graph.
    mutating func graph(_ request: WireRequest, ids: RequestIDs, now: Double) -> WireResponse {
        do throws(GraphError) {
            return try graphAnswer(request, ids: ids, now: now)
        } catch {
            return Self.response(error, ids)
        }
    }

    static func response(_ error: GraphError, _ ids: RequestIDs) -> WireResponse {
        var response = WireResponse.json(error.body(ids), status: error.status)
        if error.status == 401 {
            response.headers.append(
                (
                    .wwwAuthenticate,
                    #"Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000""#
                ))
        }
        if let seconds = error.retryAfter { response.headers.append((.retryAfter, String(seconds))) }
        return response
    }

    private mutating func graphAnswer(
        _ request: WireRequest, ids: RequestIDs, now: Double
    ) throws(GraphError) -> WireResponse {
        if isTooOften(now) { throw .tooManyRequests(retryAfter: 1) }
        let caller = try caller(request, now: now)
        guard let route = GraphRoute(request.path.dropFirst()) else {
            throw .notModelled("/" + request.path.map(\.text).joined(separator: "/"))
        }
        try route.check(request.query)
        switch (route, request.method) {
        case (.settings, _) where !isBeta(request):
            throw .badRequest("Resource not found for the segment 'photoUpdateSettings'.")
        case (.settings, "GET"): return try settings(caller)
        case (.settings, "PATCH"): return try changeSettings(request, caller)
        case (.settings, "DELETE"): return try resetSettings(caller)
        case (.photo(let user, let part), _): return try photo(user, part, request, caller)
        case (.batch, "POST"): return try batch(request, ids: ids, now: now)
        case (_, "GET"): return try directoryAnswer(route, request, caller)
        default: throw .methodNotAllowed(request.method)
        }
    }
}
