import Tenants

/// The access token that a runbook was handed over in `PHOTOPOLICY_ACCESS_TOKEN`.
package struct GivenToken: TokenSource {
    private let given: AccessToken

    package init(_ token: AccessToken) { given = token }

    package func token(for purpose: TokenPurpose) -> AccessToken { given }

    package func token(
        for purpose: TokenPurpose, replacing refused: AccessToken, claims: String?
    ) throws -> AccessToken {
        throw ServiceError(
            .notSignedIn, .signInExpired, "the token in PHOTOPOLICY_ACCESS_TOKEN is no longer accepted, or never was",
            help: "hand over a new one, for the tenant and the Graph that are asked")
    }

    /// What the token says of itself; nil when it says nothing.
    var claims: TokenClaims? { TokenClaims(given.secret) }
}
