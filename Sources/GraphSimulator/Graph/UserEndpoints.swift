import NIOCore
import OrderedJSON
import PhotoPolicy

/// `/users`, `/me` and the paths below them, except photos.
struct UserEndpoints: Sendable {
    let directory: DirectoryIndex

    func user(_ reference: GraphRoute.UserReference, _ call: GraphCall) throws(GraphError) -> WireResponse {
        let account = try call.account(
            reference, in: directory, own: Permissions.readMe, others: Permissions.readUsers)
        return try call.entity("users", UserObject.object(account), .user, usual: Self.usual(call))
    }

    func list(_ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readUsers)
        let found = try filtered(call)
        let selection = try Self.selection(call)
        let page = try call.page(found.count, usual: 100)
        return call.collection(
            "users", found[page.places].map { selection.applied(to: UserObject.object($0)) },
            count: call.isCounted && call.isEventual ? found.count : nil, nextLink: page.nextLink)
    }

    func count(_ call: GraphCall) throws(GraphError) -> WireResponse {
        try call.require(Permissions.readUsers)
        guard call.isEventual else {
            throw GraphError(400, "Request_BadRequest", "$count is not currently supported.")
        }
        return WireResponse(
            status: 200, contentType: "text/plain",
            body: ByteBuffer(string: String(try filtered(call, isCount: true).count)))
    }

    static func selection(_ call: GraphCall) throws(GraphError) -> Selection {
        try Selection(call.request, of: .user, usual: usual(call))
    }

    private static func usual(_ call: GraphCall) -> Set<String>? { call.isBeta ? nil : UserObject.usualMembers }

    private func filtered(_ call: GraphCall, isCount: Bool = false) throws(GraphError) -> [Account] {
        let users = directory.contents.users
        guard let filter = try call.filter(of: .user, isCount: isCount) else { return users }
        return users.filter { account in filter.matches { UserObject.member($0, of: account) } }
    }
}
