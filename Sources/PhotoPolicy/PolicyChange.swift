/// Changes of the setting itself, and who may make them.
extension TenantConditions {
    /// The first rule that refuses a change of the setting, or nil.
    package func verdict(on request: PolicyChangeRequest) -> Verdict {
        Reason.ofPolicyChange.first { refuses(request, $0) }
    }

    /// Whether one rule on its own refuses a change of the setting.
    package func refuses(_ request: PolicyChangeRequest, _ rule: Reason) -> Bool {
        switch rule {
        case .accountDisabled: request.actor.map { !$0.isEnabled } ?? false
        case .consentBlocked: !scopesWithoutConsent(request.scopes).isEmpty
        case .scopeMissing: request.scopes.isDisjoint(with: .writesPolicy)
        case .applicationNotSupported: request.actor == nil && !profile.acceptsApplications
        case .policyRoleMissing: request.actor.map { !$0.activeRoles.intersects(profile.policyRoles) } ?? false
        case .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove, .clientOwnPhotoOnly,
            .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .roleMissing, .roleNotActivated, .roleScoped,
            .sourceOnPremises, .roleNotAllowed, .syncUnavailable, .targetNotSynced, .sourceCloud:
            false
        }
    }

    /// Every rule that a change of the setting meets, in order.
    package func trace(of request: PolicyChangeRequest) -> Trace {
        let deciding = verdict(on: request)
        let steps = Reason.ofPolicyChange.map { rule in
            TraceStep(
                rule: rule, refuses: refuses(request, rule), isDeciding: rule == deciding, assumption: nil)
        }
        return Trace(subject: .policyChange(request, self), steps: steps)
    }
}
