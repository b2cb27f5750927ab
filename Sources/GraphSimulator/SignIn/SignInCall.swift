import PhotoPolicy
import Tenants

/// The parts of a tenant that the sign-in service uses.
struct TenantView: Sendable {
    let directory: DirectoryIndex
    let conditions: TenantConditions

    var identity: TenantIdentity { directory.contents.tenant }

    /// Whether a word names this tenant: its id, a verified domain, or a word for *the tenant of whoever signs in*.
    func isNamed(_ word: String) -> Bool { word == "common" || word == "organizations" || identity.isNamed(word) }

    func issuer(_ base: String) -> String { "\(base)/\(identity.id)/v2.0" }

    /// Throws unless an account may sign in and has consented to the requested scopes.
    func checkSignIn(
        _ account: Account, clientID: String, _ requested: RequestedScopes
    ) throws(SignInError) {
        let decision = Decision(
            conditions: conditions, policy: EnforcedPolicy(.untouched, roles: directory.contents.roles))
        func refuses(_ rule: Reason) -> Bool {
            decision.refuses(
                PhotoRequest(actor: account.facts, action: .update, target: nil, client: .graph), rule,
                mailboxPhotosEnabled: true)
        }
        try requested.check(clientID: clientID)
        guard !refuses(.accountDisabled) else { throw .accountDisabled }
        guard !refuses(.clientBlocked) else { throw .clientBlocked }
        guard !requested.isDefault else { return }
        if clientID == Self.azureCommandLine,
            requested.known.contains(.peopleSettingsReadAll)
                || requested.known.contains(.peopleSettingsReadWriteAll)
        {
            throw .notPreauthorised
        }
        guard conditions.scopesWithoutConsent(requested.known).isEmpty else { throw .noConsent }
    }

    /// The Azure CLI's client id, which cannot get the scopes of the people settings (D).
    private static let azureCommandLine = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
}

struct SignInCall: Sendable {
    let request: WireRequest
    /// Seconds since 1970.
    let now: Double
    let tenant: TenantView

    /// Whether a person is waiting for a page.
    var isOfBrowser: Bool { ["devicelogin", "authorize", "logout"].contains(request.path.last?.folded) }

    func scopes(_ text: String) -> RequestedScopes { RequestedScopes(text, base: request.base) }
}
