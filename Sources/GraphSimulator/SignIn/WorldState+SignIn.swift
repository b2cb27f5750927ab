import OrderedJSON
import PhotoPolicy
import Tenants

extension WorldState {
    /// Answers at the paths of the sign-in service.
    mutating func signIn(_ request: WireRequest, ids: RequestIDs, now: Double) -> WireResponse {
        do throws(SignInError) {
            return try signInAnswer(request, now: now)
        } catch {
            return error.response(ids, now: now)
        }
    }

    private mutating func signInAnswer(_ request: WireRequest, now: Double) throws(SignInError) -> WireResponse {
        let path = request.path.map(\.folded)
        switch (request.method, path.joined(separator: "/")) {
        case ("GET", "common/discovery/instance"): return instanceDiscovery(request)
        case ("GET", "devicelogin"): return try devicePage(request)
        case ("POST", "devicelogin"): return try deviceDecision(request, now: now)
        default: break
        }
        let tail = path.dropFirst().joined(separator: "/")
        guard Self.signInPaths.contains(tail) else {
            return .json(
                [
                    "error": "not_modelled",
                    "error_description":
                        "photopolicy's simulator does not model this path; see photopolicy serve --parity.",
                ], status: 404)
        }
        guard isThisTenant(path[0]) else { throw .tenantUnknown }
        switch (request.method, tail) {
        case ("GET", "v2.0/.well-known/openid-configuration"), ("GET", ".well-known/openid-configuration"):
            return openIDConfiguration(request)
        case ("GET", "discovery/v2.0/keys"): return .json(keys.document)
        case ("POST", "oauth2/v2.0/devicecode"): return try deviceCode(request, now: now)
        case ("POST", "oauth2/v2.0/token"): return try token(request, now: now)
        case ("GET", "oauth2/v2.0/authorize"): return try authorizePage(request, now: now)
        case ("POST", "oauth2/v2.0/authorize"): return try authorizeDecision(request, now: now)
        case ("GET", "oauth2/v2.0/logout"): return signedOut(request)
        default:
            throw SignInError("invalid_request", 900561, "The endpoint does not accept \(request.method).", status: 405)
        }
    }

    private static let signInPaths: Set<String> = [
        "v2.0/.well-known/openid-configuration", ".well-known/openid-configuration", "discovery/v2.0/keys",
        "oauth2/v2.0/devicecode", "oauth2/v2.0/token", "oauth2/v2.0/authorize", "oauth2/v2.0/logout",
    ]

    /// The tenant's id or a verified domain, or a word for *the tenant of whoever signs in*.
    private func isThisTenant(_ word: String) -> Bool {
        word == "common" || word == "organizations" || directory.contents.tenant.isNamed(word)
    }

    private func instanceDiscovery(_ request: WireRequest) -> WireResponse {
        let host = request.base.split(separator: "/").last.map(String.init) ?? ""
        return .json([
            "tenant_discovery_endpoint": .string(
                "\(request.base)/\(directory.contents.tenant.id)/v2.0/.well-known/openid-configuration"),
            "api-version": "1.1",
            "metadata": [
                .object([
                    "preferred_network": .string(host), "preferred_cache": .string(host), "aliases": [.string(host)],
                ])
            ],
        ])
    }

    private func openIDConfiguration(_ request: WireRequest) -> WireResponse {
        let authority = "\(request.base)/\(request.path[0].text)"
        let endpoint = authority + "/oauth2/v2.0"
        return .json([
            "token_endpoint": .string(endpoint + "/token"),
            "token_endpoint_auth_methods_supported": [
                "client_secret_post", "private_key_jwt", "client_secret_basic",
            ],
            "jwks_uri": .string(authority + "/discovery/v2.0/keys"),
            "response_modes_supported": ["query", "fragment", "form_post"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "issuer": .string(issuer(request.base)),
            "request_uri_parameter_supported": false,
            "authorization_endpoint": .string(endpoint + "/authorize"),
            "device_authorization_endpoint": .string(endpoint + "/devicecode"),
            "http_logout_supported": true,
            "frontchannel_logout_supported": true,
            "end_session_endpoint": .string(endpoint + "/logout"),
            "claims_supported": [
                "sub", "iss", "aud", "exp", "iat", "name", "preferred_username", "oid", "tid", "nonce",
            ],
            "tenant_region_scope": nil,
            "cloud_instance_name": .string(request.base.split(separator: "/").last.map(String.init) ?? ""),
            "msgraph_host": .string(request.base.split(separator: "/").last.map(String.init) ?? ""),
        ])
    }

    func issuer(_ base: String) -> String { "\(base)/\(directory.contents.tenant.id)/v2.0" }

    private func signedOut(_ request: WireRequest) -> WireResponse {
        if let place = request.parameter("post_logout_redirect_uri"), RedirectAddress(place) != nil {
            return .redirect(to: place)
        }
        return Pages.note("Signed out", "You are signed out of the simulated tenant.")
    }
}
