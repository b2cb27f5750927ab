import PhotoPolicy

extension Finding {
    /// Returns a sentence that stands alone.
    package func sentence(_ roles: RoleCatalog) -> String { FindingWords(finding: self, roles: roles).sentence }
}

/// Puts a finding into words.
private struct FindingWords {
    let finding: Finding
    let roles: RoleCatalog

    var sentence: String {
        switch finding.detail {
        case .defaultUserRole:
            "The User role, the default role of every user, cannot be listed: an empty list lets end users in."
        case .roleNotSupported(let role, let supported):
            "\(why(role)); it accepts \(listed(roles.names(of: supported)))."
        case .rolesNeedCloud(let source):
            "The draft lists roles, which count only under source cloud, and the source would be "
                + "\(source?.rawValue ?? "any")."
        case .operatorMayNotApply(let who, let reason, let profile, let needed):
            mayNotApply(who ?? "An application that signs in for itself", reason, profile, needed)
        case .settingsNotUnderstood(let parts, let isLost):
            "The settings hold what this version does not understand, \(listed(parts.map(\.words))), which an apply "
                + (isLost ? "replaces and `rollback` writes back as it was" : "leaves as it is")
                + "; the impact counts the known part alone."
        case .nobodyLeft(let listed):
            "No enabled account holds \(names(listed)) tenant-wide, active or eligible: nobody could change a photo."
        case .holdersUnknown(let listed):
            "Who holds \(names(listed)) could not be read: whether anybody would be left who may change photos is not "
                + "known, nor who else is shut out."
        case .onPremisesWithoutSync:
            "The tenant has no directory synchronisation: under source onPremises no photo could be changed at all."
        case .globalAdminsExcluded:
            "\(finding.phrase("Global Administrator", "Global Administrators")) cannot change photos: only "
                + "listed roles count."
        case .operatorExcluded:
            "\(finding.samples.joined()), who would apply this, "
                + "\(finding.isDescription ? "cannot" : "could then no longer") change photos."
        case .endUsersExcluded, .guestsExcluded: finding.shutOutWords(named: true) + "."
        case .scopedAdminsExcluded:
            finding.shutOutWords(named: true)
                + ": a role held over a unit does not count for the list."
        case .eligibleAdminsExcluded:
            finding.shutOutWords(named: true)
                + ": an eligible role does not count until it is activated."
        case .eligibleOnlyLeft(let listed):
            "Only \(accounts) eligible for \(names(listed)) could still change photos: each change needs the role to "
                + "be activated first."
        case .syncPhotosStop:
            "Photos from on-premises no longer arrive for \(accounts)."
        case .exchangeDisabled:
            "No portal changes a photo, whatever this setting says: the enterprise application Office 365 Exchange "
                + "Online is disabled for sign-in in this tenant."
        case .cloudOnlyLeftOut:
            "\(finding.phrase("account", "accounts")) without synchronisation from Active Directory can get no new photo from "
                + "anywhere under source onPremises."
        case .twoWriters:
            "People in the cloud and directory synchronisation both write the photos of \(accounts): the last writer "
                + "wins."
        case .owaForbids(let policy, let clients):
            "This setting lets \(accounts) update photos, but the mailbox policy \"\(policy)\" disables the button in "
                + "\(listed(clients.members.namesApart, "or"))."
        case .sideDoorOpen(let clients):
            "A mailbox policy keeps \(accounts) from updating photos, but \(clientNames(clients)) "
                + "\(clients.members.count == 1 ? "stays" : "stay") open to them."
        case .failsLate(let clients, let isObserved):
            "\(accounts) still \(isOne ? "sees" : "see") the button enabled in \(clientNames(clients)) and "
                + "\(isOne ? "is" : "are") refused only after the attempt."
                + (isObserved ? "" : " This was observed in 2024 and has not been confirmed since.")
        case .stillSpreading(let spreading, let next): stillSpreading(spreading, next)
        case .deleteUndocumented:
            "The service may refuse the request, a DELETE, which the documentation has not named since May 2026; the "
                + "nearest PATCH is source cloud with an empty role list, under which directory synchronisation no "
                + "longer writes photos."
        case .alreadySo: "The tenant already has these settings: nothing would be sent."
        case .spreading(let longest, let end):
            "The change may take up to \(longest.words) to be in force in every client, until \(end.words), and nothing "
                + "reports its progress."
        case .existingPhotosKept:
            "Photos that people have now stay as they are: the control decides on later changes only."
        }
    }

