/// What a person should know before settings are applied.
package struct Finding: Sendable, Hashable {
    package let code: FindingCode
    package let severity: Severity
    /// One or two sentences that stand alone.
    package let message: String
    /// How many accounts it concerns, where it concerns accounts.
    package let count: Int?
    /// A few of them.
    package let samples: [String]
    package let remedy: Remedy?

    /// What would mend it.
    package enum Remedy: Sendable, Hashable {
        /// Edits of the draft.
        case edits(Draft)
        /// Photos switched on in an OWA mailbox policy, which takes Exchange Online's own PowerShell.
        case mailboxPolicyPhotosOn(policy: String)
    }

    package enum Severity: String, Sendable, Hashable, CaseIterable {
        /// Stops an apply.
        case error
        /// Stops an apply unless `despite` names its code.
        case `guard`
        case warning, note
    }

    package init(
        _ code: FindingCode, _ severity: Severity, _ message: String, count: Int? = nil, samples: [String] = [],
        remedy: Remedy? = nil
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.count = count
        self.samples = samples
        self.remedy = remedy
    }
}

package enum FindingCode: String, Sendable, Hashable, CaseIterable {
    case defaultUserRole = "default-user-role"
    case roleNotSupported = "role-not-supported"
    case rolesNeedCloud = "roles-need-cloud"
    case operatorMayNotApply = "operator-may-not-apply"
    case settingsNotUnderstood = "settings-not-understood"
    case nobodyLeft = "nobody-left"
    case onPremisesWithoutSync = "on-premises-without-sync"
    case globalAdminsExcluded = "global-admins-excluded"
    case operatorExcluded = "operator-excluded"
    case endUsersExcluded = "end-users-excluded"
    case guestsExcluded = "guests-excluded"
    case scopedAdminsExcluded = "scoped-admins-excluded"
    case eligibleAdminsExcluded = "eligible-admins-excluded"
    case eligibleOnlyLeft = "eligible-only-left"
    case syncPhotosStop = "sync-photos-stop"
    case cloudOnlyLeftOut = "cloud-only-left-out"
    case twoWriters = "two-writers"
    case owaForbids = "owa-forbids"
    case sideDoorOpen = "side-door-open"
    case failsLate = "fails-late"
    case stillSpreading = "still-spreading"
    case deleteUndocumented = "delete-undocumented"
    case alreadySo = "already-so"
    case spreading
    case existingPhotosKept = "existing-photos-kept"
}
