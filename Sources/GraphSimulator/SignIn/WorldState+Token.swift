import OrderedJSON
import PhotoPolicy

extension WorldState {
    mutating func token(_ request: WireRequest, now: Double) throws(SignInError) -> WireResponse {
        let form = try Form(tokenRequest: request)
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
        guard !grant.isUsed else {
            // Two hold the same token, and nothing tells which one is the thief: both lose it.
            signIns.refresh.update { if $0.family == grant.family { $0.isUsed = true } }
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
        let consented = conditions.adminConsent
        let grant = AccessGrant(
            subject: .application(clientID), clientID: clientID, isForGraph: requested.isForGraph,
            permissions: Set(consented.members.map { $0.word.lowercased() }).union(Permissions.beyondTheModel),
            scopes: consented, expires: now + options.accessTokenLifetime)
        return .json([
            "token_type": "Bearer", "expires_in": .int(accessTokenLifetime),
            "ext_expires_in": .int(accessTokenLifetime),
            "access_token": .string(signIns.access.issue(grant)),
        ])
    }
}
