import OrderedJSON
import PhotoPolicy
import Tenants

/// Gives tokens out and remembers what they stand for.
struct TokenIssuer: Sendable {
    var access = Issued<AccessGrant>()
    var refresh = Issued<RefreshGrant>()
    let options: GraphSimulator.Options
    private let keys = SigningKeys.shared
    /// The time after which a subject's tokens must be issued; older ones get a claims challenge.
    private var notBefore: [TokenSubject: Double] = [:]

    init(_ options: GraphSimulator.Options) { self.options = options }

    /// Stops accepting tokens given to an account so far: its client must sign in with claims.
    mutating func challenge(_ account: GUID, now: Double) { notBefore[.account(account)] = now }

    /// Returns the time of a challenge to this grant; nil if it is accepted.
    func challenge(of grant: AccessGrant) -> Double? {
        guard !notBefore.isEmpty, let start = notBefore[grant.subject], grant.issued <= start else { return nil }
        return start
    }

    /// Returns the answer with a new access token and whatever else was asked for.
    mutating func answer(
        for accountID: GUID, clientID: String, _ requested: RequestedScopes, _ call: SignInCall, _ form: Form,
        family: UInt64? = nil, nonce: String? = nil
    ) throws(SignInError) -> WireResponse {
        let tenant = call.tenant
        guard let account = tenant.directory.account(accountID) else { throw .accountUnknown }
        try tenant.checkSignIn(account, clientID: clientID, requested)
        let words = granted(requested, tenant.conditions)
        let names = call.scopes(words.joined(separator: " "))
        let grant = AccessGrant(
            subject: .account(accountID), clientID: clientID, isForGraph: requested.isForGraph,
            permissions: Set(names.names.map { $0.lowercased() }), words: names.names, scopes: names.known,
            issued: call.now, expires: call.now + options.accessTokenLifetime)
        // `.default` is returned beside what it stood for: libraries look for it in their cache.
        let defaults = requested.words.filter { !words.contains($0) }
        let shown =
            words + defaults + (options.grantsAllConsented ? ["email"] : [])
            + requested.openID.filter { $0 != "offline_access" }
        var json: JSONObject = [
            "token_type": "Bearer", "scope": .string(shown.joined(separator: " ")),
            "expires_in": .int(accessTokenLifetime), "ext_expires_in": .int(accessTokenLifetime),
            "access_token": .string(access.issue(grant)),
        ]
        if requested.openID.contains("offline_access") || family != nil {
            json["refresh_token"] = .string(
                refresh.issue(
                    RefreshGrant(
                        account: accountID, clientID: clientID, scopes: requested.words + requested.openID,
                        family: family ?? .random(in: .min ... .max), expires: call.now + options.refreshTokenLifetime))
            )
        }
        if requested.openID.contains("openid") {
            json["id_token"] = .string(
                try keys.idToken(
                    for: account, tenant: tenant.identity, issuer: tenant.issuer(call.request.base), audience: clientID,
                    nonce: nonce, now: call.now, lifetime: accessTokenLifetime))
        }
        if form["client_info"] == "1" || call.request.parameter("client_info") == "1" {
            json["client_info"] = .string(Self.clientInfo(account, tenant.identity))
        }
        return .json(json)
    }

    /// The lifetime in seconds, as clients are told it.
    var accessTokenLifetime: Int { max(0, Int(options.accessTokenLifetime) - 1) }

    /// Returns the scope names of a token: every permission of Graph that has consent, whatever was asked for, as Entra
    /// does it (O).
    private func granted(_ requested: RequestedScopes, _ conditions: TenantConditions) -> [String] {
        guard requested.isForGraph, requested.isDefault || options.grantsAllConsented else { return requested.words }
        let consented = conditions.adminConsent.union(conditions.userConsent ? .userConsentable : [])
        let all = consented.members.map(\.word) + (requested.isDefault ? Permissions.beyondTheModelWords : [])
        guard !requested.isDefault else {
            let prefix = requested.words[0].dropLast(".default".count)
            return all.map { String(prefix) + $0 }
        }
        let asked = Set(requested.names.map { $0.lowercased() })
        return requested.words + all.filter { !asked.contains($0.lowercased()) }
    }

    private static func clientInfo(_ account: Account, _ tenant: TenantIdentity) -> String {
        let json: JSONObject = [
            "uid": .string(account.id.description), "utid": .string(tenant.id.description),
        ]
        return Base64URL.encoded(Array(json.text.utf8))
    }
}
