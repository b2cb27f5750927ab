import NIOCore
import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    /// What v1.0 shows without `$select` (D); the rest, such as `accountEnabled`, only when it is asked for.
    private static let usualProperties: Set<String> = [
        "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation",
        "preferredLanguage", "surname", "userPrincipalName", "id",
    ]
    private static let filterable: [Filter.Property] = [
        Filter.Property(name: "id"), Filter.Property(name: "userPrincipalName"), Filter.Property(name: "displayName"),
        Filter.Property(name: "mail"), Filter.Property(name: "userType"),
        Filter.Property(name: "accountEnabled", isFlag: true),
        Filter.Property(name: "onPremisesSyncEnabled", isFlag: true),
    ]

    func userObject(_ account: Account, _ request: WireRequest) throws(GraphError) -> JSONObject {
        let selection = try Selection(request, of: Self.properties)
        return userObject(account, selection, isBeta: request.path[0].folded == "beta", request)
    }

    private static let properties = userTemplate.members.map(\.key)

    private static let userTemplate: JSONObject = [
        "businessPhones": [], "displayName": nil, "givenName": nil, "jobTitle": nil, "mail": nil, "mobilePhone": nil,
        "officeLocation": nil, "preferredLanguage": nil, "surname": nil, "userPrincipalName": nil, "id": nil,
        "accountEnabled": nil, "userType": nil, "onPremisesSyncEnabled": nil, "department": nil, "companyName": nil,
        "employeeId": nil, "city": nil, "country": nil, "usageLocation": nil, "createdDateTime": nil,
    ]

    private func userObject(
        _ account: Account, _ selection: Selection, isBeta: Bool, _ request: WireRequest
    ) -> JSONObject {
        let isUsual = !isBeta && (request.option("select") ?? "").isEmpty
        var object = JSONObject()
        for member in Self.full(account).members
        where selection.contains(member.key) && (!isUsual || Self.usualProperties.contains(member.key)) {
            object[member.key] = member.value
        }
        return object
    }

    private static func full(_ account: Account) -> JSONObject {
        var object = userTemplate
        object["displayName"] = .string(account.displayName)
        object["mail"] = .string(account.userPrincipalName)
        object["userPrincipalName"] = .string(account.userPrincipalName)
        object["id"] = .string(account.id.description)
        object["accountEnabled"] = .bool(account.facts.isEnabled)
        object["userType"] = account.facts.isGuest ? "Guest" : "Member"
        // Graph has null here for an account that never was synchronised (D).
        object["onPremisesSyncEnabled"] = account.facts.isSynced ? true : nil
        return object
    }

    // MARK: Lists

    func users(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUsers)
        let found = try filtered(request)
        let selection = try Selection(request, of: Self.properties)
        let page = try page(found.count, request, usual: 100)
        let isBeta = request.path[0].folded == "beta"
        let isCounted = request.option("count")?.lowercased() == "true"
        return try collection(
            "users", found[page.places].map { userObject($0, selection, isBeta: isBeta, request) }, request,
            count: isCounted && isEventual(request) ? found.count : nil, nextLink: page.nextLink)
    }

    func usersCount(_ request: WireRequest, _ caller: Caller) throws(GraphError) -> WireResponse {
        try caller.require(Permissions.readUsers)
        guard isEventual(request) else {
            throw GraphError(400, "Request_BadRequest", "$count is not currently supported.")
        }
        return WireResponse(
            status: 200, contentType: "text/plain", body: ByteBuffer(string: String(try filtered(request).count)))
    }

    private func isEventual(_ request: WireRequest) -> Bool {
        request.header("ConsistencyLevel")?.lowercased() == "eventual"
    }

    private func filtered(_ request: WireRequest) throws(GraphError) -> [Account] {
        let users = directory.contents.users
        guard let text = request.option("filter") else { return users }
        let filter = try Filter(text, properties: Self.filterable)
        if filter.isAdvanced, !isEventual(request) {
            throw GraphError(
                400, "Request_UnsupportedQuery",
                "Operator is not supported because the required parameters might be missing. Try adding $count=true "
                    + "query parameter and ConsistencyLevel:eventual header.")
        }
        return users.filter { filter.matches(Self.full($0)) }
    }
}
