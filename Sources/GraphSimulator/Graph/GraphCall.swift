import OrderedJSON
import PhotoPolicy

/// A request at Microsoft Graph whose token was accepted.
struct GraphCall: Sendable {
    let request: WireRequest
    let caller: Caller

    var isBeta: Bool { request.path[0].folded == "beta" }
    var isEventual: Bool { request.header("ConsistencyLevel")?.lowercased() == "eventual" }
    var isCounted: Bool { request.option("count")?.lowercased() == "true" }

    /// Returns the filter of a list; throws 400 for a filter that Graph's directory answers only when both its index
    /// and the count are requested (D).
    ///
    /// - Parameter isCount: whether the path asks for the count itself.
    func filter(of kind: ObjectKind, isCount: Bool = false) throws(GraphError) -> Filter? {
        guard let text = request.option("filter") else { return nil }
        let filter = try Filter(text, properties: kind.filterable)
        guard kind.hasAdvancedQueries, filter.isAdvanced, !isEventual || !(isCounted || isCount) else { return filter }
        throw GraphError(
            400, "Request_UnsupportedQuery",
            "Operator is not supported because the required parameters might be missing. Try adding $count=true query "
                + "parameter and ConsistencyLevel:eventual header.")
    }

    func context(_ what: String) -> String {
        "https://graph.microsoft.com/\(request.path[0].folded)/$metadata#\(what)"
    }

    func require(_ sufficient: Set<String>) throws(GraphError) { try caller.require(sufficient) }

    /// Returns the account that a path names.
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

    /// Also requires one of these permissions; a caller without them is not told whether the user exists.
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
