import OrderedJSON
import PhotoPolicy

/// The fields of a form, each at most once.
struct Form: Sendable {
    private var fields: [String: String] = [:]

    init(_ body: [UInt8]) throws(SignInError) {
        guard let text = String(validating: body, as: UTF8.self) else {
            throw SignInError("invalid_request", 90014, "The request body is not UTF-8.")
        }
        do throws(TargetError) {
            for item in try WireRequest.items(text[...]) { fields[item.name] = item.value }
        } catch {
            throw SignInError("invalid_request", 90014, "The request body is not a well-formed form.")
        }
    }

    subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }

    func required(_ name: String) throws(SignInError) -> String {
        guard let value = self[name] else { throw .missing(name) }
        return value
    }

    /// The client's id, which every request names.
    func clientID() throws(SignInError) -> String {
        let client = try required("client_id")
        guard let id = GUID(client) else {
            throw SignInError("unauthorized_client", 700016, "Application with this identifier was not found.")
        }
        return id.description
    }
}

extension WorldState {
    mutating func token(_ request: WireRequest, now: Double) throws(SignInError) -> WireResponse {
        let form = try Form(request.body)
        switch try form.required("grant_type") {
        case "urn:ietf:params:oauth:grant-type:device_code", "device_code":
            return try redeemDeviceCode(form, request, now: now)
        case "authorization_code": return try redeemAuthorizationCode(form, request, now: now)
        case "refresh_token": return try refresh(form, request, now: now)
        case "client_credentials": return try clientCredentials(form, request, now: now)
        default:
            throw SignInError("unsupported_grant_type", 70003, "The app requested an unsupported grant type.")
        }
    }

    // MARK: Refresh

    private mutating func refresh(
        _ form: Form, _ request: WireRequest, now: Double
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let secret = try form.required("refresh_token")
        guard var grant = signIns.refresh[secret], grant.clientID == clientID else { throw .grantUnknown }
        guard !signIns.revokedFamilies.contains(grant.family) else { throw .refreshTokenReused }
        guard !grant.isUsed else {
            // Two hold the same token, and nothing tells which one is the thief: both lose it.
            signIns.revokedFamilies.insert(grant.family)
            throw .refreshTokenReused
        }
        guard grant.expires > now else { throw .refreshTokenExpired }
        let requested = RequestedScopes(form["scope"] ?? grant.scopes.joined(separator: " "), base: request.base)
        let response = try tokens(
            for: grant.account, clientID: clientID, requested, request, form, family: grant.family, now: now)
        grant.isUsed = true
        signIns.refresh[secret] = grant
        return response
    }

    // MARK: An application for itself

    private mutating func clientCredentials(
        _ form: Form, _ request: WireRequest, now: Double
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let requested = RequestedScopes(try form.required("scope"), base: request.base)
        guard requested.isDefault, requested.words.count == 1 else {
            throw SignInError(
                "invalid_scope", 1_002_012,
                "The provided value for scope is not valid. Client credential flows must "
                    + "have a scope value with /.default suffixed to the resource identifier.")
        }
        guard let secret = form["client_secret"] ?? form["client_assertion"] else {
            throw SignInError(
                "invalid_client", 7_000_216,
                "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
                status: 401)
        }
        if let expected = options.clientSecret, secret != expected {
            throw SignInError("invalid_client", 7_000_215, "Invalid client secret provided.", status: 401)
        }
        let consented = environment.adminConsent
        let grant = AccessGrant(
            subject: .application(clientID), clientID: clientID, isForGraph: requested.isForGraph,
            permissions: Set(consented.members.map { $0.word.lowercased() }).union(Permissions.beyondTheModel),
            scopes: consented, expires: now + options.accessTokenLifetime)
        return .json([
            "token_type": "Bearer", "expires_in": .int(Int(options.accessTokenLifetime) - 1),
            "ext_expires_in": .int(Int(options.accessTokenLifetime) - 1),
            "access_token": .string(signIns.access.issue(grant)),
        ])
    }

