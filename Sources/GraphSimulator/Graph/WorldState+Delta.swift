import OrderedJSON
import PhotoPolicy
import Tenants

/// What changed in the directory since a service was started: a generation for each tenant loaded.
struct DirectoryLog: Sendable {
    /// Which accounts a load changed or removed.
    struct Generation: Sendable {
        let changed: Set<GUID>
        let removed: Set<GUID>
    }

    /// Tokens of another run are not taken for this one's.
    let run = Base64URL.sha256(Random.token()).prefix(12)
    private(set) var generations: [Generation] = []

    var now: Int { generations.count }

    mutating func note(from old: DirectoryIndex, to new: DirectoryIndex) {
        let before = Dictionary(old.contents.users.map { ($0.id, $0) }) { first, _ in first }
        let changed = new.contents.users.filter { account in
            guard let other = before[account.id] else { return true }
            return other.userPrincipalName != account.userPrincipalName || other.displayName != account.displayName
                || other.facts.traits != account.facts.traits
        }
        let removed = old.contents.users.filter { new.account($0.id) == nil }
        generations.append(Generation(changed: Set(changed.map(\.id)), removed: Set(removed.map(\.id))))
    }
}

extension WorldState {
    /// `/users/delta`: everything first, then what a later load of a tenant changed.
    func usersDelta(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUsers)
        // An id is there unasked: a change must be told whose it is.
        let selection = try userSelection(request).adding("id")
        if let token = request.option("deltatoken") {
            if token == "latest" { return deltaPage([], request, end: log.now) }
            let since = try place(token, parts: 1)[0]
            return deltaPage(changes(since: since, selection), request, end: log.now)
        }
        let start = try request.option("skiptoken").map { token throws(GraphError) in try place(token, parts: 2) }
        let users = directory.contents.users
        let generation = start?[0] ?? log.now
        let first = min(start?[1] ?? 0, users.count)
        let end = min(users.count, first + min(pageSize(request), users.count))
        let objects = users[first..<end].map { selection.applied(to: Self.userObject($0)) }
        guard end < users.count else { return deltaPage(objects, request, end: generation) }
        return deltaPage(objects, request, next: "\(log.run)-\(generation)-\(end)")
    }

    /// The preference counts, as Graph has it for delta.
    private func pageSize(_ request: WireRequest) -> Int {
        let wish = request.header("Prefer")?.split(separator: "=").last.flatMap { Int($0) }
        return wish.map { max(1, min($0, 999)) } ?? 200
    }

    private func changes(since generation: Int, _ selection: Selection) -> [JSONObject] {
        let later = log.generations.dropFirst(generation)
        let touched = later.reduce(into: Set<GUID>()) { $0.formUnion($1.changed.union($1.removed)) }
        return touched.sorted().map { id in
            directory.account(id).map { selection.applied(to: Self.userObject($0)) }
                ?? ["id": .string(id.description), "@removed": .object(["reason": "deleted"])]
        }
    }

    /// The numbers of a token; one of another run, or from the future, is no longer known.
    private func place(_ token: String, parts count: Int) throws(GraphError) -> [Int] {
        let parts = token.split(separator: "-", omittingEmptySubsequences: false)
        let run = parts.dropLast(count).joined(separator: "-")
        let numbers = parts.suffix(count).compactMap { Int($0) }.filter { $0 >= 0 }
        guard run == log.run, numbers.count == count, numbers[0] <= log.now else {
            throw GraphError(
                410, "syncStateNotFound", "The sync state generation is not found; continue with full synchronization.")
        }
        return numbers
    }

    private func deltaPage(
        _ objects: [JSONObject], _ request: WireRequest, end generation: Int? = nil, next: String? = nil
    ) -> WireResponse {
        var request = request
        request.query.removeAll { ["$deltatoken", "$skiptoken"].contains($0.name.lowercased()) }
        var json: JSONObject = ["@odata.context": .string(context("users", request))]
        if let next { json["@odata.nextLink"] = .string(link(request, "$skiptoken", next)) }
        if let generation {
            json["@odata.deltaLink"] = .string(link(request, "$deltatoken", "\(log.run)-\(generation)"))
        }
        json["value"] = .array(objects.map { .object($0) })
        return .graph(json)
    }
}
