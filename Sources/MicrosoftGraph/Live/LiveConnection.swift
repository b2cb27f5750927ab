import PhotoPolicy
import Tenants

/// Makes a live tenant out of a sign-in.
package struct LiveConnection: Sendable {
    let courier: Courier
    let isReadOnly: Bool
    /// Whether accounts and roles will be read; a check of the settings alone reads no directory.
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

    /// Connects to the tenant that a person is signed in to.
    package func tenant(of signedIn: SignedIn) async throws -> LiveTenant {
        let profile = signedIn.profile
        // The directory is read at once, so the token is needed here anyway.
        let claims = readsDirectory ? TokenClaims(try await signedIn.tokens.token(for: .reading).secret) : nil
        let connected = try await connect(
            to: profile.graph, signedIn.tokens, Known(profile, claims, isReadOnly: isReadOnly))
        return try tenant(connected)
    }

    /// Gives a new sign-in its tenant's name and domains, where it may read them; a sign-in works without them.
    package func name(_ signedIn: inout SignedIn) async {
        guard let tenant = try? await tenant(of: signedIn).directory.tenant else { return }
        await signedIn.named(tenant.displayName, domains: tenant.verifiedDomains)
    }

    /// Connects to the tenant of a token that was handed over.
    package func tenant(of token: GivenToken, _ target: SignInTarget) async throws -> LiveTenant {
        try await tenant(ofTokensFrom: token, token.claims, target)
    }

    /// Connects to the tenant in which an application signs in as itself.
    package func tenant(of credential: AppCredential, _ target: SignInTarget) async throws -> LiveTenant {
        let tokens = AppTokens(credential, service: SignInService(target: target, courier: courier))
        let claims = try await tokens.claims()
        onNote(AppCredential.datedWarning)
        // The platform issues tokens for its own tenant, whichever was named.
        if case .managedIdentity = credential { return try await tenant(ofTokensFrom: tokens, claims, target) }
        var known = Known(claims, tenant: target.tenant, isReadOnly: isReadOnly)
        if known.tenantID == nil {
            // The journal is kept by the tenant's id, even when only its domain was given.
            known.tenantID = try await SignInService(target: target, courier: courier).tenantID()
        }
        return try tenant(try await connect(to: target.graph, tokens, known))
    }

    /// Connects to the tenant of tokens that nobody signed in for here. What the environment says about the tenant is
    /// compared with it, never trusted: a change must not reach any tenant but the one named.
    private func tenant(
        ofTokensFrom tokens: any TokenSource, _ claims: TokenClaims?, _ target: SignInTarget
    ) async throws -> LiveTenant {
        var connected = try await connect(
            to: target.graph, tokens, Known(claims, tenant: nil, isReadOnly: isReadOnly))
        if let named = target.tenant {
            let identity = try connected.identity
            guard
                try await SignInService(target: target, courier: courier).isNamed(
                    identity.id, domains: identity.verifiedDomains)
            else {
                throw ServiceError(
                    .notPermitted, .wrongTenant,
                    "the token is for \(identity.displayName), and AZURE_TENANT_ID names another",
                    help: "hand over a token for the right tenant, or unset AZURE_TENANT_ID")
            }
            // If its domains may not be read, at least the named one is known to belong to it.
            if identity.verifiedDomains.isEmpty, named.contains(".") { connected.found.verifiedDomains = [named] }
        }
        return try tenant(connected)
    }

    /// Microsoft Graph for a sign-in, and what it said about the tenant.
    private struct Connected {
        let graph: GraphClient
        var found: TenantReading
        let tokenRoles: [GUID]

        /// - Throws: `sign-in-needed` when nothing identifies the tenant.
        var identity: TenantIdentity {
            get throws {
                if let tenant = found.tenant { return tenant }
                throw ServiceError(
                    .notSignedIn, .signInNeeded,
                    "the token does not show which tenant it is for, nor may it read that",
                    help: "add User.Read or Organization.Read.All to what it permits")
            }
        }
    }

    private func connect(
        to endpoint: Endpoint, _ tokens: any TokenSource, _ known: Known
    ) async throws -> Connected {
        let graph = GraphClient(endpoint: endpoint, courier: courier, tokens: tokens, isReadOnly: known.isReadOnly)
        let reads = readsDirectory || known.tenantID == nil
        return Connected(
            graph: graph, found: try await reads ? TenantReading(graph, known, onNote) : TenantReading(known),
            tokenRoles: known.roles)
    }

    private func tenant(_ connected: Connected) throws -> LiveTenant {
        let (graph, found) = (connected.graph, connected.found)
        let facts = TenantFacts(
            granted: found.scopes, hasDirectorySync: found.hasDirectorySync, userConsent: found.userConsent,
            guestAccess: found.guestAccess, isExchangeEnabled: found.isExchangeEnabled)
        // Every account has the User role, which says nothing.
        let held = connected.tokenRoles.compactMap(found.roles.role(id:)).map(\.index).filter { $0 != .user }
        return LiveTenant(
            directory: GraphDirectory(
                graph: graph, tenant: try connected.identity, roles: found.roles, facts: facts,
                tokenRoles: found.operatorID.flatMap { held.isEmpty ? nil : TokenRoles(account: $0, roles: held) },
                onNote: onNote),
            service: GraphPhotoService(graph: graph, facts: facts, operatorID: found.operatorID),
            operatorName: found.operatorName, operatorScopes: found.scopes)
    }
}