    // MARK: Issuing

    /// Whether an account may sign in and has consented to what is asked; the words that it gets.
    func checkSignIn(
        _ account: Account, clientID: String, _ requested: RequestedScopes
    ) throws(SignInError) {
        guard account.facts.isEnabled else { throw .accountDisabled }
        if environment.blockedClients.contains(.graph), account.facts.activeRoles.isEmpty,
            account.facts.scopedRoles.isEmpty
        {
            throw .clientBlocked
        }
        guard !requested.isDefault else { return }
        if clientID == Self.azureCommandLine,
            requested.known.contains(.peopleSettingsReadAll)
                || requested.known.contains(.peopleSettingsReadWriteAll)
        {
            throw .notPreauthorised
        }
        guard environment.scopesWithoutConsent(requested.known).isEmpty else { throw .noConsent }
    }

    /// Its client id cannot get the scopes of the people settings (D).
    private static let azureCommandLine = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"

    /// The answer with a fresh access token, and what else was asked for.
    mutating func tokens(
        for accountID: GUID, clientID: String, _ requested: RequestedScopes, _ request: WireRequest, _ form: Form,
        family: UInt64? = nil, nonce: String? = nil, now: Double
    ) throws(SignInError) -> WireResponse {
        guard let account = directory.account(accountID) else { throw .accountUnknown }
        try checkSignIn(account, clientID: clientID, requested)
        let words = granted(requested)
        let names = RequestedScopes(words.joined(separator: " "), base: request.base)
        let grant = AccessGrant(
            subject: .account(accountID), clientID: clientID, isForGraph: requested.isForGraph,
            permissions: Set(names.names.map { $0.lowercased() }), scopes: names.known,
            expires: now + options.accessTokenLifetime)
        let lifetime = max(0, Int(options.accessTokenLifetime) - 1)
        var json: JSONObject = [
            "token_type": "Bearer",
            "scope": .string((words + requested.openID.filter { $0 != "offline_access" }).joined(separator: " ")),
            "expires_in": .int(lifetime), "ext_expires_in": .int(lifetime),
            "access_token": .string(signIns.access.issue(grant)),
        ]
        if requested.openID.contains("offline_access") || family != nil {
            json["refresh_token"] = .string(
                signIns.refresh.issue(
                    RefreshGrant(
                        account: accountID, clientID: clientID, scopes: requested.words + requested.openID,
                        family: family ?? .random(in: .min ... .max), expires: now + options.refreshTokenLifetime)))
        }
        if requested.openID.contains("openid") {
            json["id_token"] = .string(
                try keys.idToken(
                    for: account, tenant: directory.contents.tenant, issuer: issuer(request.base), audience: clientID,
                    nonce: nonce, now: now, lifetime: lifetime))
        }
        if form["client_info"] == "1" || request.parameter("client_info") == "1" {
            json["client_info"] = .string(clientInfo(account))
        }
        return .json(json)
    }

    /// `.default` stands for everything consented to.
    private func granted(_ requested: RequestedScopes) -> [String] {
        guard requested.isDefault else { return requested.words }
        let consented = environment.adminConsent.union(environment.userConsent ? .userConsentable : [])
        let others = requested.words.filter { !$0.hasSuffix("/.default") && $0 != ".default" }
        return others
            + requested.words.filter { !others.contains($0) }.flatMap { word in
                let prefix = word.dropLast(".default".count)
                return (consented.members.map(\.word) + Permissions.beyondTheModelWords).map { String(prefix) + $0 }
            }
    }

    private func clientInfo(_ account: Account) -> String {
        let json: JSONObject = [
            "uid": .string(account.id.description), "utid": .string(directory.contents.tenant.id.description),
        ]
        return Base64URL.encoded(Array(json.text.utf8))
    }
}
