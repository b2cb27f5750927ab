import OrderedJSON

/// What the requests seen tell of their client: the permissions that they needed at least beside those granted, and its
/// manners. Sizes are bounded by the endpoints that there are.
package struct RequestReport: Sendable {
    /// Permissions, each with the endpoints that needed it and how often.
    private(set) var needed: [String: [String: Int]] = [:]
    private(set) var granted: Set<String> = []
    private(set) var manners: [Manner: [String: Int]] = [:]
    /// Until when a caller was told to wait.
    private var waits: [String: Double] = [:]

    enum Manner: String, Sendable, CaseIterable {
        case noClientRequestID = "without client-request-id"
        case betaServed = "to beta where v1.0 serves"
        case unselected = "lists without $select"
        case unpaged = "lists without $top"
        case notWaited = "before the time that a 429 told to wait"
    }

    /// Granted, and needed by nothing that was seen.
    var spare: [String] { granted.filter { needed[$0] == nil }.sorted() }

    mutating func note(_ arrival: Arrival, _ answer: WireResponse) {
        guard arrival.isUnder("v1.0") || arrival.isUnder("beta") else { return }
        let target = arrival.head.path ?? ""
        note(arrival.method, target, answer.caller)
        for part in answer.parts {
            let version = arrival.path.dropFirst().prefix { $0 != "/" }
            note(part.method, "/\(version)" + (part.path.hasPrefix("/") ? "" : "/") + part.path, answer.caller)
        }
        let name = endpoint(arrival.method, target).name
        if arrival.head.headerFields[Arrival.clientRequestID] == nil { count(.noClientRequestID, name) }
        wait(arrival, answer, name)
    }

    private mutating func note(_ method: String, _ target: String, _ caller: Caller?) {
        let endpoint = endpoint(method, target)
        guard let route = endpoint.route else { return }
        if let caller {
            granted.formUnion(caller.words)
            if let permission = LeastPermission.of(route, method, by: caller) {
                needed[permission, default: [:]][endpoint.name, default: 0] += 1
            }
        }
        if endpoint.isBeta, route != .settings, route != .batch { count(.betaServed, endpoint.name) }
        guard method == "GET", route.isList, let query = try? WireRequest.parse(target: target).query else { return }
        let options = Set(query.map { $0.name.lowercased().drop { $0 == "$" } })
        // A link to the next page has what the first request had.
        guard !options.contains("skiptoken"), !options.contains("deltatoken") else { return }
        if !options.contains("select") { count(.unselected, endpoint.name) }
        if !options.contains("top"), route != .usersDelta { count(.unpaged, endpoint.name) }
    }

    private mutating func wait(_ arrival: Arrival, _ answer: WireResponse, _ endpoint: String) {
        let key = answer.caller?.name ?? ""
        if let until = waits[key] ?? waits[""], arrival.now < until { count(.notWaited, endpoint) }
        guard answer.status == 429,
            let seconds = answer.headers.first(where: { $0.name == .retryAfter }).flatMap({ Double($0.value) })
        else { return }
        if waits.count > 1000 { waits = [:] }
        waits[key] = arrival.now + seconds
    }

    private mutating func count(_ manner: Manner, _ endpoint: String) {
        manners[manner, default: [:]][endpoint, default: 0] += 1
    }

    private struct Endpoint: Sendable {
        /// `GET users/{id}/photo/$value`: the names that Graph's paths are made of, anything else as `{id}`.
        let name: String
        let route: GraphRoute?
        let isBeta: Bool
    }

    /// What a target names, from memory where it came before.
    private mutating func endpoint(_ method: String, _ target: String) -> Endpoint {
        let path = target.utf8.firstIndex(of: UInt8(ascii: "?")).map { String(target[..<$0]) } ?? target
        let key = method + path
        if let known = endpoints[key] { return known }
        let segments = path.split(separator: "/").dropFirst().prefix(8).map { Self.known[$0.lowercased()] ?? "{id}" }
        let method = ["GET", "PUT", "PATCH", "DELETE", "POST"].contains(method) ? method : "OTHER"
        let parsed = try? WireRequest.parse(target: path)
        let new = Endpoint(
            name: method + " " + segments.joined(separator: "/"),
            route: parsed.flatMap { GraphRoute($0.path.dropFirst()) }, isBeta: parsed?.path.first?.folded == "beta")
        if endpoints.count >= 1000 { endpoints = [:] }
        endpoints[key] = new
        return new
    }

    private var endpoints: [String: Endpoint] = [:]

    private static let known: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "admin", "people", "photoUpdateSettings", "me", "users", "$count", "delta", "photo", "photos", "$value",
            "organization", "roleManagement", "directory", "roleDefinitions", "roleAssignments",
            "roleEligibilitySchedules", "roleEligibilityScheduleInstances", "roleAssignmentScheduleInstances",
            "roleAssignmentSchedules", "administrativeUnits", "members", "groups", "memberOf", "policies",
            "authorizationPolicy", "$batch",
        ].map { ($0.lowercased(), $0) })

    // MARK: Output

    package var json: JSONObject {
        func counts(_ endpoints: [String: Int]) -> JSONValue {
            .object(endpoints.sorted { $0.key < $1.key }.reduce(into: JSONObject()) { $0[$1.key] = .int($1.value) })
        }
        var permissions = JSONObject()
        for (permission, endpoints) in needed.sorted(by: { $0.key < $1.key }) {
            permissions[permission] = counts(endpoints)
        }
        var remarks = JSONObject()
        for manner in Manner.allCases { remarks[manner.rawValue] = counts(manners[manner] ?? [:]) }
        return [
            "needed": .object(permissions), "granted": .array(granted.sorted().map { .string($0) }),
            "notNeeded": .array(spare.map { .string($0) }), "manners": .object(remarks),
        ]
    }

    /// For people.
    package var text: String {
        var lines = ["Permissions that the requests seen needed at least"]
        lines += needed.isEmpty ? ["  none"] : []
        for (permission, endpoints) in needed.sorted(by: { $0.key < $1.key }) {
            lines.append("  \(permission)\(granted.contains(permission) ? "" : " (a greater one was granted)")")
            lines += Self.lines(endpoints)
        }
        if !spare.isEmpty { lines.append("Granted, and not needed: " + spare.joined(separator: ", ")) }
        for manner in Manner.allCases {
            guard let endpoints = manners[manner] else { continue }
            lines.append("Requests \(manner.rawValue)")
            lines += Self.lines(endpoints)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ endpoints: [String: Int]) -> [String] {
        endpoints.sorted { $0.key < $1.key }.map { "    \($0.key)  \($0.value)×" }
    }
}
