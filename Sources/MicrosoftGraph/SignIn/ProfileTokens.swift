import PhotoPolicy
import Tenants

/// Tokens of a person's sign-in: from the file, refreshed there under a lock, or from a new sign-in.
package actor ProfileTokens: TokenSource {
    private var profile: Profile
    private var tokens: SavedTokens
    private let service: SignInService
    private let store: ProfileStore
    /// Signs in again, with the claims demanded; nil where nobody can.
    private let signIn: SignIn?
    private let onNote: @Sendable (String) -> Void
    /// The token for changes, only in memory.
    private var writing: SavedTokens.Access?

    typealias SignIn = @Sendable (_ permissions: [String], _ claims: String?) async throws -> TokenAnswer

    init(
        profile: Profile, tokens: SavedTokens, service: SignInService, store: ProfileStore, signIn: SignIn?,
        onNote: @escaping @Sendable (String) -> Void
    ) {
        self.profile = profile
        self.tokens = tokens
        self.service = service
        self.store = store
        self.signIn = signIn
        self.onNote = onNote
    }

    package func token(for purpose: TokenPurpose) async throws -> AccessToken {
        let wanted = try permissions(for: purpose)
        let now = service.courier.time.now()
        if purpose == .writing, let writing, now + 120 < writing.expires { return writing.token }
        if let access = tokens.access(for: wanted, now: now) { return access.token }
        return try await refreshed(for: wanted, purpose, refused: nil)
    }

    package func token(
        for purpose: TokenPurpose, replacing refused: AccessToken, claims: String?
    ) async throws -> AccessToken {
        let wanted = try permissions(for: purpose)
        guard let claims else { return try await refreshed(for: wanted, purpose, refused: refused) }
        // Refreshing cannot satisfy the challenge: a person has to sign in again (D).
        return try await signedInAgain(for: wanted, purpose, claims: claims, because: nil)
    }

    /// Takes over what was learned about the tenant.
    func update(_ profile: Profile) async {
        self.profile = profile
        await saveInTurn(tokens)
    }

    private func permissions(for purpose: TokenPurpose) throws -> [String] {
        switch purpose {
        case .reading: return profile.permissions.filter { !SignInScopes.writes($0) }
        case .writing:
            let names = profile.permissions.filter { SignInScopes.writing.contains($0) }
            guard !profile.isReadOnly, !names.isEmpty else {
                throw ServiceError(
                    .notPermitted, .readOnly, "the profile \(profile.name) was signed in for reading alone",
                    help: "sign in for changes: `photopolicy login --profile \(profile.name)`")
            }
            return profile.permissions
        }
    }

    private func refreshed(
        for wanted: [String], _ purpose: TokenPurpose, refused: AccessToken?
    ) async throws -> AccessToken {
        do {
            return try await tellingRefusals {
                try await store.locked(profile.name) {
                    try await refreshedInTurn(for: wanted, purpose, refused: refused)
                }
            }
        } catch let error as ServiceError where error.kind == .notSignedIn && signIn != nil {
            return try await signedInAgain(for: wanted, purpose, claims: nil, because: error)
        }
    }

    /// Runs while nobody else refreshes: another process may have done it already and used up our refresh token.
    private func refreshedInTurn(
        for wanted: [String], _ purpose: TokenPurpose, refused: AccessToken?
    ) async throws -> AccessToken {
        if let saved = try? store.load(profile.name), saved.profile.isSameSignIn(as: profile) {
            tokens.refreshToken = saved.tokens.refreshToken ?? tokens.refreshToken
            let fresh = saved.tokens.access(for: wanted, now: service.courier.time.now())
            if let fresh, fresh.token != refused {
                tokens.access = fresh
                return fresh.token
            }
        }
        guard let refreshToken = tokens.refreshToken else {
            throw ServiceError(
                .notSignedIn, .signInNeeded, "the saved sign-in has ended", help: "sign in: `photopolicy login`")
        }
        let answer = try await service.refresh(refreshToken, for: wanted)
        save(take(answer, purpose))
        return answer.token
    }

    private func signedInAgain(
        for wanted: [String], _ purpose: TokenPurpose, claims: String?, because: ServiceError?
    ) async throws -> AccessToken {
        guard let signIn else {
            throw because
                ?? ServiceError(
                    .notSignedIn, .signInAgain, "the tenant asks for a new sign-in, with more proof than this one",
                    help: "sign in again: `photopolicy login`")
        }
        let answer = try await tellingRefusals { try await signIn(wanted, claims) }
        try checkSame(answer.identity)
        await saveInTurn(take(answer, purpose))
        return answer.token
    }

    /// Checks that it is the same account: what is done under this sign-in is attributed to one person.
    private func checkSame(_ identity: SignedInIdentity?) throws {
        guard let identity, profile.accountID == nil || identity.objectID != nil else {
            throw ServiceError(
                .notSignedIn, .signInRefused, "the sign-in service does not say who signed in again",
                help: "sign in anew: `photopolicy login`")
        }
        let help = "`photopolicy login --profile NAME` makes a profile for it"
        guard identity.tenant == profile.tenant else {
            throw ServiceError(
                .notSignedIn, .wrongTenant, "the new sign-in is to another tenant than the profile \(profile.name)",
                help: help)
        }
        let isSame =
            profile.accountID.map { $0 == identity.objectID }
            ?? (profile.account?.lowercased() == identity.account?.lowercased())
        guard isSame else {
            throw ServiceError(
                .notSignedIn, .wrongAccount,
                "the new sign-in is by another account than the profile \(profile.name)"
                    + (profile.account.map { ", which \($0) made" } ?? ""),
                help: help)
        }
    }

    /// Takes over what was issued; returns the part that may be saved.
    private func take(_ answer: TokenAnswer, _ purpose: TokenPurpose) -> SavedTokens {
        tokens.refreshToken = answer.refreshToken ?? tokens.refreshToken
        let access = SavedTokens.Access(answer)
        if purpose == .writing { writing = access } else { tokens.access = access }
        return purpose == .writing && profile.keepsWriting ? tokens.with(access) : tokens
    }

    private func saveInTurn(_ tokens: SavedTokens) async {
        try? await store.locked(profile.name) { save(tokens) }
    }

    /// Runs while nobody else refreshes. A sign-in never fails because it cannot be stored.
    private func save(_ tokens: SavedTokens) {
        // Meanwhile `logout` may have deleted it, or another sign-in may have taken its name: neither may be undone.
        guard let saved = try? store.load(profile.name), saved.profile.isSameSignIn(as: profile) else { return }
        do {
            try store.save(profile, tokens)
        } catch {
            onNote("the sign-in could not be saved (\(error.message)): it lasts as long as this run")
        }
    }
}

extension SavedTokens {
    fileprivate func with(_ access: Access) -> SavedTokens {
        var copy = self
        copy.access = access
        return copy
    }
}
