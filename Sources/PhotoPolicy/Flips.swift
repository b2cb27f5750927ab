/// A single change that reverses the answer to a request.
package enum Flip: Sendable, Hashable {
    /// Edits of the settings, to be applied.
    case settings(Draft)
    case grant(RoleIndex)
    case revoke(RoleIndex)
    case mailboxPhotos(policy: String, isOn: Bool)
    case userConsent(Bool)
}

/// The named account that asks, and what its facts become when roles are granted to it or revoked from it.
package struct FlipActor: Sendable {
    let grant: @Sendable (RoleIndex) -> AccountFacts
    /// Returns nil when the role cannot be revoked: it is not held, or it is held through a group.
    let revoke: @Sendable (RoleIndex) -> AccountFacts?

    package init(
        grant: @escaping @Sendable (RoleIndex) -> AccountFacts,
        revoke: @escaping @Sendable (RoleIndex) -> AccountFacts?
    ) {
        self.grant = grant
        self.revoke = revoke
    }

    /// Returns every grant or revocation of one of the roles, with the resulting facts.
    fileprivate func changes(_ roles: RoleSet, of facts: AccountFacts) -> [(flip: Flip, facts: AccountFacts)] {
        // The most powerful role comes last.
        let others = roles.members.filter { $0 != .globalAdmin }
        return (others + (roles.contains(.globalAdmin) ? [.globalAdmin] : [])).flatMap {
            role -> [(flip: Flip, facts: AccountFacts)] in
            let granted = facts.activeRoles.contains(role) ? [] : [(flip: Flip.grant(role), facts: grant(role))]
            return granted + [revoke(role).map { (.revoke(role), $0) }].compactMap(\.self)
        }
    }
}

/// Finds the changes that would each reverse an answer on their own, once in force; smallest first.
package struct FlipFinder: Sendable {
    private let state: ServiceState
    private let roles: RoleCatalog

    package init(state: ServiceState, roles: RoleCatalog) {
        self.state = state
        self.roles = roles
    }

    /// - Parameter actor: nil for a population, whose roles no single change affects.
    package func flips(turning request: PhotoRequest, actor: FlipActor?) -> [Flip] {
        let wasAllowed = isAllowed(request, state)
        var found: [Flip] = []
        for draft in settingsEdits where isAllowed(request, drafted(draft)) != wasAllowed {
            found.append(.settings(draft))
        }
        for (flip, facts) in actor?.changes(state.conditions.profile.photoWritingRoles, of: request.actor) ?? [] {
            var asked = request
            asked.actor = facts
            if isAllowed(asked, state) != wasAllowed { found.append(flip) }
        }
        return found + tenantChanges(request.actor).filter { isAllowed(request, $0.state) != wasAllowed }.map(\.flip)
    }

    private func isAllowed(_ request: PhotoRequest, _ state: ServiceState) -> Bool {
        SettledRules(state, roles: roles).verdict(on: request) == nil
    }

    private func drafted(_ draft: Draft) -> ServiceState { state.accepting(draft.applied(to: state.acceptedSettings)) }

    /// One property changed: another source, the list opened, one supported role added or removed. Only edits that no
    /// error would prevent from being applied.
    private var settingsEdits: [Draft] {
        let current = state.acceptedSettings
        var drafts = [
            Draft(source: .any), Draft(source: .cloud), Draft(source: .onPremises), Draft(roles: .everyone),
        ]
        if current.source == .cloud {
            for id in state.conditions.profile.supportedRoles.members.map({ roles[$0].id }) {
                let isListed = current.allowedRoles.contains(id)
                let ids = isListed ? current.allowedRoles.filter { $0 != id } : current.allowedRoles + [id]
                if !ids.isEmpty { drafts.append(Draft(roles: .roles(ids))) }
            }
        }
        return drafts.filter { draft in
            draft.applied(to: current) != current && !Review(input(draft)).forbidsPolicy
        }
    }

    private func input(_ draft: Draft) -> PlanInput {
        PlanInput(state: state, roles: roles, populations: [], draft: draft, operatorAccount: nil)
    }

    /// The states with one fact of the tenant changed.
    private func tenantChanges(_ actor: AccountFacts) -> [(flip: Flip, state: ServiceState)] {
        let policy = state.mailboxPolicies.policy(of: actor.mailboxPolicy)
        let isOn = !policy.photosEnabled.accepted
        var switched = state
        switched.mailboxPolicies.setPhotos(isOn, in: policy.name, at: state.now)
        var consented = state
        consented.conditions.userConsent.toggle()
        return [
            (.mailboxPhotos(policy: policy.name, isOn: isOn), switched),
            (.userConsent(consented.conditions.userConsent), consented),
        ]
    }

    /// Returns the flips of a request about the setting itself.
    package func flips(turning request: PolicyChangeRequest, actor: FlipActor?) -> [Flip] {
        let conditions = state.conditions
        guard let facts = request.actor, let actor else { return [] }
        let wasAllowed = conditions.verdict(on: request) == nil
        return actor.changes(conditions.profile.policyRoles, of: facts).compactMap { flip, facts in
            let asked = PolicyChangeRequest(actor: facts, scopes: request.scopes)
            return (conditions.verdict(on: asked) == nil) != wasAllowed ? flip : nil
        }
    }
}
