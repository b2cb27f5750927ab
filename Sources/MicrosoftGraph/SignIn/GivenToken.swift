import Tenants
import Text

/// The access token that a runbook was given in `PHOTOPOLICY_ACCESS_TOKEN`.
package struct GivenToken: TokenSource {
    private let given: AccessToken

    package init(_ token: AccessToken) { given = token }

    /// Takes the text of the variable, without the blanks and line end that a file may have added.
    ///
    /// - Throws: `credential-unusable` for what cannot be sent in a header.
    package init(text: String) throws {
        let text = text.trimmed
        guard AccessToken.isUsable(text) else {
            throw ServiceError(
                .notSignedIn, .credentialUnusable, "PHOTOPOLICY_ACCESS_TOKEN holds something that is no token",
                help: "hand over the access token alone, without a word before it")
        }
        self.init(AccessToken(text))
    }

    package func token(for purpose: TokenPurpose) -> AccessToken { given }

    package func token(
        for purpose: TokenPurpose, replacing refused: AccessToken, claims: String?
    ) throws -> AccessToken {
        throw ServiceError(
            .notSignedIn, .signInExpired, "the token in PHOTOPOLICY_ACCESS_TOKEN is no longer accepted, or never was",
            help: "hand over a new one, for the tenant and the Graph that are asked")
    }

    /// The claims of the token; nil when it shows none.
    var claims: TokenClaims? { TokenClaims(given.secret) }
}
