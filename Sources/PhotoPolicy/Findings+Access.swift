/// Findings about who can still change photos, and who no longer can.
extension Review {
    var accessFindings: [Finding] {
        [
            nobodyLeft, eligibleOnlyLeft, globalAdminsExcluded, operatorExcluded, endUsersExcluded, guestsExcluded,
            scopedAdminsExcluded, eligibleAdminsExcluded,
        ].compactMap(\.self)
    }

    var nobodyLeft: Finding? {
        guard hasRoleList, !populations.contains(where: { isLeft($0.facts.withEligibleRolesActive) }) else {
            return nil
        }
        return Finding(
            .nobodyLeft, .guard,
            "No enabled account holds \(listedRoleNames) tenant-wide, active or eligible: nobody could change a photo.",
            remedy: .edits(Draft(roles: .everyone)))
    }

    private var eligibleOnlyLeft: Finding? {
        guard hasRoleList, !populations.contains(where: { isLeft($0.facts) }) else { return nil }
        let eligible = tally { isLeft($0.withEligibleRolesActive) }
        guard !eligible.isEmpty else { return nil }
        return finding(
            .eligibleOnlyLeft, eligible,
            "Only \(eligible.phrase("account", "accounts")) eligible for \(listedRoleNames) could still change "
                + "photos: each change needs the role to be activated first.")
    }

    private var globalAdminsExcluded: Finding? {
        guard hasRoleList else { return nil }
        let excluded = tally { $0.activeRoles.contains(.globalAdmin) && after.refuses(.roleNotAllowed, $0) }
        guard !excluded.isEmpty else { return nil }
        // Without what would keep the draft from being applied.
        let kept = proposed.allowedRoles.filter {
            roleNotSupported($0)?.severity ?? .note != .error && !isDefaultUserRole($0)
        }
        return finding(
            .globalAdminsExcluded, excluded,
            "Global Administrator is not listed, and no role is above the list: "
                + "\(excluded.phrase("Global Administrator", "Global Administrators")) cannot change photos. They can "
                + "still change this setting; `allow everyone;` opens it again.",
            remedy: .edits(Draft(roles: .roles([roles[.globalAdmin].id] + kept))))
    }

    private var operatorExcluded: Finding? {
        guard let account = input.operatorAccount,
            loses(account.facts, forOthers: true) || loses(account.facts, forOthers: false)
        else { return nil }
        let verb = isDescription ? "is not able" : "would lose the ability"
        return Finding(
            .operatorExcluded, .warning,
            "\(account.userPrincipalName), who would apply this, \(verb) to update profile photos.", count: 1,
            samples: [account.userPrincipalName])
    }

    private var endUsersExcluded: Finding? {
        excluded(.endUsersExcluded, "end user", "end users") { $0.isEndUser }
    }

    private var guestsExcluded: Finding? {
        excluded(.guestsExcluded, "guest", "guests") { $0.isGuest }
    }

    private var scopedAdminsExcluded: Finding? {
        excluded(
            .scopedAdminsExcluded, "admin over an administrative unit only", "admins over administrative units only",
            because: " A role held over a unit does not count for the list."
        ) {
            $0.rolesOverUnits.intersects(profile.photoWritingRoles)
                && !$0.activeRoles.intersects(profile.photoWritingRoles)
        }
    }

    private var eligibleAdminsExcluded: Finding? {
        excluded(
            .eligibleAdminsExcluded, "admin with an eligible role", "admins with an eligible role",
            because: " An eligible role does not count until it is activated."
        ) {
            $0.eligibleRoles.intersects(profile.photoWritingRoles)
                && !$0.activeRoles.intersects(profile.photoWritingRoles)
        }
    }

    /// Those of a group who lose the update of their own photos.
    private func excluded(
        _ code: FindingCode, _ one: String, _ many: String, because: String = "", of group: (AccountFacts) -> Bool
    ) -> Finding? {
        let lost = tally { group($0) && loses($0, forOthers: false) }
        guard !lost.isEmpty else { return nil }
        let whose = lost.count == 1 ? "a photo of their own" : "their own photos"
        return finding(
            code, lost, "\(lost.phrase(one, many)) \(lose(lost)) to update \(whose).\(because)",
            remedy: .edits(hasRoleList ? Draft(roles: .everyone) : Draft(source: .any)))
    }

    func finding(
        _ code: FindingCode, _ tally: Tally, severity: Finding.Severity = .warning, _ message: String,
        remedy: Finding.Remedy? = nil
    ) -> Finding {
        Finding(code, severity, message, count: tally.count, samples: tally.samples, remedy: remedy)
    }

    private func isLeft(_ account: AccountFacts) -> Bool { !after.refuses(.roleNotAllowed, account) }

    private var listedRoleNames: String {
        let names = roles.names(of: after.decision.policy.admittedRoles)
        return names.isEmpty ? "a listed role that counts" : listed(names, "or")
    }
}

extension AccountFacts {
    /// The account after it has activated every role that it is eligible for.
    var withEligibleRolesActive: AccountFacts {
        var facts = self
        facts.activeRoles = activeRoles.union(eligibleRoles)
        return facts
    }
}
