import PhotoPolicy

/// A code that a browser brings back to a client.
struct AuthorizationCode: Sendable {
    let account: GUID
    let clientID: String
    let redirectAddress: String
    let requested: RequestedScopes
    /// PKCE's S256 challenge; nil for a client that sent none.
    let challenge: String?
    let nonce: String?
    let expires: Double
    var isUsed = false
}

/// The authorization endpoint: a page, and the codes that represent the decisions made there.
struct AuthorizationCodes: Sendable {
    private var codes = Issued<AuthorizationCode>()

    mutating func page(_ call: SignInCall, _ approved: Account?) throws(SignInError) -> WireResponse {
        try page(try AuthorizeRequest(call.request.query.map { ($0.name, $0.value) }), call, approved)
    }

    private mutating func page(
        _ asked: AuthorizeRequest, _ call: SignInCall, _ approved: Account?
    ) throws(SignInError) -> WireResponse {
        if let problem = Self.problem(of: asked, call) { return asked.back(problem) }
        let directory = call.tenant.directory
        if let approved {
            guard let hint = asked["login_hint"] else { return code(for: approved, asked, call) }
            // A test that names an account means that account, whoever is approved automatically.
            guard let hinted = directory.account(named: hint) else { return asked.back(.accountUnknown) }
            return code(for: hinted, asked, call)
        }
        guard asked["prompt"] != "none" else { return asked.back(.loginRequired) }
        return Pages.authorize(
            asked, AccountChoice(directory.contents.users, chosen: asked["login_hint"]), scopes: asked.scopes(call))
    }

    /// Answers the form of the page, or the authorization request itself, which may also come by POST.
    mutating func decision(_ call: SignInCall, _ approved: Account?) throws(SignInError) -> WireResponse {
        guard let text = String(validating: call.request.body, as: UTF8.self),
            let items = try? WireRequest.items(text[...])
        else { throw SignInError("invalid_request", 90014, "The request body is not a well-formed form.") }
        let asked = try AuthorizeRequest(items.map { ($0.name, $0.value) })
        if let problem = Self.problem(of: asked, call) { return asked.back(problem) }
        let users = call.tenant.directory.contents.users
        if asked["decision"] == "search" {
            return Pages.authorize(
                asked, AccountChoice(users, search: asked["search"] ?? ""), scopes: asked.scopes(call))
        }
        if asked["decision"] == "decline" {
            return asked.back(SignInError("access_denied", 65004, "The user declined to consent to access the app."))
        }
        guard let name = asked["account"] else { return try page(asked, call, approved) }
        guard let account = call.tenant.directory.account(named: name) else {
            return Pages.authorize(
                asked, AccountChoice(users), scopes: asked.scopes(call), error: "There is no account \(name).")
        }
        return code(for: account, asked, call)
    }

    private static func problem(of asked: AuthorizeRequest, _ call: SignInCall) -> SignInError? {
        guard asked["response_type"] == "code" else {
            return SignInError("unsupported_response_type", 700054, "Only response_type 'code' is enabled here.")
        }
        guard let scope = asked["scope"] else { return .missing("scope") }
        guard [nil, "query", "fragment", "form_post"].contains(asked["response_mode"]) else {
            return .invalid("response_mode")
        }
        guard [nil, "none", "login", "select_account", "consent"].contains(asked["prompt"]) else {
            return .invalid("prompt")
        }
        if asked["code_challenge"] != nil, asked["code_challenge_method"] != "S256" {
            return SignInError("invalid_request", 501481, "The code_challenge_method must be S256.")
        }
        do throws(SignInError) {
            try checkClaims(asked["claims"])
            try call.scopes(scope).check(clientID: asked.clientID)
        } catch {
            return error
        }
        return nil
    }

    /// Checks that requested claims are JSON. That is enough: every token given out afterwards is newer than its
    /// challenge.
    static func checkClaims(_ claims: String?) throws(SignInError) {
        guard let claims else { return }
        guard let json = try? ReadJSON.parse(Array(claims.utf8)), json.members != nil else { throw .invalid("claims") }
    }

    private mutating func code(
        for account: Account, _ asked: AuthorizeRequest, _ call: SignInCall
    ) -> WireResponse {
        let requested = call.scopes(asked["scope"] ?? "")
        do throws(SignInError) {
            try call.tenant.checkSignIn(account, clientID: asked.clientID, requested)
        } catch {
            return asked.back(error)
        }
        let code = codes.issue(
            AuthorizationCode(
                account: account.id, clientID: asked.clientID, redirectAddress: asked.redirectAddress,
                requested: requested, challenge: asked["code_challenge"], nonce: asked["nonce"], expires: call.now + 600
            ))
        return asked.back([("code", code)])
    }

    mutating func redeem(
        _ form: Form, _ call: SignInCall, _ tokens: inout TokenIssuer
    ) throws(SignInError) -> WireResponse {
        let clientID = try form.clientID()
        let secret = try form.required("code")
        guard var code = codes[secret], code.clientID == clientID else { throw .grantUnknown }
        guard !code.isUsed else {
            throw SignInError("invalid_grant", 54005, "OAuth2 Authorization code was already redeemed.")
        }
        guard code.expires > call.now else {
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
        codes[secret] = code
        let asked = form["scope"].map { call.scopes($0) }
        let requested = asked.flatMap { $0.words.isEmpty ? nil : $0 } ?? code.requested
        return try tokens.answer(
            for: code.account, clientID: clientID, requested, call, form, nonce: code.nonce)
    }
}
