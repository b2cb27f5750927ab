import OrderedJSON
import PhotoPolicy

extension WorldState {
    /// Throws unless an account may sign in and has consented to what is asked.
    func checkSignIn(
        _ account: Account, clientID: String, _ requested: RequestedScopes
    ) throws(SignInError) {
        func refuses(_ rule: Reason) -> Bool {
            decision.refuses(
                PhotoRequest(actor: account.facts, action: .update, target: nil, client: .graph), rule,
                mailboxPhotosEnabled: true)
        }
        guard !refuses(.accountDisabled) else { throw .accountDisabled }
        guard !refuses(.clientBlocked) else { throw .clientBlocked }
        guard !requested.isDefault else { return }
        if clientID == Self.azureCommandLine,
            requested.known.contains(.peopleSettingsReadAll)
                || requested.known.contains(.peopleSettingsReadWriteAll)
        {
            throw .notPreauthorised
        }
        guard conditions.scopesWithoutConsent(requested.known).isEmpty else { throw .noConsent }
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
        // `.default` comes back beside what it stood for: libraries look for it in their cache.
        let defaults = requested.words.filter { !words.contains($0) }
        let shown = words + defaults + requested.openID.filter { $0 != "offline_access" }
        var json: JSONObject = [
            "token_type": "Bearer", "scope": .string(shown.joined(separator: " ")),
            "expires_in": .int(accessTokenLifetime), "ext_expires_in": .int(accessTokenLifetime),
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
                    nonce: nonce, now: now, lifetime: accessTokenLifetime))
        }
        if form["client_info"] == "1" || request.parameter("client_info") == "1" {
            json["client_info"] = .string(clientInfo(account))
        }
        return .json(json)
    }

    /// In seconds, as clients are told it.
    var accessTokenLifetime: Int { max(0, Int(options.accessTokenLifetime) - 1) }

    /// `.default` stands for everything consented to.
    private func granted(_ requested: RequestedScopes) -> [String] {
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

    private func clientInfo(_ account: Account) -> String {
        let json: JSONObject = [
            "uid": .string(account.id.description), "utid": .string(directory.contents.tenant.id.description),
        ]
        return Base64URL.encoded(Array(json.text.utf8))
    }
}
