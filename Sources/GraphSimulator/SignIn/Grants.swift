import PhotoPolicy

/// On whose behalf a token speaks.
enum TokenSubject: Sendable, Hashable {
    case account(GUID)
    case application(String)
}

/// What an access token stands for.
struct AccessGrant: Sendable {
    let subject: TokenSubject
    let clientID: String
    /// Tokens for other resources are given out too, and refused by Graph.
    let isForGraph: Bool
    /// Words of the scopes or application permissions, in small letters.
    let permissions: Set<String>
    /// The same, as they are shown.
    let words: [String]
    let scopes: ScopeSet
    let issued: Double
    let expires: Double
}

struct RefreshGrant: Sendable {
    let account: GUID
    let clientID: String
    let scopes: [String]
    /// Shared by all that came from one sign-in.
    let family: UInt64
    let expires: Double
    /// A used one that comes back is in two hands.
    var isUsed = false
    var isRevoked = false
}
