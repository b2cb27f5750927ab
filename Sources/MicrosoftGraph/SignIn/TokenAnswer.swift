import PhotoPolicy
import Tenants

/// What the sign-in service issues.
struct TokenAnswer: Sendable {
    let token: AccessToken
    let refreshToken: AccessToken?
    let expires: Instant
    /// What was requested, by bare names.
    let asked: [String]
    /// What was granted of it. The service puts every permission that has consent into a token (O): those not requested
    /// are none of our business.
    let permissions: [String]
    /// Whether the token may permit changing something, requested or not.
    let writes: Bool
    let identity: SignedInIdentity?

    /// - Parameter asked: the permissions requested; the service may leave them out when all were granted.
    init?(_ value: WireValue, asked: [String], now: Instant) {
        guard let token = value["access_token"]?.string, AccessToken.isUsable(token) else { return nil }
        self.token = AccessToken(token)
        refreshToken = value["refresh_token"]?.string.map(AccessToken.init)
        expires = now + max(0, min(value["expires_in"]?.integer ?? 3600, 86_400))
        let granted = value["scope"]?.string.map { $0.split(separator: " ").map(SignInScopes.bare) } ?? asked
        let folded = Set(granted.map { $0.lowercased() })
        self.asked = asked
        permissions = asked.filter { folded.contains($0.lowercased()) }
        writes = granted.contains(where: SignInScopes.writes)
        identity = value["id_token"]?.string.flatMap { SignedInIdentity(idToken: $0) }
    }
}

/// Who signed in, as the sign-in service says over its own connection.
package struct SignedInIdentity: Sendable, Hashable {
    package let tenant: GUID
    /// Nil where the sign-in service does not say.
    package let objectID: GUID?
    package let account: String?
    let nonce: String?

    /// Reads the claims of a token; its signature is not checked, because it came from the token endpoint itself (D).
    init?(idToken: String) {
        guard let claims = TokenClaims(idToken), let tenant = claims["tid"]?.string.flatMap({ GUID($0) }) else {
            return nil
        }
        self.tenant = tenant
        objectID = claims["oid"]?.string.flatMap { GUID($0) }
        account = claims["preferred_username"]?.string
        nonce = claims["nonce"]?.string
    }
}

/// The claims inside a JSON Web Token; hints only, because access tokens are opaque to a client (D).
struct TokenClaims: Sendable {
    private let claims: WireValue

    init?(_ token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64URL.decode(String(parts[1])), let claims = WireValue(json: bytes),
            claims.isObject
        else { return nil }
        self.claims = claims
    }

    subscript(name: String) -> WireValue? { claims[name] }

    /// The template ids of the roles that its account holds, active and tenant-wide; empty when it does not show them.
    var directoryRoles: [GUID] { (claims["wids"]?.array ?? []).compactMap { $0.string.flatMap { GUID($0) } } }

    /// Delegated scopes, or an application's roles; nil when the token shows neither.
    var permissions: [String]? {
        if let scopes = claims["scp"]?.string { return scopes.split(separator: " ").map(String.init) }
        return claims["roles"]?.array?.compactMap(\.string)
    }
}
