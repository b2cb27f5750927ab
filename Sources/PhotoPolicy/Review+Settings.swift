/// Findings about the settings themselves and about who would write them.
extension Review {
    var settingsFindings: [Finding] {
        [defaultUserRole, rolesNeedCloud, operatorMayNotApply, notUnderstood, deleteUndocumented].compactMap(\.self)
            + rolesNotSupported
    }

    /// DELETE is the known way back to *no restriction*, but no longer documented since May 2026 (D).
    private var deleteUndocumented: Finding? {
        guard changesSettings, SettingsRequest(writing: proposed).method == .delete, !profile.documentsDelete else {
            return nil
        }
        return Finding(.deleteUndocumented, .note, remedy: .edits(Draft(source: .cloud, roles: .everyone)))
    }

    private var notUnderstood: Finding? {
        let parts = Set(current.notUnderstood + proposed.notUnderstood).sorted()
        guard !parts.isEmpty else { return nil }
        let isLost = !current.notUnderstood.allSatisfy(proposed.notUnderstood.contains)
        return Finding(.settingsNotUnderstood(parts, isLost: isLost), .warning)
    }

    private var defaultUserRole: Finding? {
        guard proposed.allowedRoles.contains(where: isDefaultUserRole) else { return nil }
        return Finding(.defaultUserRole, .error, remedy: .edits(Draft(roles: .everyone)))
    }

    private var rolesNeedCloud: Finding? {
        guard case .roles(let ids) = input.draft.roles, !ids.isEmpty, proposed.source != .cloud else { return nil }
        return Finding(
            .rolesNeedCloud(source: proposed.source), .error, remedy: .edits(Draft(source: .cloud)))
    }

    private var operatorMayNotApply: Finding? {
        guard !isDescription else { return nil }
        let request = PolicyChangeRequest(actor: input.operatorAccount?.facts, scopes: input.operatorScopes)
        guard let reason = conditions.verdict(on: request) else { return nil }
        // The service knows which roles the operator holds even when we do not.
        if reason == .policyRoleMissing, input.operatorAccount?.knowsRoles == false { return nil }
        return Finding(
            .operatorMayNotApply(
                who: input.operatorAccount?.userPrincipalName, reason, profile: profile.name,
                needed: profile.policyRoles), .error)
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
        let kept = roles.set(of: proposed.allowedRoles).intersection(profile.supportedRoles)
        return Finding(
            .roleNotSupported(unsupported(role, id), supported: profile.supportedRoles), severity,
            remedy: edits(allowing: kept.isEmpty ? profile.supportedRoles : kept))
    }

    private func unsupported(_ role: Role?, _ id: GUID) -> Finding.UnsupportedRole {
        guard let role else { return .unknownID(id) }
        if role.isCustom { return .custom(role.index) }
        return profile.photoWritingRoles.contains(role.index) ? .photoWriter(role.index) : .other(role.index)
    }

    func isDefaultUserRole(_ id: GUID) -> Bool { roles.role(id: id)?.index == .user }
}

/// Findings about directory synchronisation.
extension Review {
    var synchronisationFindings: [Finding] {
        [onPremisesWithoutSync, syncPhotosStop, cloudOnlyLeftOut, twoWriters].compactMap(\.self)
    }

    var onPremisesWithoutSync: Finding? {
        guard proposed.source == .onPremises, !conditions.hasDirectorySync else { return nil }
        return Finding(
            .onPremisesWithoutSync, .guard, remedy: .edits(Draft(source: .cloud)))
    }

    private var syncPhotosStop: Finding? {
        let stopped = tally { synchronisationVerdict($0) == .sourceCloud }
        guard !stopped.isEmpty else { return nil }
        return finding(.syncPhotosStop, stopped, remedy: .edits(Draft(source: .any)))
    }

    private var cloudOnlyLeftOut: Finding? {
        let left = tally {
            after.refuses(.sourceOnPremises, $0) && synchronisationVerdict($0) == .targetNotSynced
        }
        guard !left.isEmpty else { return nil }
        return finding(.cloudOnlyLeftOut, left, remedy: .edits(Draft(source: .any)))
    }

    private var twoWriters: Finding? {
        let both = tally { synchronisationVerdict($0) == nil && !after.refuses(.sourceOnPremises, $0) }
        guard !both.isEmpty else { return nil }
        return finding(.twoWriters, both, severity: .note)
    }

    private func synchronisationVerdict(_ account: AccountFacts) -> Verdict {
        after.verdict(on: Ability(.update, forOthers: false, via: .directorySync), of: account)
    }
}
