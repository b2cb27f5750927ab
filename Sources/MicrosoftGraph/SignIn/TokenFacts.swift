import PhotoPolicy
import Tenants

/// What a token shows about its holder; hints, any of which may be missing.
package struct TokenFacts: Sendable, Hashable {
    /// The user principal name; nil for an application.
    package let account: String?
    package let tenant: GUID?
    package let clientID: String?
    /// Nil when the token does not show them.
    package let permissions: [String]?
    package let expires: Instant?

    init(_ claims: TokenClaims?) {
        account = claims?["upn"]?.string
        tenant = claims?["tid"]?.string.flatMap { GUID($0) }
        clientID = claims?["appid"]?.string ?? claims?["azp"]?.string
        permissions = claims?.permissions
        expires = claims?["exp"]?.integer.map(Instant.init(seconds:))
    }
}

extension GivenToken {
    package var facts: TokenFacts { TokenFacts(claims) }
}

extension AppCredential {
    /// Signs the application in and returns what its token shows.
    ///
    /// - Throws: `ServiceError` when the sign-in service refuses the proof.
    package func facts(_ target: SignInTarget, _ courier: Courier) async throws -> TokenFacts {
        let tokens = AppTokens(self, service: SignInService(target: target, courier: courier))
        return TokenFacts(try await tokens.claims())
    }

    /// How the application proves itself.
    package var kind: String {
        switch self {
        case .secret: "a client secret"
        case .certificate: "a certificate"
        case .federatedFile: "a token of the platform, in a file"
        case .gitHub: "the token of a GitHub workflow"
        case .managedIdentity: "a managed identity"
        }
    }
}
