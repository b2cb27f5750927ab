import PhotoPolicy

extension Finding {
    /// One or two sentences that stand alone.
    package func sentence(_ roles: RoleCatalog) -> String { FindingWords(finding: self, roles: roles).sentence }
}

/// Puts a finding into words.
private struct FindingWords {
    let finding: Finding
    let roles: RoleCatalog

    var sentence: String {
        switch finding.detail {
        case .defaultUserRole:
            "The User role, the default role of every user, cannot be listed. An empty list lets end users in."
        case .roleNotSupported(let role, let supported):
            "\(why(role)) Supported: \(listed(roles.names(of: supported)))."
        case .rolesNeedCloud(let source):
            "The draft lists roles, but a role list counts only under source cloud and the source would be "
                + "\(source?.rawValue ?? "any")."
        case .operatorMayNotApply(let who, let reason, let profile, let needed):
            mayNotApply(who ?? "The application", reason, profile, needed)
        case .settingsNotUnderstood(let parts, let isLost):
            "The settings hold what this version does not understand: \(listed(parts.map(\.words))). "
                + (isLost
                    ? "An apply replaces it; `rollback` writes it back as it was."
                    : "An apply leaves it as it is.") + " The impact counts the known part alone."
        case .nobodyLeft(let listed):
            "No enabled account holds \(names(listed)) tenant-wide, active or eligible: nobody could change a photo."
        case .holdersUnknown(let listed):
            "Who holds \(names(listed)) could not be read: whether anybody would be left who may change photos is not "
                + "known, nor who else is shut out."
        case .onPremisesWithoutSync:
            "The tenant has no directory synchronisation: under source onPremises no photo could be changed at all."
        case .globalAdminsExcluded:
            "Global Administrator is not listed, and no role is above the list: "
                + "\(phrase("Global Administrator", "Global Administrators")) cannot change photos. They can still "
                + "change this setting; `allow everyone;` opens it again."
        case .operatorExcluded:
            "\(finding.samples.joined()), who would apply this, "
                + "\(finding.isDescription ? "is not able" : "would lose the ability") to update profile photos."
        case .endUsersExcluded: excluded("end user", "end users")
        case .guestsExcluded: excluded("guest", "guests")
        case .scopedAdminsExcluded:
            excluded("admin over an administrative unit only", "admins over administrative units only")
                + " A role held over a unit does not count for the list."
        case .eligibleAdminsExcluded:
            excluded("admin with an eligible role", "admins with an eligible role")
                + " An eligible role does not count until it is activated."
        case .eligibleOnlyLeft(let listed):
            "Only \(accounts) eligible for \(names(listed)) could still change photos: each change needs the role to "
                + "be activated first."
        case .syncPhotosStop:
            "Photos changed on-premises no longer arrive for \(accounts) synchronised from Active Directory, and "
                + "nothing reports it."
        case .exchangeDisabled:
            "The enterprise application Office 365 Exchange Online is disabled for sign-in in this tenant: no portal "
                + "changes a photo, whatever this setting says."
        case .cloudOnlyLeftOut:
            "Under source onPremises \(accounts) not synchronised from Active Directory can get no new photo from "
                + "anywhere."
        case .twoWriters:
            "People in the cloud and directory synchronisation both write the photos of \(accounts): the last writer "
                + "wins."
        case .owaForbids(let policy, let clients):
            "This setting lets \(accounts) update photos, but the mailbox policy \"\(policy)\" disables the button in "
                + "\(clientNames(clients))."
        case .sideDoorOpen(let clients):
            "A mailbox policy keeps \(accounts) from updating photos, but \(clientNames(clients)) "
                + "\(clients.members.count == 1 ? "stays" : "stay") open to them."
        case .failsLate(let clients, let isObserved):
            "\(accounts) still \(isOne ? "sees" : "see") the button enabled in \(clientNames(clients)) and "
                + "\(isOne ? "is" : "are") refused only after the attempt."
                + (isObserved ? "" : " Assumed: this was observed in 2024 and not confirmed since.")
        case .stillSpreading(let end):
            "An earlier change is not yet in force everywhere, until \(end): between now and then each client may "
                + "enforce any of the settings under way. A change that is meant to last for less than a client's "
                + "delay may never be seen there."
        case .deleteUndocumented:
            "The request is DELETE, which the documentation has not named since May 2026: the service may refuse it. "
                + "The PATCH that comes nearest is source cloud with an empty role list; under it directory "
                + "synchronisation no longer writes photos."
        case .alreadySo: "The tenant's settings are already so: nothing would be sent."
        case .spreading(let longest, let end):
            "The change may take up to \(longest) to be in force in every client, until \(end); nothing reports its "
                + "progress."
        case .existingPhotosKept:
            "Photos that people have now stay as they are: the control decides on later changes only."
        }
    }

    private var isOne: Bool { finding.count == 1 }
    private var accounts: String { phrase("account", "accounts") }

    /// `1 guest (ann@contoso.com)`, `214 guests`: names follow when they are all of them.
    private func phrase(_ one: String, _ many: String) -> String {
        let count = finding.count ?? 0
        let words = "\(count) \(isOne ? one : many)"
        guard count <= Population.sampleLimit, finding.samples.count == count, count > 0 else { return words }
        return "\(words) (\(finding.samples.joined(separator: ", ")))"
    }

    /// Of a change that they lose the update of their own photos; of settings as they are that they are not able to.
    private func excluded(_ one: String, _ many: String) -> String {
        let lose =
            finding.isDescription
            ? isOne ? "is not able" : "are not able" : isOne ? "loses the ability" : "lose the ability"
        return "\(phrase(one, many)) \(lose) to update \(isOne ? "a photo of their own" : "their own photos")."
    }

    private func names(_ listedRoles: RoleSet) -> String {
        let names = roles.names(of: listedRoles)
        return names.isEmpty ? "a listed role that counts" : listed(names, "or")
    }

    private func why(_ role: Finding.UnsupportedRole) -> String {
        switch role {
        case .custom(let role):
            "\(roles[role].displayName) is a custom role; custom roles do not count for the list."
        case .photoWriter(let role):
            "\(roles[role].displayName) may write photos, but the service does not accept it in the list."
        case .other(let role):
            "\(roles[role].displayName) may not write photos, and the service does not accept it in the list."
        case .unknownID(let id): "\(id) is not the id of a built-in role or of a custom role of this tenant."
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
    /// `source “hybrid”`.
    package var words: String {
        switch self {
        case .source(let word): "source “\(word)”"
        case .role(let word): "the role “\(word)”"
        }
    }
}

extension Assumption {
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
