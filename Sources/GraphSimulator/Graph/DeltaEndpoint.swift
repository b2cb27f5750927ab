import OrderedJSON
import PhotoPolicy

struct DeltaEndpoint: Sendable {
    let directory: ServedDirectory

    /// Returns everything first, then what a later load of a tenant changed.
    func page(_ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readUsers)
        // The id is always included: it says whose change it is.
        let selection = try UserEndpoints.selection(call).adding("id")
        if let token = call.request.option("deltatoken") {
            if token == "latest" { return deltaPage([], call, end: directory.log.now) }
            let since = try place(token, parts: 1)[0]
            return deltaPage(try changes(since: since, selection), call, end: directory.log.now)
        }
        let start = try call.request.option("skiptoken").map { token throws(GraphError) in try place(token, parts: 2) }
        let users = directory.index.contents.users
        let generation = start?[0] ?? directory.log.now
        let first = min(start?[1] ?? 0, users.count)
        let end = min(users.count, first + min(pageSize(call.request), users.count))
        let objects = users[first..<end].map { selection.applied(to: UserObject.object($0)) }
        guard end < users.count else { return deltaPage(objects, call, end: generation) }
        return deltaPage(objects, call, next: "\(directory.log.run)-\(generation)-\(end)")
    }

    /// Returns the page size from the `Prefer` header, as Graph does for delta.
    private func pageSize(_ request: WireRequest) -> Int {
        let wish = request.header("Prefer")?.split(separator: "=").last.flatMap { Int($0) }
        return wish.map { max(1, min($0, 999)) } ?? 200
    }

    private func changes(since generation: Int, _ selection: Selection) throws(GraphError) -> [JSONObject] {
        guard let later = directory.log.since(generation) else { throw Self.forgotten }
        let touched = later.reduce(into: Set<GUID>()) { $0.formUnion($1.changed.union($1.removed)) }
        return touched.sorted().map { id in
            directory.index.account(id).map { selection.applied(to: UserObject.object($0)) }
                ?? ["id": .string(id.description), "@removed": .object(["reason": "deleted"])]
        }
    }

    /// Returns the numbers of a token; throws if it is from another run or from the future.
    private func place(_ token: String, parts count: Int) throws(GraphError) -> [Int] {
        let parts = token.split(separator: "-", omittingEmptySubsequences: false)
        let run = parts.dropLast(count).joined(separator: "-")
        let numbers = parts.suffix(count).compactMap { Int($0) }.filter { $0 >= 0 }
        guard run == directory.log.run, numbers.count == count, numbers[0] <= directory.log.now else {
            throw Self.forgotten
        }
        return numbers
    }

    private static let forgotten = GraphError(
        410, "syncStateNotFound", "The sync state generation is not found; continue with full synchronization.")

    private func deltaPage(
        _ objects: [JSONObject], _ call: GraphCall, end generation: Int? = nil, next: String? = nil
    ) -> WireResponse {
        var request = call.request
        request.query.removeAll { $0.isOption("$deltatoken") || $0.isOption("$skiptoken") }
        let plain = GraphCall(request: request, caller: call.caller)
        var json: JSONObject = ["@odata.context": .string(call.context("users"))]
        if let next { json["@odata.nextLink"] = .string(plain.link("$skiptoken", next)) }
        if let generation {
            json["@odata.deltaLink"] = .string(plain.link("$deltatoken", "\(directory.log.run)-\(generation)"))
        }
        json["value"] = .array(objects.map { .object($0) })
        return .graph(json)
    }
}
