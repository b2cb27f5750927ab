/// Findings about the settings themselves and about who would write them.
extension Review {
    var settingsFindings: [Finding] {
        [defaultUserRole, rolesNeedCloud, operatorMayNotApply, notUnderstood, deleteUndocumented].compactMap(\.self)
            + rolesNotSupported
    }

    /// DELETE is the known way back to *no restriction*, and documented no more since May 2026 (D).
    private var deleteUndocumented: Finding? {
        guard changesSettings, SettingsRequest(writing: proposed).method == .delete, !profile.documentsDelete else {
            return nil
        }
        return Finding(
            .deleteUndocumented, .note,
            "The request is DELETE, which the documentation has not named since May 2026: the service may refuse it. "
                + "The PATCH that comes nearest is source cloud with an empty role list; under it directory "
                + "synchronisation no longer writes photos.",
            remedy: .edits(Draft(source: .cloud, roles: .everyone)))
    }

    private var notUnderstood: Finding? {
        let parts = Set(current.notUnderstood + proposed.notUnderstood).sorted()
        guard !parts.isEmpty else { return nil }
        let isLost = !current.notUnderstood.allSatisfy(proposed.notUnderstood.contains)
        let consequence =
            if isLost {
                "An apply replaces it; `rollback` writes it back as it was."
            } else {
                "An apply leaves it as it is."
            }
        return Finding(
            .settingsNotUnderstood, .warning,
            "The settings hold what this version does not understand: \(listed(parts)). \(consequence) "
                + "The impact counts the known part alone.")
    }

    private var defaultUserRole: Finding? {
        guard proposed.allowedRoles.contains(where: isDefaultUserRole) else { return nil }
        return Finding(
            .defaultUserRole, .error,
            "The User role, the default role of every user, cannot be listed. An empty list lets end users in.",
            remedy: .edits(Draft(roles: .everyone)))
    }

    private var rolesNeedCloud: Finding? {
        guard case .roles(let ids) = input.draft.roles, !ids.isEmpty, proposed.source != .cloud else { return nil }
        let source = proposed.source?.rawValue ?? "any"
        return Finding(
            .rolesNeedCloud, .error,
            "The draft lists roles, but a role list counts only under source cloud and the source would be \(source).",
            remedy: .edits(Draft(source: .cloud)))
    }

    private var operatorMayNotApply: Finding? {
        guard !isDescription else { return nil }
        let request = PolicyChangeRequest(actor: input.operatorAccount?.facts, scopes: input.operatorScopes)
        guard let reason = environment.verdict(on: request) else { return nil }
        let name = input.operatorAccount?.userPrincipalName ?? "The application"
        let scope = Scope.peopleSettingsReadWriteAll.word
        let needed = listed(roles.names(of: profile.policyRoles), "or")
        let message =
            switch reason {
            case .accountDisabled:
                "\(name) cannot change this setting: the account is disabled."
            case .consentBlocked:
                "\(name) cannot change this setting: an admin has to consent to \(scope) first."
            case .scopeMissing:
                "\(name) cannot change this setting: the sign-in lacks the scope \(scope)."
            case .applicationNotSupported:
                "An application cannot change this setting under service profile \(profile.name.rawValue): "
                    + "sign in as an account with an active role \(needed)."
            case .policyRoleMissing, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
                .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .roleMissing,
                .roleNotActivated, .roleScoped, .sourceOnPremises, .roleNotAllowed, .syncUnavailable, .targetNotSynced,
                .sourceCloud:
                "\(name) cannot change this setting: it needs an active, tenant-wide role \(needed)."
            }
        return Finding(.operatorMayNotApply, .error, message)
    }

    private var rolesNotSupported: [Finding] {
        var seen: Set<GUID> = []
        return proposed.allowedRoles.filter { seen.insert($0).inserted }.compactMap(roleNotSupported)
    }

    func roleNotSupported(_ id: GUID) -> Finding? {
        let role = roles.role(id: id)
        if let role, profile.supportedRoles.contains(role.index) || role.index == .user { return nil }
        // The service may have learnt a role that the profile does not know (D: the list grew once).
        let severity: Finding.Severity =
            current.allowedRoles.contains(id) ? .warning : input.isLive ? .guard : .error
        let why: String
        if let role {
            why =
                if role.isCustom {
                    "\(role.displayName) is a custom role; custom roles do not count for the list."
                } else if profile.photoWritingRoles.contains(role.index) {
                    "\(role.displayName) may write photos, but the service does not accept it in the list."
                } else {
                    "\(role.displayName) may not write photos, and the service does not accept it in the list."
                }
        } else {
            why = "\(id) is not the id of a built-in role or of a custom role of this tenant."
        }
        let kept = roles.set(of: proposed.allowedRoles).intersection(profile.supportedRoles)
        return Finding(
            .roleNotSupported, severity, "\(why) Supported: \(listed(roles.names(of: profile.supportedRoles))).",
            remedy: edits(allowing: kept.isEmpty ? profile.supportedRoles : kept))
    }

    func isDefaultUserRole(_ id: GUID) -> Bool { roles.role(id: id)?.index == .user }
}
