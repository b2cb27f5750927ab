extension Environment {
    /// Every rule that a change of the setting meets, in order, with the fact that it looked at.
    package func trace(of request: PolicyChangeRequest, roles: RoleCatalog) -> [TraceStep] {
        let deciding = verdict(on: request)
        return Reason.ofPolicyChange.map { rule in
            TraceStep(
                rule: rule, refuses: refuses(request, rule), isDeciding: rule == deciding,
                fact: fact(of: request, for: rule, roles), assumption: nil)
        }
    }

    private func fact(of request: PolicyChangeRequest, for rule: Reason, _ roles: RoleCatalog) -> String {
        switch rule {
        case .consentBlocked:
            let lacking = scopesWithoutConsent(request.scopes).members.map(\.word)
            return "\(asked(request)); without consent: \(lacking.isEmpty ? "none" : listed(lacking))"
        case .scopeMissing:
            return asked(request)
        case .applicationNotSupported:
            let takes = profile.acceptsApplications ? "takes" : "does not take"
            return "\(request.actor == nil ? "an application" : "a person") asks; service profile "
                + "\(profile.name.rawValue) \(takes) applications"
        case .policyRoleMissing:
            guard let actor = request.actor else { return "an application holds no roles" }
            let held = roles.names(of: actor.activeRoles)
            return "the actor holds \(held.isEmpty ? "no active tenant-wide role" : listed(held)); wanted is "
                + listed(roles.names(of: profile.policyRoles), "or")
        case .accountDisabled, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
            .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .roleMissing,
            .roleNotActivated, .roleScoped, .sourceOnPremises, .roleNotAllowed, .syncUnavailable, .targetNotSynced,
            .sourceCloud:
            return request.actor.map { "the actor's account is \($0.isEnabled ? "enabled" : "disabled")" }
                ?? "an application has no account"
        }
    }

    private func asked(_ request: PolicyChangeRequest) -> String {
        let words = request.scopes.members.map(\.word)
        return words.isEmpty ? "no scope is asked for" : "asked for: \(listed(words))"
    }
}
