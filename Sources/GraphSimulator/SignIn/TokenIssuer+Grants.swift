import OrderedJSON
import PhotoPolicy

extension TokenIssuer {
    mutating func redeemRefreshToken(
        _ form: Form, _ call: SignInCall
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let secret = try form.required("refresh_token")
        guard let grant = refresh[secret], grant.clientID == clientID else { throw .grantUnknown }
        guard !grant.isRevoked else { throw .refreshTokenReused }
        guard !grant.isUsed else {
            // Two parties hold the same token, and nothing shows which one is the thief: both lose it.
            refresh.update { if $0.family == grant.family { $0.isUsed = true } }
            throw .refreshTokenReused
        }
        guard grant.expires > call.now else { throw .refreshTokenExpired }
        let requested = call.scopes(form["scope"] ?? grant.scopes.joined(separator: " "))
        let response = try answer(
            for: grant.account, clientID: clientID, requested, call, form, family: grant.family)
        // Optional, because tokens given out since may have pushed this one out.
        refresh[secret]?.isUsed = true
        return response
    }

    /// Answers an application that acts for itself.
    mutating func clientCredentials(
        _ form: Form, _ call: SignInCall
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let requested = call.scopes(try form.required("scope"))
        try requested.check(clientID: clientID)
        guard requested.isDefault else {
            throw SignInError(
                "invalid_scope", 1_002_012,
                "The provided value for scope is not valid. Client credential flows must "
                    + "have a scope value with /.default suffixed to the resource identifier.")
        }
        guard form["client_secret"] != nil || form["client_assertion"] != nil else {
            throw SignInError(
                "invalid_client", 7_000_216,
                "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
                status: 401)
        }
        let consented = call.tenant.conditions.adminConsent
        let words = consented.members.map(\.word) + Permissions.beyondTheModelWords
        let grant = AccessGrant(
            subject: .application(clientID), clientID: clientID, isForGraph: requested.isForGraph,
            permissions: Set(words.map { $0.lowercased() }), words: words,
            scopes: consented, issued: call.now, expires: call.now + options.accessTokenLifetime)
        return .json([
            "token_type": "Bearer", "expires_in": .int(accessTokenLifetime),
            "ext_expires_in": .int(accessTokenLifetime),
            "access_token": .string(access.issue(grant)),
        ])
    }
}
