import PhotoPolicy

/// Puts into words what each rule looks at in one request.
struct PhotoFacts {
    let request: PhotoRequest
    let decision: Decision
    let roles: RoleCatalog
    private let mailboxPhotosEnabled: Bool
    private let mailboxPolicy: String

    init(_ request: PhotoRequest, _ decision: Decision, _ roles: RoleCatalog, _ mailbox: Trace.Mailbox) {
        self.request = request
        self.decision = decision
        self.roles = roles
        mailboxPhotosEnabled = mailbox.photosEnabled
        mailboxPolicy = mailbox.policy
    }

    private var actor: AccountFacts { request.actor }
    private var profile: ServiceProfile { decision.conditions.profile }
    private var client: String { request.client.displayName }

    func fact(for rule: Reason) -> String {
        switch rule {
        case .accountDisabled:
            return "the account is \(actor.isEnabled ? "enabled" : "disabled")"
        case .clientUnavailable:
            let exists = profile.availableClients.contains(request.client) ? "exists" : "does not exist"
            return "\(client) \(exists) in service profile \(profile.name.rawValue)"
        case .clientBlocked:
            let isBlocked = decision.conditions.blockedClients.contains(request.client)
            return "\(client) is \(isBlocked ? "" : "not ")kept from people without a directory role; \(heldRoles)"
        case .clientCannotUpdate:
            return "\(client) has \(profile.editingClients.contains(request.client) ? "" : "no ")photo editing"
        case .clientCannotRemove:
            let can = profile.clientsWithoutRemoval.contains(request.client) ? "cannot" : "can"
            return "the action is \(request.action.rawValue); \(client) \(can) remove photos"
        case .clientOwnPhotoOnly:
            let whose = profile.ownPhotoClients.contains(request.client) ? "only one's own photo" : "any photo"
            return "\(target); \(client) serves \(whose)"
        case .clientNeedsAdminRole:
            let isAdminCenter = ClientSet.adminCenters.contains(request.client)
            return "\(client) is \(isAdminCenter ? "an admin center" : "not an admin center"); \(heldRoles)"
        case .guestOwnPhoto:
            guard actor.isGuest else { return "the account is a member" }
            return "the account is a guest; \(target); guest access is \(decision.conditions.guestAccess.rawValue)"
        case .mailboxPolicy:
            let honours = profile.mailboxPolicyClients.contains(request.client) ? "honours" : "does not honour"
            if actor.traits.contains(.withoutMailbox) { return "the account has no mailbox" }
            let place = actor.traits.contains(.mailboxOnPremises) ? "; the mailbox is on-premises" : ""
            return "the mailbox policy \"\(mailboxPolicy)\" has photos \(mailboxPhotosEnabled ? "on" : "off"); "
                + "\(client) \(honours) mailbox policies\(place)"
        case .consentBlocked, .scopeMissing:
            return scopeFact(rule)
        case .roleMissing, .roleNotActivated, .roleScoped:
            return "\(target); \(heldRoles)"
        case .sourceOnPremises, .sourceCloud:
            return source
        case .roleNotAllowed:
            return "\(source); \(list); \(activeRoles)"
        case .syncUnavailable:
            return "the tenant has \(decision.conditions.hasDirectorySync ? "" : "no ")directory synchronisation"
        case .targetNotSynced:
            return "the account of the photo is \(request.isTargetSynced ? "" : "not ")synchronised"
        case .applicationNotSupported, .policyRoleMissing:
            return "the request is about a photo"
        }
    }

    /// Returns why a rule refuses, as a clause that stands alone.
    func cause(of rule: Reason) -> String {
        switch rule {
        case .accountDisabled: return "the account is disabled"
        case .clientUnavailable: return "\(client) does not exist in service profile \(profile.name.rawValue)"
        case .clientBlocked: return "the tenant keeps \(client) from people without a directory role"
        case .clientCannotUpdate: return "\(client) has no photo editing"
        case .clientCannotRemove: return "\(client) cannot remove photos"
        case .clientOwnPhotoOnly: return "\(client) changes only one's own photo"
        case .clientNeedsAdminRole: return "\(client) needs a role that may write photos, and \(heldRoles)"
        case .guestOwnPhoto: return "guests of this tenant cannot change their own photo"
        case .mailboxPolicy: return "the mailbox policy \"\(mailboxPolicy)\" has photos off"
        case .consentBlocked: return scopeFact(rule)
        case .scopeMissing: return "none of the scopes asked for is enough (\(scopeFact(rule)))"
        case .roleMissing: return "the account needs a role that may write others' photos; \(heldRoles)"
        case .roleNotActivated: return "the role is eligible and not activated; \(heldRoles)"
        case .roleScoped: return "the role counts tenant-wide only; \(heldRoles)"
        case .sourceOnPremises: return "\(source), so photos can be changed on-premises only"
        case .roleNotAllowed: return "\(list), and \(activeRoles)"
        case .syncUnavailable: return "the tenant has no directory synchronisation"
        case .targetNotSynced: return "the account is not synchronised"
        case .sourceCloud: return "\(source), so photos can be changed in the cloud only"
        case .applicationNotSupported, .policyRoleMissing: return rule.summary
        }
    }

    private var target: String { request.target == nil ? "the photo is one's own" : "the photo is somebody else's" }

    private var source: String {
        switch decision.policy.source {
        case .cloud: "source is cloud"
        case .onPremises: "source is onPremises"
        case .other(let word): "source is \"\(word)\""
        case nil: "source is any"
        }
    }

    private var list: String {
        guard decision.policy.hasRoleList else { return "no roles are listed" }
        let names = roles.names(of: decision.policy.listedRoles)
        return names.isEmpty ? "the list holds only unknown roles" : "the list holds \(listed(names))"
    }

    private var activeRoles: String {
        let names = roles.names(of: actor.activeRoles)
        return names.isEmpty ? "the account holds no active tenant-wide role" : "the account holds \(listed(names))"
    }

    private var heldRoles: String {
        let ways = [
            (actor.scopedRoles, "over a unit"), (actor.eligibleRoles, "as eligible"),
            (actor.scopedEligibleRoles, "as eligible over a unit"),
        ]
        let others = ways.compactMap { set, how in
            set.isEmpty ? nil : "\(listed(roles.names(of: set))) \(how)"
        }
        guard actor.activeRoles.isEmpty, !others.isEmpty else {
            return ([activeRoles] + others).joined(separator: "; ")
        }
        return "the account holds \(others.joined(separator: "; "))"
    }

    private func scopeFact(_ rule: Reason) -> String {
        guard ClientSet.scoped.contains(request.client) else { return "\(client) asks for no delegated scopes" }
        let words = request.effectiveScopes.members.map(\.word)
        let asked = words.isEmpty ? "no scope is asked for" : "asked for: \(listed(words))"
        guard rule == .consentBlocked else { return "\(target); \(asked)" }
        let lacking = decision.conditions.scopesWithoutConsent(request.effectiveScopes).members.map(\.word)
        return "\(asked); without consent: \(lacking.isEmpty ? "none" : listed(lacking))"
    }
}
