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
            .nobodyLeft(listed: after.decision.policy.admittedRoles), .guard,
            remedy: .edits(Draft(roles: .everyone)))
    }

    private var eligibleOnlyLeft: Finding? {
        guard hasRoleList, !populations.contains(where: { isLeft($0.facts) }) else { return nil }
        let eligible = tally { isLeft($0.withEligibleRolesActive) }
        guard !eligible.isEmpty else { return nil }
        return finding(.eligibleOnlyLeft(listed: after.decision.policy.admittedRoles), eligible)
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
            remedy: .edits(Draft(roles: .roles([roles[.globalAdmin].id] + kept))))
    }

    private var operatorExcluded: Finding? {
        guard let account = input.operatorAccount,
            loses(account.facts, forOthers: true) || loses(account.facts, forOthers: false)
        else { return nil }
        return Finding(
            .operatorExcluded, .warning, count: 1, samples: [account.userPrincipalName], isDescription: isDescription)
    }

    private var endUsersExcluded: Finding? { excluded(.endUsersExcluded) { $0.isEndUser } }

    private var guestsExcluded: Finding? { excluded(.guestsExcluded) { $0.isGuest } }

    private var scopedAdminsExcluded: Finding? {
        excluded(.scopedAdminsExcluded) {
            $0.rolesOverUnits.intersects(profile.photoWritingRoles)
                && !$0.activeRoles.intersects(profile.photoWritingRoles)
        }
    }

    private var eligibleAdminsExcluded: Finding? {
        excluded(.eligibleAdminsExcluded) {
            $0.eligibleRoles.intersects(profile.photoWritingRoles)
                && !$0.activeRoles.intersects(profile.photoWritingRoles)
        }
    }

    /// Those of a group who lose the update of their own photos.
    private func excluded(_ detail: Finding.Detail, of group: (AccountFacts) -> Bool) -> Finding? {
        let lost = tally { group($0) && loses($0, forOthers: false) }
        guard !lost.isEmpty else { return nil }
        return finding(detail, lost, remedy: .edits(hasRoleList ? Draft(roles: .everyone) : Draft(source: .any)))
    }

    func finding(
        _ detail: Finding.Detail, _ tally: Tally, severity: Finding.Severity = .warning,
        remedy: Finding.Remedy? = nil
    ) -> Finding {
        Finding(
            detail, severity, count: tally.count, samples: tally.samples, remedy: remedy,
            isDescription: isDescription)
    }

    private func isLeft(_ account: AccountFacts) -> Bool { !after.refuses(.roleNotAllowed, account) }
}

extension AccountFacts {
    /// The account after it has activated every role that it is eligible for.
    var withEligibleRolesActive: AccountFacts {
        var facts = self
        facts.activeRoles = activeRoles.union(eligibleRoles)
        return facts
    }
}
