import PhotoPolicy

/// Everything that the sign-in service has given out and still remembers, in memory only.
struct SignIns: Sendable {
    var access = Issued<AccessGrant>()
    var refresh = Issued<RefreshGrant>()
    var authorizationCodes = Issued<AuthorizationCode>()
    var deviceCodes = Issued<DeviceCode>()
    /// Device codes by what a person types.
    var userCodes: [String: String] = [:]
}

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
    let scopes: ScopeSet
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
}

/// Secrets given out, each with what it stands for; beyond the limit the oldest are forgotten, so that a service that
/// runs for long keeps its size.
struct Issued<Grant: Sendable>: Sendable {
    private var grants: [String: Grant] = [:]
    private var order: [String] = []
    private var oldest = 0
    static var limit: Int { 65_536 }

    subscript(secret: String) -> Grant? {
        get { grants[secret] }
        set { grants[secret] = newValue }
    }

    /// Changes what every secret stands for.
    mutating func update(_ change: (inout Grant) -> Void) {
        for place in grants.values.indices { change(&grants.values[place]) }
    }

    /// Remembers a grant under a new random secret.
    mutating func issue(_ grant: Grant) -> String {
        let secret = Random.token()
        grants[secret] = grant
        order.append(secret)
        if order.count - oldest > Self.limit {
            grants[order[oldest]] = nil
            oldest += 1
            if oldest > Self.limit {
                order.removeFirst(oldest)
                oldest = 0
            }
        }
        return secret
    }
}
