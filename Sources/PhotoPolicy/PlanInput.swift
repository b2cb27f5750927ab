/// All that a plan is made from.
package struct PlanInput: Sendable {
    package let state: ServiceState
    package let roles: RoleCatalog
    package let populations: [Population]
    /// Whether the roles in the populations are those that are held; false when they could not be read.
    package let knowsRoleHolders: Bool
    package var draft: Draft
    /// Who would apply it; nil for an application that acts for itself.
    package let operatorAccount: Account?
    package let operatorScopes: ScopeSet
    package let isLive: Bool

    package init(
        state: ServiceState, roles: RoleCatalog, populations: [Population], knowsRoleHolders: Bool = true,
        draft: Draft, operatorAccount: Account?, operatorScopes: ScopeSet = .writesPolicy, isLive: Bool = false
    ) {
        self.state = state
        self.roles = roles
        self.populations = populations
        self.knowsRoleHolders = knowsRoleHolders
        self.draft = draft
        self.operatorAccount = operatorAccount
        self.operatorScopes = operatorScopes
        self.isLive = isLive
    }

    package var current: PhotoUpdateSettings { state.acceptedSettings }
    package var proposed: PhotoUpdateSettings { draft.applied(to: current) }
}
