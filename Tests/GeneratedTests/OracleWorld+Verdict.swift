import PhotoPolicy

extension OracleWorld {
    /// Returns the first rule of Docs/rules.md that refuses; nil for *allowed*.
    func verdict(_ request: OracleRequest, _ settings: OracleSettings, photosOn: Bool) -> String? {
        if request.client == .directorySync { return synchronisationVerdict(request, settings) }
        return clientVerdict(request, photosOn: photosOn) ?? permissionVerdict(request)
            ?? controlVerdict(request, settings)
    }

    private func synchronisationVerdict(_ request: OracleRequest, _ settings: OracleSettings) -> String? {
        let isTargetSynced =
            switch request.target {
            case .own: request.actor.isSynced
            case .other(let isSynced): isSynced
            }
        if !hasSync { return "sync-unavailable" }
        if !isTargetSynced { return "target-not-synced" }
        return settings.source == .cloud ? "source-cloud" : nil
    }

    private func clientVerdict(_ request: OracleRequest, photosOn: Bool) -> String? {
        let (actor, client) = (request.actor, request.client)
        let isOwn = request.target == .own
        let is2024 = profile == .september2024
        if !actor.isEnabled { return "account-disabled" }
        if client == (is2024 ? .myAccount : .delve) { return "client-unavailable" }
        if blocked.contains(client), !actor.holdsADirectoryRole { return "client-blocked" }
        if client == .outlookClassic || client == .outlookWeb && is2024 { return "client-cannot-update" }
        if client == .m365AdminCenter, request.action == .remove { return "client-cannot-remove" }
        if !isOwn, [.delve, .teams, .outlookWeb, .myAccount].contains(client) { return "client-own-photo-only" }
        if client == .m365AdminCenter || client == .entraAdminCenter,
            !actor.isAssigned(oneOf: OracleRoles.writing(profile))
        {
            return "client-needs-admin-role"
        }
        if isOwn, actor.isGuest, guestAccess != .members { return "guest-own-photo" }
        let honoursPolicies = client == .teams || client == (is2024 ? .delve : .outlookWeb)
        let isExempt = actor.mailbox == .none || client == .teams && actor.mailbox == .onPremises
        return honoursPolicies && !isExempt && !photosOn ? "mailbox-policy" : nil
    }

    private func permissionVerdict(_ request: OracleRequest) -> String? {
        let isOwn = request.target == .own
        if request.client == .powerShell || request.client == .graph {
            if !request.askedScopes.allSatisfy(hasConsent) { return "consent-blocked" }
            let sufficient: Set<Scope> =
                isOwn
                ? [.userReadWrite, .userReadWriteAll, .profilePhotoReadWriteAll]
                : [.userReadWriteAll, .profilePhotoReadWriteAll]
            if request.askedScopes.isDisjoint(with: sufficient) { return "scope-missing" }
        }
        let writers = OracleRoles.writing(profile)
        if isOwn || request.actor.holdsOne(of: writers) { return nil }
        if !request.actor.isAssigned(oneOf: writers) { return "role-missing" }
        return request.actor.isEligible(forOneOf: writers) ? "role-not-activated" : "role-scoped"
    }

    private func controlVerdict(_ request: OracleRequest, _ settings: OracleSettings) -> String? {
        if settings.source == .onPremises { return "source-on-premises" }
        guard let roles = settings.counting(custom: custom) else { return nil }
        return request.actor.holdsOne(of: roles) ? nil : "role-not-allowed"
    }

    func hasConsent(_ scope: Scope) -> Bool {
        adminConsent.contains(scope) || userConsent && (scope == .userRead || scope == .userReadWrite)
    }

    /// Returns the rule that keeps somebody from changing the setting itself; a nil actor is an application.
    func changeVerdict(_ actor: OracleAccount?, scopes: Set<Scope>? = nil) -> String? {
        let asked = scopes ?? [.peopleSettingsReadWriteAll]
        if actor?.isEnabled == false { return "account-disabled" }
        if !asked.allSatisfy(hasConsent) { return "consent-blocked" }
        if !asked.contains(.peopleSettingsReadWriteAll) { return "scope-missing" }
        guard let actor else { return profile == .september2024 ? "application-not-supported" : nil }
        return actor.holdsOne(of: OracleRoles.changers(profile)) ? nil : "policy-role-missing"
    }
}
