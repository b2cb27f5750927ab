import PhotoPolicy

/// Puts into words what each rule looks at in a change of the setting.
struct PolicyChangeFacts {
    let request: PolicyChangeRequest
    let conditions: TenantConditions
    let roles: RoleCatalog

    func fact(for rule: Reason) -> String {
        switch rule {
        case .consentBlocked:
            let lacking = conditions.scopesWithoutConsent(request.scopes).members.map(\.word)
            return "\(asked); without consent: \(lacking.isEmpty ? "none" : listed(lacking))"
        case .scopeMissing:
            return asked
        case .applicationNotSupported:
            let takes = conditions.profile.acceptsApplications ? "accepts" : "does not accept"
            return "\(request.actor == nil ? "an application" : "a person") asks; service profile "
                + "\(conditions.profile.name.rawValue) \(takes) applications"
        case .policyRoleMissing:
            guard let actor = request.actor else { return "an application holds no roles" }
            let held = roles.names(of: actor.activeRoles)
            return "the account holds \(held.isEmpty ? "no active tenant-wide role" : listed(held)); the setting needs "
                + listed(roles.names(of: conditions.profile.policyRoles), "or")
        case .accountDisabled, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
            .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .roleMissing,
            .roleNotActivated, .roleScoped, .sourceOnPremises, .roleNotAllowed, .syncUnavailable, .targetNotSynced,
            .sourceCloud:
            return request.actor.map { "the account is \($0.isEnabled ? "enabled" : "disabled")" }
                ?? "an application has no account"
        }
    }

    private var asked: String {
        let words = request.scopes.members.map(\.word)
        return words.isEmpty ? "no scope is asked for" : "asked for: \(listed(words))"
    }
}

extension Trace {
    /// Returns the values that one of its rules looked at.
    package func fact(for rule: Reason, _ roles: RoleCatalog) -> String {
        switch subject {
        case .photo(let request, let decision, let mailbox):
            PhotoFacts(request, decision, roles, mailbox).fact(for: rule)
        case .policyChange(let request, let conditions):
            PolicyChangeFacts(request: request, conditions: conditions, roles: roles).fact(for: rule)
        }
    }

    /// Returns why one of its rules refuses.
    func cause(of rule: Reason, _ roles: RoleCatalog) -> String {
        switch subject {
        case .photo(let request, let decision, let mailbox):
            PhotoFacts(request, decision, roles, mailbox).cause(of: rule)
        case .policyChange: "\(rule.summary); \(fact(for: rule, roles))"
        }
    }
}
