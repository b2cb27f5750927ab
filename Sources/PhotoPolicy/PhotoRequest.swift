package enum PhotoAction: String, Sendable, Hashable, CaseIterable { case update, remove }

/// A request to change a profile photo.
package struct PhotoRequest: Sendable, Hashable {
    package var actor: AccountFacts
    package var action: PhotoAction
    /// Nil for the actor's own photo.
    package var target: PhotoTarget?
    package var client: Client
    /// The delegated scopes asked for; nil means those usual for the target.
    package var scopes: ScopeSet?

    package init(
        actor: AccountFacts, action: PhotoAction, target: PhotoTarget?, client: Client, scopes: ScopeSet? = nil
    ) {
        self.actor = actor
        self.action = action
        self.target = target
        self.client = client
        self.scopes = scopes
    }

    package var effectiveScopes: ScopeSet {
        scopes ?? ScopeSet(target == nil ? .userReadWrite : .profilePhotoReadWriteAll)
    }

    package var isTargetSynced: Bool { target?.isSynced ?? actor.isSynced }
}

/// What matters about an account whose photo somebody else changes.
package struct PhotoTarget: Sendable, Hashable {
    package let isSynced: Bool

    package init(isSynced: Bool) { self.isSynced = isSynced }
}

/// A request to change the setting itself.
package struct PolicyChangeRequest: Sendable, Hashable {
    /// Nil for an application that acts for itself.
    package var actor: AccountFacts?
    package var scopes: ScopeSet

    package init(actor: AccountFacts?, scopes: ScopeSet = .writesPolicy) {
        self.actor = actor
        self.scopes = scopes
    }
}

/// What holds for a whole tenant besides its settings.
package struct TenantConditions: Sendable, Hashable {
    package var profile: ServiceProfile
    /// Clients that people without a directory role cannot sign in to.
    package var blockedClients: ClientSet
    /// Whether users may consent to the scopes that need no admin.
    package var userConsent: Bool
    /// The scopes to which an admin consented.
    package var adminConsent: ScopeSet
    package var hasDirectorySync: Bool
    package var guestAccess: GuestAccess
    /// Whether users may sign in to the enterprise application Office 365 Exchange Online; otherwise no portal changes
    /// a photo (D).
    package var isExchangeEnabled: Bool

    package init(
        profile: ServiceProfile, blockedClients: ClientSet = [], userConsent: Bool = true,
        adminConsent: ScopeSet = [], hasDirectorySync: Bool = false, guestAccess: GuestAccess = .limited,
        isExchangeEnabled: Bool = true
    ) {
        self.profile = profile
        self.blockedClients = blockedClients
        self.userConsent = userConsent
        self.adminConsent = adminConsent
        self.hasDirectorySync = hasDirectorySync
        self.guestAccess = guestAccess
        self.isExchangeEnabled = isExchangeEnabled
    }

    /// The scopes of a set that nobody consented to.
    package func scopesWithoutConsent(_ scopes: ScopeSet) -> ScopeSet {
        scopes.subtracting(adminConsent).subtracting(userConsent ? .userConsentable : [])
    }
}

/// What guests may do in the directory: Entra's setting on guest access. They manage their own photo only with the
/// access of members (D).
package enum GuestAccess: String, Sendable, Hashable, CaseIterable {
    case members, limited, restricted
}

/// The settings as a client enforces them at some time, in the form that the rules use.
package struct EnforcedPolicy: Sendable, Hashable {
    package let source: PhotoUpdateSettings.Source?
    package let hasRoleList: Bool
    /// The listed roles that the tenant knows.
    package let listedRoles: RoleSet
    /// The listed roles whose holders are let in: neither a custom role nor the default user role counts (S).
    package let admittedRoles: RoleSet

    package init(_ settings: PhotoUpdateSettings, roles catalog: RoleCatalog) {
        source = settings.source
        hasRoleList = !settings.allowedRoles.isEmpty
        listedRoles = catalog.set(of: settings.allowedRoles)
        admittedRoles = listedRoles.subtracting(catalog.customRoles).subtracting(RoleSet([.user]))
    }
}
