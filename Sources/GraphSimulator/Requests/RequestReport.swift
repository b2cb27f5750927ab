import OrderedJSON

/// What the observed requests reveal about their client: the least permissions they needed compared with those granted,
/// and the client's manners. Its size is bounded.
package struct RequestReport: Sendable {
    /// Permissions, each with the endpoints that needed it and how often.
    private(set) var needed: [String: [String: Int]] = [:]
    private(set) var granted: Set<String> = []
    private(set) var manners: [Manner: [String: Int]] = [:]
    /// The permissions of the latest token, because most requests bring the same ones.
    private var latestGranted: [String] = []
    /// The time span for which a caller was told to wait, by the hash of its token.
    private var waits: [Int: (from: Double, until: Double)] = [:]

    enum Manner: String, Sendable, CaseIterable {
        case noClientRequestID = "without client-request-id"
        case betaServed = "to beta where v1.0 serves"
        case unselected = "lists without $select"
        case unpaged = "lists without $top"
        case notWaited = "before the time that a 429 told to wait"
    }

    /// Permissions that were granted but needed by no observed request.
    var spare: [String] {
        let needed = Set(needed.keys.map { $0.lowercased() })
        return granted.filter { !needed.contains($0.lowercased()) }.sorted()
    }

    private func isGranted(_ permission: String) -> Bool {
        granted.contains { $0.lowercased() == permission.lowercased() }
    }

    mutating func note(_ arrival: Arrival, _ answer: WireResponse) {
        // A browser's preflight says nothing about the client's manners.
        guard arrival.place == .graph, arrival.head.method != .options else { return }
        let endpoint = endpoint(arrival.method, arrival.path)
        note(endpoint, arrival.method, arrival.query, answer.caller, status: answer.status)
        for part in answer.parts {
            note(self.endpoint(part.method, part.path[...]), part.method, nil, answer.caller, status: part.status)
        }
        if !arrival.head.headerFields.contains(Arrival.clientRequestID) { count(.noClientRequestID, endpoint.name) }
        wait(arrival, answer, endpoint.name)
    }

    /// - Parameter query: nil for a request within a batch, whose options are not examined.
    private mutating func note(
        _ endpoint: Endpoint, _ method: String, _ query: [WireRequest.QueryItem]?, _ caller: Caller?, status: Int
    ) {
        guard let route = endpoint.route else { return }
        if let caller {
            if granted.count < Self.limit, caller.words != latestGranted {
                granted.formUnion(caller.words)
                latestGranted = caller.words
            }
            // A refusal does not reveal what would have been enough.
            if status != 403, let permission = LeastPermission.of(route, method, by: caller) {
                needed[permission, default: [:]][endpoint.name, default: 0] += 1
            }
        }
        if endpoint.isBeta, route != .settings, route != .batch { count(.betaServed, endpoint.name) }
        guard method == "GET", route.isList, let query else { return }
        // A link to the next page has the options of the first request.
        guard !query.contains(where: { $0.isOption("$skiptoken") || $0.isOption("$deltatoken") }) else { return }
        if !query.contains(where: { $0.isOption("$select") }) { count(.unselected, endpoint.name) }
        if route != .usersDelta, !query.contains(where: { $0.isOption("$top") }) { count(.unpaged, endpoint.name) }
    }

    private mutating func wait(_ arrival: Arrival, _ answer: WireResponse, _ endpoint: String) {
        guard answer.status == 429 || !waits.isEmpty else { return }
        // Only the token's hash is kept: enough to tell callers apart.
        let caller = arrival.head.headerFields[.authorization].hashValue
        if let wait = waits[caller], (wait.from..<wait.until).contains(arrival.now) { count(.notWaited, endpoint) }
        guard answer.status == 429,
            let seconds = answer.headers.first(where: { $0.name == .retryAfter }).flatMap({ Double($0.value) })
        else { return }
        if waits.count >= Self.limit { waits = [:] }
        // A request already under way when the answer was sent could not know about it.
        let answered = arrival.now + (ContinuousClock.now - arrival.start) / .seconds(1)
        waits[caller] = (answered, answered + seconds)
    }

    private mutating func count(_ manner: Manner, _ endpoint: String) {
        manners[manner, default: [:]][endpoint, default: 0] += 1
    }

    private struct Endpoint: Sendable {
        /// `GET users/{id}/photo/$value`: names from Graph's paths as they are, anything else as `{id}`.
        let name: String
        let route: GraphRoute?
        let isBeta: Bool
    }

    /// Returns what a path names, from memory if it came before.
    private mutating func endpoint(_ method: String, _ path: Substring) -> Endpoint {
        // The name of a method is the client's to choose, over HTTP/2 at any length.
        let method = Self.methods.contains(method) ? method : "other"
        let key = EndpointKey(method: method, path: path)
        if let known = endpoints[key] { return known }
        let segments = (try? WireRequest.parse(target: String(path)).path) ?? []
        let route = GraphRoute(segments.dropFirst())
        let names = segments.dropFirst().map { Self.known[String($0.folded.prefix { $0 != "(" })] ?? "{id}" }
        let new = Endpoint(
            name: route == nil ? "what is not modelled" : method + " " + names.joined(separator: "/"),
            route: route, isBeta: segments.first?.folded == "beta")
        if endpoints.count >= Self.limit { endpoints = [:] }
        // Copied: a substring would keep the whole target in memory.
        if path.utf8.count <= 300 { endpoints[EndpointKey(method: method, path: String(path)[...])] = new }
        return new
    }

    private static let limit = 1000

    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"]

    private var endpoints: [EndpointKey: Endpoint] = [:]

    private struct EndpointKey: Hashable, Sendable {
        let method: String
        let path: Substring
    }

    private static let known: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "admin", "people", "photoUpdateSettings", "me", "users", "$count", "delta", "photo", "photos", "$value",
            "organization", "roleManagement", "directory", "roleDefinitions", "roleAssignments",
            "roleEligibilitySchedules", "roleEligibilityScheduleInstances", "roleAssignmentScheduleInstances",
            "roleAssignmentSchedules", "administrativeUnits", "members", "groups", "memberOf", "policies",
            "authorizationPolicy", "$batch", "servicePrincipals", "microsoft.graph.group", "microsoft.graph.delta",
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

    /// The report for people to read.
    package var text: String {
        var lines = ["Permissions that the requests seen needed at least"]
        lines += needed.isEmpty ? ["  none"] : []
        for (permission, endpoints) in needed.sorted(by: { $0.key < $1.key }) {
            lines.append("  \(permission)\(isGranted(permission) ? "" : " (a greater one was granted)")")
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
