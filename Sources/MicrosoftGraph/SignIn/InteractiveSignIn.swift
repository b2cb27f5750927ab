import Files
import Tenants

/// How a person signs in: with this machine's browser, or with a code on another device.
package struct InteractiveSignIn: Sendable {
    package enum Way: Sendable { case browser, deviceCode }

    package let way: Way
    /// Prints what the person has to do.
    let show: @Sendable (String) -> Void
    /// Opens a page; returns whether that was possible.
    let open: @Sendable (String) async -> Bool

    package init(
        way: Way, show: @escaping @Sendable (String) -> Void, open: @escaping @Sendable (String) async -> Bool
    ) {
        self.way = way
        self.show = show
        self.open = open
    }

    /// - Parameter account: who is to sign in; nil leaves the choice open, as a device code always does.
    func signIn(
        _ service: SignInService, for permissions: [String], claims: String?, as account: String? = nil
    ) async throws -> TokenAnswer {
        switch way {
        case .deviceCode: try await service.signInWithDeviceCode(for: permissions, claims: claims, show: show)
        case .browser:
            try await service.signInWithBrowser(for: permissions, claims: claims, as: account) { address in
                show("Sign in in the browser. If it does not open, open this page yourself:\n\(address)")
                _ = await open(address)
            }
        }
    }

    /// Signs in and saves the profile.
    ///
    /// - Parameter keepsWriting: whether tokens that can change something may be saved.
    package func signIn(
        profile name: String, _ target: SignInTarget, permissions: [String], isReadOnly: Bool, keepsWriting: Bool,
        store: ProfileStore, courier: Courier, onNote: @escaping @Sendable (String) -> Void
    ) async throws -> SignedIn {
        let service = SignInService(target: target, courier: courier)
        let answer = try await tellingRefusals { try await signIn(service, for: permissions, claims: nil) }
        guard let identity = answer.identity else {
            throw ServiceError(
                .notSignedIn, .signInRefused, "the sign-in service does not say who signed in to which tenant",
                help: "check the tenant and the client id")
        }
        let profile = Profile(
            name: name, tenant: identity.tenant, target: target, account: identity.account,
            accountID: identity.objectID,
            permissions: answer.permissions, isReadOnly: isReadOnly, keepsWriting: keepsWriting)
        var tokens = SavedTokens()
        tokens.take(answer)
        let signedIn = SignedIn(
            profile: profile, tokens: tokens, store: store, courier: courier, interactive: self, onNote: onNote)
        try await signedIn.save()
        return signedIn
    }
}

/// A person's sign-in: its profile, and the tokens behind it.
package struct SignedIn: Sendable {
    package private(set) var profile: Profile
    private let initial: SavedTokens
    private let store: ProfileStore
    private let onNote: @Sendable (String) -> Void
    package let tokens: ProfileTokens

    init(
        profile: Profile, tokens: SavedTokens, store: ProfileStore, courier: Courier, interactive: InteractiveSignIn?,
        onNote: @escaping @Sendable (String) -> Void
    ) {
        self.profile = profile
        initial = tokens
        self.store = store
        self.onNote = onNote
        let service = SignInService(target: profile.target, courier: courier)
        var signIn: ProfileTokens.SignIn?
        if let interactive {
            let account = profile.account
            signIn = { try await interactive.signIn(service, for: $0, claims: $1, as: account) }
        }
        self.tokens = ProfileTokens(
            profile: profile, tokens: tokens, service: service, store: store, signIn: signIn, onNote: onNote)
    }

    /// Loads the saved sign-in of a name; nil when there is none.
    ///
    /// - Throws: as `ProfileStore.profile(named:)`.
    package init?(
        saved name: String, in store: ProfileStore, courier: Courier, interactive: InteractiveSignIn?,
        onNote: @escaping @Sendable (String) -> Void
    ) throws {
        guard let saved = try store.load(name) else { return nil }
        self.init(
            profile: saved.profile, tokens: saved.tokens, store: store, courier: courier, interactive: interactive,
            onNote: onNote)
    }

    /// Keeps the tenant's name and domains, for people to read.
    mutating func named(_ name: String, domains: [String]) async {
        profile.tenantName = name
        profile.domains = domains
        await tokens.update(profile)
    }

    /// Saves the profile; a finished sign-in never fails because it cannot be stored.
    func save() async throws {
        try await store.locked(profile.name) {
            do throws(FileError) {
                try store.save(profile, initial)
            } catch {
                onNote("the sign-in could not be saved (\(error.message)): it lasts as long as this run")
            }
        }
    }
}
