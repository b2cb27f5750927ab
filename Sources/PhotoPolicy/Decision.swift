/// The only place that decides. Pure: equal questions have equal answers.
package struct Decision: Sendable {
    package let conditions: TenantConditions
    package let policy: EnforcedPolicy

    package init(conditions: TenantConditions, policy: EnforcedPolicy) {
        self.conditions = conditions
        self.policy = policy
    }

    /// The first rule that refuses a photo request, or nil.
    package func verdict(on request: PhotoRequest, mailboxPhotosEnabled: Bool) -> Verdict {
        // An index instead of an iterator, which would count references to the list.
        let rules = Self.rules(for: request.client)
        for place in rules.indices where refuses(request, rules[place], mailboxPhotosEnabled: mailboxPhotosEnabled) {
            return rules[place]
        }
        return nil
    }

    /// The rules that a client's requests meet, in order.
    package static func rules(for client: Client) -> [Reason] {
        client == .directorySync ? Reason.ofSynchronisation : Reason.ofPeople
    }

    /// Whether one rule on its own refuses a photo request.
    @inline(__always)
    package func refuses(_ request: PhotoRequest, _ rule: Reason, mailboxPhotosEnabled: Bool) -> Bool {
        let actor = request.actor
        let client = request.client
        let profile = conditions.profile
        let isForOthers = request.target != nil
        switch rule {
        case .accountDisabled:
            return !actor.isEnabled
        case .clientUnavailable:
            return !profile.availableClients.contains(client)
        case .clientBlocked:
            return conditions.blockedClients.contains(client) && !actor.holdsDirectoryRole
        case .clientCannotUpdate:
            return !profile.editingClients.contains(client)
        case .clientCannotRemove:
            return request.action == .remove && profile.clientsWithoutRemoval.contains(client)
        case .clientOwnPhotoOnly:
            return isForOthers && profile.ownPhotoClients.contains(client)
        case .clientNeedsAdminRole:
            return ClientSet.adminCenters.contains(client)
                && !actor.assignedRoles.intersects(profile.photoWritingRoles)
        case .guestOwnPhoto:
            return !isForOthers && actor.isGuest && conditions.guestAccess != .members
        case .mailboxPolicy:
            return !mailboxPhotosEnabled && profile.mailboxPolicyClients.contains(client)
                && !actor.traits.contains(.withoutMailbox)
                && !(client == .teams && actor.traits.contains(.mailboxOnPremises))
        case .consentBlocked:
            return ClientSet.scoped.contains(client)
                && !conditions.scopesWithoutConsent(request.effectiveScopes).isEmpty
        case .scopeMissing:
            return ClientSet.scoped.contains(client)
                && request.effectiveScopes.isDisjoint(with: isForOthers ? .writesAnyPhoto : .writesOwnPhoto)
        case .roleMissing, .roleNotActivated, .roleScoped:
            return isForOthers && lackingRole(actor) == rule
        case .sourceOnPremises:
            return policy.source == .onPremises
        case .roleNotAllowed:
            return policy.source == .cloud && policy.hasRoleList && !actor.activeRoles.intersects(policy.admittedRoles)
        case .syncUnavailable:
            return !conditions.hasDirectorySync
        case .targetNotSynced:
            return !request.isTargetSynced
        case .sourceCloud:
            return policy.source == .cloud
        case .applicationNotSupported, .policyRoleMissing:
            return false
        }
    }

    /// Why an actor's roles do not suffice for the photos of others, apart from the control; nil when they do.
    private func lackingRole(_ actor: AccountFacts) -> Reason? {
        let writers = conditions.profile.photoWritingRoles
        if actor.activeRoles.intersects(writers) { return nil }
        if actor.eligibleRoles.intersects(writers) { return .roleNotActivated }
        return actor.rolesOverUnits.intersects(writers) ? .roleScoped : .roleMissing
    }
}
