import OrderedJSON
import PhotoPolicy
import Tenants

/// Gives tokens out and remembers what they stand for.
struct TokenIssuer: Sendable {
    var access = Issued<AccessGrant>()
    var refresh = Issued<RefreshGrant>()
    let options: GraphSimulator.Options
    private let keys = SigningKeys.shared

    init(_ options: GraphSimulator.Options) { self.options = options }

    /// The answer with a fresh access token, and what else was asked for.
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
            permissions: Set(names.names.map { $0.lowercased() }), scopes: names.known,
            expires: call.now + options.accessTokenLifetime)
        // `.default` comes back beside what it stood for: libraries look for it in their cache.
        let defaults = requested.words.filter { !words.contains($0) }
        let shown = words + defaults + requested.openID.filter { $0 != "offline_access" }
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

    /// In seconds, as clients are told it.
    var accessTokenLifetime: Int { max(0, Int(options.accessTokenLifetime) - 1) }

    /// `.default` stands for everything consented to.
    private func granted(_ requested: RequestedScopes, _ conditions: TenantConditions) -> [String] {
        let consented = conditions.adminConsent.union(conditions.userConsent ? .userConsentable : [])
        guard requested.isDefault else {
            guard options.grantsAllConsented, requested.isForGraph else { return requested.words }
            let asked = Set(requested.names.map { $0.lowercased() })
            return requested.words + consented.members.map(\.word).filter { !asked.contains($0.lowercased()) } + [
                "email"
            ]
        }
        let others = requested.words.filter { !$0.hasSuffix("/.default") && $0 != ".default" }
        return others
            + requested.words.filter { !others.contains($0) }.flatMap { word in
                let prefix = word.dropLast(".default".count)
                return (consented.members.map(\.word) + Permissions.beyondTheModelWords).map { String(prefix) + $0 }
            }
    }

    private static func clientInfo(_ account: Account, _ tenant: TenantIdentity) -> String {
        let json: JSONObject = [
            "uid": .string(account.id.description), "utid": .string(tenant.id.description),
        ]
        return Base64URL.encoded(Array(json.text.utf8))
    }
}
