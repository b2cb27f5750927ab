import PhotoPolicy

/// The account or application on whose behalf a token speaks.
enum TokenSubject: Sendable, Hashable {
    case account(GUID)
    case application(String)
}

struct AccessGrant: Sendable {
    let subject: TokenSubject
    let clientID: String
    /// Whether the token is for Graph. Tokens for other resources are given out too, but Graph refuses them.
    let isForGraph: Bool
    /// The names of the scopes or application permissions, in lowercase.
    let permissions: Set<String>
    /// The names as they are shown.
    let words: [String]
    let scopes: ScopeSet
    let issued: Double
    let expires: Double
}

struct RefreshGrant: Sendable {
    let account: GUID
    let clientID: String
    let scopes: [String]
    /// Shared by all refresh tokens that came from one sign-in.
    let family: UInt64
    let expires: Double
    /// Whether the token was used. If it comes back after that, two parties hold it.
    var isUsed = false
    var isRevoked = false
}
