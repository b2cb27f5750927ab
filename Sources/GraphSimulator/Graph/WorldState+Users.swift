import NIOCore
import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    /// What v1.0 shows of a user without `$select` (D), in small letters; the rest, such as `accountEnabled`, only when
    /// it is asked for.
    static let usualUserMembers: Set<String> = [
        "businessphones", "displayname", "givenname", "jobtitle", "mail", "mobilephone", "officelocation",
        "preferredlanguage", "surname", "userprincipalname", "id",
    ]

    func userSelection(_ request: WireRequest) throws(GraphError) -> Selection {
        try Selection(request, of: .user, usual: isBeta(request) ? nil : Self.usualUserMembers)
    }

    /// Every member of a user.
    static func userObject(_ account: Account) -> JSONObject {
        var object = userTemplate
        for property in ObjectKind.user.filterable { object[property.name] = member(property.name, of: account) }
        return object
    }

    private static let userTemplate: JSONObject = {
        let first = ["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation"]
        let names = first + ObjectKind.user.selectable.filter { !first.contains($0) }
        var object = JSONObject()
        for name in names { object[name] = name == "businessPhones" ? [] : nil }
        return object
    }()

    private static func member(_ name: String, of account: Account) -> JSONValue {
        switch name {
        case "id": .string(account.id.description)
        case "displayName": .string(account.displayName)
        case "userPrincipalName", "mail": .string(account.userPrincipalName)
        case "accountEnabled": .bool(account.facts.isEnabled)
        case "userType": account.facts.isGuest ? "Guest" : "Member"
        // Graph has null here for an account that never was synchronised (D).
        case "onPremisesSyncEnabled": account.facts.isSynced ? true : nil
        default: nil
        }
    }

    // MARK: Lists

    func users(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUsers)
        let found = try filtered(request)
        let selection = try userSelection(request)
        let page = try page(found.count, request, usual: 100)
        return collection(
            "users", found[page.places].map { selection.applied(to: Self.userObject($0)) }, request,
            count: isCounted(request) && isEventual(request) ? found.count : nil, nextLink: page.nextLink)
    }

    func usersCount(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUsers)
        guard isEventual(request) else {
            throw GraphError(400, "Request_BadRequest", "$count is not currently supported.")
        }
        return WireResponse(
            status: 200, contentType: "text/plain", body: ByteBuffer(string: String(try filtered(request).count)))
    }

    func isEventual(_ request: WireRequest) -> Bool {
        request.header("ConsistencyLevel")?.lowercased() == "eventual"
    }

    private func filtered(_ request: WireRequest) throws(GraphError) -> [Account] {
        let users = directory.contents.users
        guard let text = request.option("filter") else { return users }
        let filter = try Filter(text, properties: ObjectKind.user.filterable)
        if filter.isAdvanced, !isEventual(request) {
            throw GraphError(
                400, "Request_UnsupportedQuery",
                "Operator is not supported because the required parameters might be missing. Try adding $count=true "
                    + "query parameter and ConsistencyLevel:eventual header.")
        }
        return users.filter { account in filter.matches { Self.member($0, of: account) } }
    }
}
