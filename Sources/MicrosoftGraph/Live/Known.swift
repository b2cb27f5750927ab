import PhotoPolicy
import Tenants

/// What is known about a tenant and the signed-in account before the tenant is asked anything.
struct Known: Sendable {
    /// Nil when nothing identifies the tenant.
    var tenantID: GUID?
    var displayName: String?
    var domains: [String] = []
    var account: String?
    var accountID: GUID?
    /// Nil when the token does not show them.
    var permissions: [String]?
    /// The ids of the roles that the token shows for its account.
    var roles: [GUID] = []
    var isReadOnly: Bool

    /// Takes what a saved sign-in remembers and its token shows.
    init(_ profile: Profile, _ claims: TokenClaims?, isReadOnly: Bool) {
        tenantID = profile.tenant
        displayName = profile.tenantName
        domains = profile.domains
        account = profile.account
        accountID = profile.accountID
        permissions = profile.permissions
        roles = claims?.directoryRoles ?? []
        self.isReadOnly = isReadOnly || profile.isReadOnly
    }

    /// Takes what a token's claims hint at; a token may be opaque.
    ///
    /// - Parameter named: the tenant as it was named: by its id or a domain.
    init(_ claims: TokenClaims?, tenant named: String?, isReadOnly: Bool) {
        tenantID = named.flatMap { GUID($0) } ?? claims?["tid"]?.string.flatMap { GUID($0) }
        if let named, named.contains(".") { domains = [named] }
        account = claims?["upn"]?.string
        accountID = claims?["oid"]?.string.flatMap { GUID($0) }
        permissions = claims?.permissions
        roles = claims?.directoryRoles ?? []
        self.isReadOnly = isReadOnly
    }

    /// What the sign-in was granted, whether or not this session uses it: a plan for a change board is made by a
    /// session that only reads. A token that does not show it is taken to permit everything: the service decides.
    var scopes: ScopeSet { permissions.map(SignInScopes.known) ?? ScopeSet(Scope.allCases) }
}
