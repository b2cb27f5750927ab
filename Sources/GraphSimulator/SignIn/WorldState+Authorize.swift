import PhotoPolicy

/// A code that a browser brings back to a client.
struct AuthorizationCode: Sendable {
    let account: GUID
    let clientID: String
    let redirectAddress: String
    let requested: RequestedScopes
    /// PKCE's challenge, S256; nil for a client that sent none.
    let challenge: String?
    let nonce: String?
    let expires: Double
    var isUsed = false
}

/// Where a browser may be sent back to: a loopback address, https, or a private scheme; nothing that runs as a script.
struct RedirectAddress: Sendable {
    init?(_ address: String) {
        let folded = address.lowercased()
        guard address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        let isLoopback = ["http://localhost", "http://127.0.0.1", "http://[::1]"].contains { start in
            folded.hasPrefix(start) && (folded.dropFirst(start.count).first.map { ":/?".contains($0) } ?? true)
        }
        let isPrivate = folded.hasPrefix("msal") || folded.hasPrefix("msauth")
        guard isLoopback || isPrivate || folded.hasPrefix("https://") else { return nil }
    }
}

/// The parameters of an authorization request, from a query or the form of the page.
struct AuthorizeRequest: Sendable {
    let fields: [(name: String, value: String)]
    let clientID: String
    let redirectAddress: String

    init(_ fields: [(name: String, value: String)]) throws(SignInError) {
        self.fields = fields
        func value(_ name: String) -> String? { fields.first { $0.name == name && !$0.value.isEmpty }?.value }
        guard let client = value("client_id") else { throw .missing("client_id") }
        guard let id = GUID(client) else {
            throw SignInError("unauthorized_client", 700016, "Application with this identifier was not found.")
        }
        clientID = id.description
        guard let address = value("redirect_uri"), RedirectAddress(address) != nil else {
            throw SignInError("invalid_request", 50011, "The redirect URI specified in the request is not usable.")
        }
        redirectAddress = address
    }

    subscript(name: String) -> String? { fields.first { $0.name == name && !$0.value.isEmpty }?.value }

    /// Sends the browser back to the client in the way that it asked for.
    func back(_ items: [(String, String)]) -> WireResponse {
        let items = items + (self["state"].map { [("state", $0)] } ?? [])
        switch self["response_mode"] {
        case "form_post": return Pages.formPost(to: redirectAddress, items)
        case "fragment": return .redirect(to: redirectAddress + "#" + PercentEncoding.form(items))
        default:
            let mark = redirectAddress.contains("?") ? "&" : "?"
            return .redirect(to: redirectAddress + mark + PercentEncoding.form(items))
        }
    }

    func back(_ error: SignInError) -> WireResponse {
        back([("error", error.error), ("error_description", "AADSTS\(error.number): \(error.message)")])
    }
}

extension WorldState {
    mutating func authorizePage(_ request: WireRequest, now: Double) throws(SignInError) -> WireResponse {
        let asked = try AuthorizeRequest(request.query.map { ($0.name, $0.value) })
        if let problem = Self.problem(of: asked) { return asked.back(problem) }
        if let account = try autoApproved() { return code(for: account, asked, base: request.base, now: now) }
        return Pages.authorize(
            asked, accounts: directory.contents.users, hint: asked["login_hint"], scopes: asked["scope"] ?? "")
    }

    mutating func authorizeDecision(_ request: WireRequest, now: Double) throws(SignInError) -> WireResponse {
        guard let text = String(validating: request.body, as: UTF8.self),
            let items = try? WireRequest.items(text[...])
        else { throw SignInError("invalid_request", 90014, "The request body is not a well-formed form.") }
        let asked = try AuthorizeRequest(items.map { ($0.name, $0.value) })
        if let problem = Self.problem(of: asked) { return asked.back(problem) }
        guard let name = asked["account"] else {
            return asked.back(SignInError("access_denied", 65004, "The user declined to consent to access the app."))
        }
        guard let account = directory.account(named: name) else { throw .accountUnknown }
        return code(for: account, asked, base: request.base, now: now)
    }

    private static func problem(of asked: AuthorizeRequest) -> SignInError? {
        guard asked["response_type"] == "code" else {
            return SignInError("unsupported_response_type", 700054, "Only response_type 'code' is enabled here.")
        }
        guard asked["scope"] != nil else { return .missing("scope") }
        if asked["code_challenge"] != nil, asked["code_challenge_method"] != "S256" {
            return SignInError("invalid_request", 501481, "The code_challenge_method must be S256.")
        }
        return nil
    }

    private mutating func code(
        for account: Account, _ asked: AuthorizeRequest, base: String, now: Double
    ) -> WireResponse {
        let requested = RequestedScopes(asked["scope"] ?? "", base: base)
        do throws(SignInError) {
            try checkSignIn(account, clientID: asked.clientID, requested)
        } catch {
            return asked.back(error)
        }
        let code = signIns.authorizationCodes.issue(
            AuthorizationCode(
                account: account.id, clientID: asked.clientID, redirectAddress: asked.redirectAddress,
                requested: requested, challenge: asked["code_challenge"], nonce: asked["nonce"], expires: now + 600))
        return asked.back([("code", code)])
    }

    mutating func redeemAuthorizationCode(
        _ form: Form, _ request: WireRequest, now: Double
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let secret = try form.required("code")
        guard var code = signIns.authorizationCodes[secret], code.clientID == clientID else { throw .grantUnknown }
        guard !code.isUsed else {
            throw SignInError("invalid_grant", 54005, "OAuth2 Authorization code was already redeemed.")
        }
        guard code.expires > now else {
            throw SignInError("invalid_grant", 70008, "The provided authorization code has expired.")
        }
        guard form["redirect_uri"] == code.redirectAddress else {
            throw SignInError(
                "invalid_grant", 500_112, "The reply address does not match the one of the authorization request.")
        }
        if let challenge = code.challenge {
            guard let verifier = form["code_verifier"], Base64URL.sha256(verifier) == challenge else {
                throw SignInError("invalid_grant", 501_481, "The Code_Verifier does not match the code_challenge.")
            }
        } else if form["client_secret"] == nil, form["client_assertion"] == nil {
            throw SignInError("invalid_request", 9_002_325, "Proof Key for Code Exchange is required.")
        }
        code.isUsed = true
        signIns.authorizationCodes[secret] = code
        let asked = form["scope"].map { RequestedScopes($0, base: request.base) }
        let requested = asked.flatMap { $0.words.isEmpty ? nil : $0 } ?? code.requested
        return try tokens(
            for: code.account, clientID: clientID, requested, request, form, nonce: code.nonce, now: now)
    }
}
