import PhotoPolicy
import Tenants

/// Makes a live tenant out of a sign-in.
package struct LiveConnection: Sendable {
    let courier: Courier
    let isReadOnly: Bool
    /// Whether accounts and roles will be asked for; a check of the settings alone reads no directory.
    let readsDirectory: Bool
    let onNote: @Sendable (String) -> Void

    package init(
        courier: Courier, isReadOnly: Bool, readsDirectory: Bool = true, onNote: @escaping @Sendable (String) -> Void
    ) {
        self.courier = courier
        self.isReadOnly = isReadOnly
        self.readsDirectory = readsDirectory
        self.onNote = onNote
    }

    /// The tenant that a person is signed in to.
    package func tenant(of signedIn: SignedIn) async throws -> LiveTenant {
        let profile = signedIn.profile
        let known = Known(
            tenant: TenantIdentity(
                id: profile.tenant,
                displayName: profile.tenantName ?? profile.domains.first ?? profile.tenant.description,
                verifiedDomains: profile.domains),
            account: profile.account, permissions: profile.permissions,
            isReadOnly: isReadOnly || profile.isReadOnly)
        return try await tenant(at: profile.graph, signedIn.tokens, known)
    }

    /// The tenant of a token that was handed over.
    package func tenant(of token: GivenToken, _ target: SignInTarget) async throws -> LiveTenant {
        try await tenant(ofTokensFrom: token, token.claims, target)
    }

    /// The tenant in which an application signs in for itself.
    package func tenant(of credential: AppCredential, _ target: SignInTarget) async throws -> LiveTenant {
        let tokens = AppTokens(credential, service: SignInService(target: target, courier: courier))
        let claims = try await tokens.claims()
        onNote(AppCredential.datedWarning)
        // The platform hands out tokens of its own tenant, whichever was named.
        if case .managedIdentity = credential { return try await tenant(ofTokensFrom: tokens, claims, target) }
        var known = Known(claims, target, isReadOnly: isReadOnly)
        if known.tenant.id == Known.nowhere {
            // The journal is kept by the tenant's id, also where only its domain was given.
            known.tenant = known.tenant.with(id: try await SignInService(target: target, courier: courier).tenantID())
        }
        return try await tenant(at: target.graph, tokens, known)
    }

    /// The tenant of tokens that nobody signed in for here. What the environment says of the tenant is compared with
    /// it, and never believed: a change must not reach another tenant than the one that was named.
    private func tenant(
        ofTokensFrom tokens: any TokenSource, _ claims: TokenClaims?, _ target: SignInTarget
    ) async throws -> LiveTenant {
        var anywhere = target
        anywhere.tenant = nil
        let live = try await tenant(at: target.graph, tokens, Known(claims, anywhere, isReadOnly: isReadOnly))
        let identity = live.directory.tenant
        guard identity.id != Known.nowhere else {
            throw ServiceError(
                .notSignedIn, .signInNeeded, "the token does not show which tenant it is for, nor may it read that",
                help: "add User.Read or Organization.Read.All to what it permits")
        }
        if target.tenant != nil {
            guard
                try await SignInService(target: target, courier: courier).isNamed(
                    identity.id, domains: identity.verifiedDomains)
            else {
                throw ServiceError(
                    .notPermitted, .wrongTenant,
                    "the token is for \(identity.displayName), and AZURE_TENANT_ID names another",
                    help: "hand over a token for the right tenant, or unset AZURE_TENANT_ID")
            }
        }
        return live
    }

    private func tenant(at endpoint: Endpoint, _ tokens: any TokenSource, _ known: Known) async throws -> LiveTenant {
        let graph = GraphClient(
            endpoint: endpoint, courier: courier, tokens: tokens, isReadOnly: known.isReadOnly)
        let reads = readsDirectory || known.tenant.id == Known.nowhere
        let found = try await reads ? TenantReading(graph, known, onNote) : TenantReading(known)
        let facts = TenantFacts(
            granted: found.scopes, hasDirectorySync: found.hasDirectorySync, userConsent: found.userConsent,
            guestAccess: found.guestAccess)
        return LiveTenant(
            directory: GraphDirectory(
                graph: graph, tenant: found.tenant, roles: found.roles, facts: facts, onNote: onNote),
            service: GraphPhotoService(graph: graph, facts: facts, operatorID: found.operatorID),
            operatorName: found.operatorName, operatorScopes: found.scopes)
    }
}

/// What is known of a tenant before it is asked anything.
struct Known: Sendable {
    var tenant: TenantIdentity
    var account: String?
    /// Nil when the token does not show it.
    var permissions: [String]?
    var isReadOnly: Bool

    init(tenant: TenantIdentity, account: String?, permissions: [String]?, isReadOnly: Bool) {
        self.tenant = tenant
        self.account = account
        self.permissions = permissions
        self.isReadOnly = isReadOnly
    }

    /// Stands for a tenant whose id is not known yet.
    static let nowhere = GUID(high: 0, low: 0)

    /// What a token's claims hint at; a token may well be opaque.
    init(_ claims: TokenClaims?, _ target: SignInTarget, isReadOnly: Bool) {
        let named = target.tenant ?? ""
        let id = GUID(named) ?? claims?["tid"]?.string.flatMap { GUID($0) } ?? Self.nowhere
        let isDomain = named.contains(".")
        self.init(
            tenant: TenantIdentity(
                id: id, displayName: isDomain ? named : id.description, verifiedDomains: isDomain ? [named] : []),
            account: claims?["upn"]?.string, permissions: claims?.permissions, isReadOnly: isReadOnly)
    }

    /// What the sign-in was granted, whether or not this session makes use of it: a plan for a change board is made by a
    /// session that only reads. A token that does not show it may do anything: the service says.
    var scopes: ScopeSet { permissions.map(SignInScopes.known) ?? ScopeSet(Scope.allCases) }
}

extension TenantIdentity {
    fileprivate func with(id: GUID) -> TenantIdentity {
        TenantIdentity(
            id: id, displayName: displayName == self.id.description ? id.description : displayName,
            verifiedDomains: verifiedDomains)
    }
}
