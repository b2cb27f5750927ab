import OrderedJSON
import PhotoPolicy

/// The part of the state that signs people and applications in, with the router for its paths.
struct SignInService: Sendable {
    var tokens: TokenIssuer
    private var authorization = AuthorizationCodes()
    private var devices: DeviceCodes
    private let options: GraphSimulator.Options

    init(_ options: GraphSimulator.Options) {
        self.options = options
        tokens = TokenIssuer(options)
        devices = DeviceCodes(options)
    }

    mutating func answer(_ call: SignInCall, ids: RequestIDs) -> WireResponse {
        do throws(SignInError) {
            return try checkedAnswer(call)
        } catch {
            return call.isOfBrowser ? error.page : error.response(ids, now: call.now)
        }
    }

    private mutating func checkedAnswer(_ call: SignInCall) throws(SignInError) -> WireResponse {
        let request = call.request
        let path = request.path.map(\.folded)
        switch (request.method, path.joined(separator: "/")) {
        case ("GET", "common/discovery/instance"): return call.instanceDiscovery
        case ("GET", "devicelogin"): return devices.page(call)
        case ("POST", "devicelogin"): return try devices.decision(call)
        case (_, "common/discovery/instance"): throw .methodNotAllowed(request.method, allow: ["GET"])
        case (_, "devicelogin"): throw .methodNotAllowed(request.method, allow: ["GET", "POST"])
        default: break
        }
        let tail = path.dropFirst().joined(separator: "/")
        guard let methods = Self.paths[tail] else {
            return .json(
                [
                    "error": "not_modelled",
                    "error_description":
                        "photopolicy's simulator does not model this path; see photopolicy serve --parity.",
                ], status: 404)
        }
        guard call.tenant.isNamed(path[0]) else { throw .tenantUnknown }
        switch (request.method, tail) {
        case ("GET", "v2.0/.well-known/openid-configuration"), ("GET", ".well-known/openid-configuration"):
            return call.openIDConfiguration
        case ("GET", "discovery/v2.0/keys"): return .json(SigningKeys.shared.document)
        case ("POST", "oauth2/v2.0/devicecode"): return try devices.begin(call, try approved(call))
        case ("POST", "oauth2/v2.0/token"): return try token(call)
        case ("GET", "oauth2/v2.0/authorize"): return try authorization.page(call, try approved(call))
        case ("POST", "oauth2/v2.0/authorize"): return try authorization.decision(call, try approved(call))
        case ("GET", "oauth2/v2.0/logout"): return Self.signedOut(call)
        default:
            throw .methodNotAllowed(request.method, allow: methods)
        }
    }

    private static let paths: [String: [String]] = [
        "v2.0/.well-known/openid-configuration": ["GET"], ".well-known/openid-configuration": ["GET"],
        "discovery/v2.0/keys": ["GET"], "oauth2/v2.0/devicecode": ["POST"], "oauth2/v2.0/token": ["POST"],
        "oauth2/v2.0/authorize": ["GET", "POST"], "oauth2/v2.0/logout": ["GET"],
    ]

    private mutating func token(_ call: SignInCall) throws(SignInError) -> WireResponse {
        let form = try Form(tokenRequest: call.request)
        try AuthorizationCodes.checkClaims(form["claims"])
        // Assertions are not verified.
        if let expected = options.clientSecret, let secret = form["client_secret"], secret != expected {
            throw SignInError("invalid_client", 7_000_215, "Invalid client secret provided.", status: 401)
        }
        switch try form.required("grant_type") {
        case "urn:ietf:params:oauth:grant-type:device_code", "device_code":
            return try devices.redeem(form, call, &tokens)
        case "authorization_code": return try authorization.redeem(form, call, &tokens)
        case "refresh_token": return try tokens.redeemRefreshToken(form, call)
        case "client_credentials": return try tokens.clientCredentials(form, call)
        case "password": throw .notModelled("sign-in by password")
        case "urn:ietf:params:oauth:grant-type:jwt-bearer": throw .notModelled("the on-behalf-of flow")
        default:
            throw SignInError("unsupported_grant_type", 70003, "The app requested an unsupported grant type.")
        }
    }

    /// The account that signs in without being asked.
    private func approved(_ call: SignInCall) throws(SignInError) -> Account? {
        guard let name = options.autoApprove else { return nil }
        guard let account = call.tenant.directory.account(named: name) else { throw .accountUnknown }
        return account
    }

    private static func signedOut(_ call: SignInCall) -> WireResponse {
        if let place = call.request.parameter("post_logout_redirect_uri"), RedirectAddress(place) != nil {
            return .redirect(to: place)
        }
        return Pages.note("Signed out", "You are signed out of the simulated tenant.")
    }
}
