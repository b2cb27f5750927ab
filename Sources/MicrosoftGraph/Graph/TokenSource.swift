/// A bearer token. It prints as dots wherever a log or a message includes it by mistake.
package struct AccessToken: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    let secret: String

    package init(_ secret: String) { self.secret = secret }

    /// Whether it can be sent in a header: visible ASCII only.
    static func isUsable(_ secret: String) -> Bool {
        !secret.isEmpty && secret.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    package var description: String { "…" }
    package var debugDescription: String { "…" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a token is for: permission to change something is requested only when something is changed.
package enum TokenPurpose: Sendable, Hashable { case reading, writing }

/// Where access tokens come from: a cache, a refresh, a sign-in, the environment.
package protocol TokenSource: Sendable {
    /// Returns a token that should still be valid.
    ///
    /// - Throws: `ServiceError`, of kind `notSignedIn` when a person has to sign in first.
    func token(for purpose: TokenPurpose) async throws -> AccessToken
    /// Returns another token after the service refused this one, with the claims it demanded, if any.
    func token(for purpose: TokenPurpose, replacing refused: AccessToken, claims: String?) async throws -> AccessToken
}