    private var isOne: Bool { finding.count == 1 }
    private var accounts: String { finding.phrase("account", "accounts") }

    private func stillSpreading(_ spreading: Finding.Spreading, _ next: Finding.SettingsStep?) -> String {
        let step = spreading.step
        let end = "in force everywhere only by \(spreading.end.words)"
        guard let next else {
            return
                "\(step.direction.words) at \(step.accepted.words), the settings are \(end): until then a client may "
                + "still enforce what was before."
        }
        let moment = next.accepted.isOnDay(of: step.accepted) ? next.accepted.timeOfDay : next.accepted.words
        let late = spreading.clients.map { listed($0.members.map(\.displayName), "or") } ?? "a client"
        return
            "\(step.direction.words) at \(step.accepted.words) and \(next.direction.words.lowercased()) at \(moment), "
            + "\(late) may never see \(step.direction.state): that change is \(end)."
    }

    private func names(_ listedRoles: RoleSet) -> String {
        let names = roles.names(of: listedRoles)
        return names.isEmpty ? "a listed role that counts" : listed(names, "or")
    }

    private func why(_ role: Finding.UnsupportedRole) -> String {
        switch role {
        case .custom(let role):
            "\(roles[role].displayName) is a custom role; custom roles do not count for the list"
        case .photoWriter(let role):
            "\(roles[role].displayName) may write photos, but the service does not accept it in the list"
        case .other(let role):
            "\(roles[role].displayName) may not write photos, and the service does not accept it in the list"
        case .unknownID(let id): "\(id) is not the id of a built-in role or of a custom role of this tenant"
        }
    }

    private func mayNotApply(
        _ name: String, _ reason: Reason, _ profile: ServiceProfile.Name, _ needed: RoleSet
    ) -> String {
        let scope = Scope.peopleSettingsReadWriteAll.word
        let needed = listed(roles.names(of: needed), "or")
        return switch reason {
        case .accountDisabled: "\(name) cannot change this setting: the account is disabled."
        case .consentBlocked: "\(name) cannot change this setting: an admin has to consent to \(scope) first."
        case .scopeMissing: "\(name) cannot change this setting: the sign-in lacks the scope \(scope)."
        case .applicationNotSupported:
            "An application cannot change this setting under service profile \(profile.rawValue): "
                + "sign in as an account with an active role \(needed)."
        case .policyRoleMissing, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
            .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .roleMissing,
            .roleNotActivated, .roleScoped, .sourceOnPremises, .roleNotAllowed, .syncUnavailable, .targetNotSynced,
            .sourceCloud:
            "\(name) cannot change this setting: it needs an active, tenant-wide role \(needed)."
        }
    }
}

extension NotUnderstood {
    /// `source "hybrid"`.
    package var words: String {
        switch self {
        case .source(let word): "source \"\(word)\""
        case .role(let word): "the role \"\(word)\""
        }
    }
}

extension Assumption {
    /// A few words, for several on one line.
    package var words: String {
        switch self {
        case .guestsManageNoPhoto: "guests cannot change their own photo"
        case .removalLikeUpdate: "deletion obeys the control"
        case .onPremisesRefusalForm: "a refusal under onPremises looks like that of a role not listed"
        case .ownPhotoInAdminCenter: "admin centers serve one's own photo"
        case .lateRefusal: "the client still refuses only after the attempt"
        }
    }

    package var sentence: String {
        switch self {
        case .guestsManageNoPhoto: "guests without the access of members cannot change their own photo"
        case .removalLikeUpdate: "the control treats the removal of a photo like its update"
        case .onPremisesRefusalForm: "under source onPremises the refusal looks like that of a role not listed"
        case .ownPhotoInAdminCenter: "one's own photo is served in an admin center as the photos of others are"
        case .lateRefusal: "the client still shows the control's refusal only after the attempt"
        }
    }
}

extension Finding.SettingsStep.Direction {
    fileprivate var words: String {
        switch self {
        case .opened: "Opened"
        case .locked: "Locked"
        case .changed: "Changed"
        }
    }

    /// What a client sees once it sees the change.
    fileprivate var state: String {
        switch self {
        case .opened: "it open"
        case .locked: "it locked"
        case .changed: "the change"
        }
    }
}
