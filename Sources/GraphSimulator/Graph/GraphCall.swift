import OrderedJSON
import PhotoPolicy

/// A request at Microsoft Graph whose token was accepted.
struct GraphCall: Sendable {
    let request: WireRequest
    let caller: Caller

    var isBeta: Bool { request.path[0].folded == "beta" }
    var isEventual: Bool { request.header("ConsistencyLevel")?.lowercased() == "eventual" }
    var isCounted: Bool { request.option("count")?.lowercased() == "true" }

    func context(_ what: String) -> String {
        "https://graph.microsoft.com/\(request.path[0].folded)/$metadata#\(what)"
    }

    func require(_ sufficient: Set<String>) throws(GraphError) { try caller.require(sufficient) }

    /// The account that a path names.
    func account(_ reference: GraphRoute.UserReference, in directory: DirectoryIndex) throws(GraphError) -> Account {
        switch reference {
        case .me:
            guard let account = caller.account else {
                throw .badRequest("/me request is only valid with delegated authentication flow.")
            }
            return account
        case .named(let name):
            guard let account = directory.account(named: name) else { throw .notFound(name) }
            return account
        }
    }

    /// The same for a caller with one of these permissions: whoever lacks them is not told whether the user exists.
    func account(
        _ reference: GraphRoute.UserReference, in directory: DirectoryIndex, own: Set<String>, others: Set<String>
    ) throws(GraphError) -> Account {
        if case .named(let name) = reference, let account = caller.account, directory.account(named: name) != account {
            try require(others)
        } else {
            try require(caller.account == nil ? others : own)
        }
        return try account(reference, in: directory)
    }
}
