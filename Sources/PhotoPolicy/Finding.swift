/// What a person should know before settings are applied.
package struct Finding: Sendable, Hashable {
    package let detail: Detail
    package let severity: Severity
    /// The number of accounts it concerns; nil when it is not about accounts.
    package let count: Int?
    /// A few of them.
    package let samples: [String]
    package let remedy: Remedy?
    /// Whether it describes the settings as they are rather than a change.
    package let isDescription: Bool

    /// What would fix it.
    package enum Remedy: Sendable, Hashable {
        /// Edits of the draft.
        case edits(Draft)
        /// Photos switched on in an OWA mailbox policy, which requires Exchange Online's own PowerShell.
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
        _ detail: Detail, _ severity: Severity, count: Int? = nil, samples: [String] = [], remedy: Remedy? = nil,
        isDescription: Bool = false
    ) {
        self.detail = detail
        self.severity = severity
        self.count = count
        self.samples = samples
        self.remedy = remedy
        self.isDescription = isDescription
    }
}

extension Finding {
    /// What was found, with the values that a sentence about it mentions. `count` and `samples` say whom it concerns.
    package enum Detail: Sendable, Hashable {
        case defaultUserRole
        case roleNotSupported(UnsupportedRole, supported: RoleSet)
        /// - Parameter source: what the source would be.
        case rolesNeedCloud(source: PhotoUpdateSettings.Source?)
        /// - Parameter who: the operator's user principal name; nil for an application.
        case operatorMayNotApply(who: String?, Reason, profile: ServiceProfile.Name, needed: RoleSet)
        case settingsNotUnderstood([NotUnderstood], isLost: Bool)
        /// - Parameter listed: the listed roles that count.
        case nobodyLeft(listed: RoleSet)
        case holdersUnknown(listed: RoleSet)
        case onPremisesWithoutSync
        case globalAdminsExcluded
        case operatorExcluded
        /// - Parameter isUpperBound: whether role holders could not be read, so fewer accounts may be end users.
        case endUsersExcluded(isUpperBound: Bool)
        case guestsExcluded
        case scopedAdminsExcluded
        case eligibleAdminsExcluded
        case eligibleOnlyLeft(listed: RoleSet)
        case syncPhotosStop
        case exchangeDisabled
        case cloudOnlyLeftOut
        case twoWriters
        case owaForbids(policy: String, clients: ClientSet)
        case sideDoorOpen(clients: ClientSet)
        case failsLate(clients: ClientSet, isObserved: Bool)
        /// - Parameter next: the planned change, made while the earlier one spreads; nil when there is none.
        case stillSpreading(Spreading, next: SettingsStep?)
        case deleteUndocumented
        case alreadySo
        case spreading(for: TimeSpan, until: Instant)
        case existingPhotosKept
    }

    /// A change of the settings that is accepted but not yet in force everywhere.
    package struct Spreading: Sendable, Hashable {
        package let step: SettingsStep
        package let end: Instant
        /// The clients in which it may not be in force yet; nil means all of them.
        package let clients: ClientSet?
    }

    /// How a change of the settings affects people who change photos, and when it is accepted.
    package struct SettingsStep: Sendable, Hashable {
        package enum Direction: Sendable, Hashable { case opened, locked, changed }

        package let direction: Direction
        package let accepted: Instant
    }

    /// Why the service does not accept a role in the list.
    package enum UnsupportedRole: Sendable, Hashable {
        case custom(RoleIndex)
        /// It may write photos nonetheless.
        case photoWriter(RoleIndex)
        case other(RoleIndex)
        case unknownID(GUID)
    }

    package var code: FindingCode {
        switch detail {
        case .defaultUserRole: .defaultUserRole
        case .roleNotSupported: .roleNotSupported
        case .rolesNeedCloud: .rolesNeedCloud
        case .operatorMayNotApply: .operatorMayNotApply
        case .settingsNotUnderstood: .settingsNotUnderstood
        case .nobodyLeft: .nobodyLeft
        case .holdersUnknown: .holdersUnknown
        case .onPremisesWithoutSync: .onPremisesWithoutSync
        case .globalAdminsExcluded: .globalAdminsExcluded
        case .operatorExcluded: .operatorExcluded
        case .endUsersExcluded: .endUsersExcluded
        case .guestsExcluded: .guestsExcluded
        case .scopedAdminsExcluded: .scopedAdminsExcluded
        case .eligibleAdminsExcluded: .eligibleAdminsExcluded
        case .eligibleOnlyLeft: .eligibleOnlyLeft
        case .syncPhotosStop: .syncPhotosStop
        case .exchangeDisabled: .exchangeDisabled
        case .cloudOnlyLeftOut: .cloudOnlyLeftOut
        case .twoWriters: .twoWriters
        case .owaForbids: .owaForbids
        case .sideDoorOpen: .sideDoorOpen
        case .failsLate: .failsLate
        case .stillSpreading: .stillSpreading
        case .deleteUndocumented: .deleteUndocumented
        case .alreadySo: .alreadySo
        case .spreading: .spreading
        case .existingPhotosKept: .existingPhotosKept
        }
    }
}

package enum FindingCode: String, Sendable, Hashable, CaseIterable {
    case defaultUserRole = "default-user-role"
    case roleNotSupported = "role-not-supported"
    case rolesNeedCloud = "roles-need-cloud"
    case operatorMayNotApply = "operator-may-not-apply"
    case settingsNotUnderstood = "settings-not-understood"
    case nobodyLeft = "nobody-left"
    case holdersUnknown = "holders-unknown"
    case onPremisesWithoutSync = "on-premises-without-sync"
    case globalAdminsExcluded = "global-admins-excluded"
    case operatorExcluded = "operator-excluded"
    case endUsersExcluded = "end-users-excluded"
    case guestsExcluded = "guests-excluded"
    case scopedAdminsExcluded = "scoped-admins-excluded"
    case eligibleAdminsExcluded = "eligible-admins-excluded"
    case eligibleOnlyLeft = "eligible-only-left"
    case syncPhotosStop = "sync-photos-stop"
    case exchangeDisabled = "exchange-disabled"
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

extension FindingCode {
    /// The codes that may stop an apply unless `despite` names them; with other severities `despite` does not help.
    package static let guards: [FindingCode] = [
        .roleNotSupported, .nobodyLeft, .holdersUnknown, .onPremisesWithoutSync,
    ]

    /// Whether it may be missing only because role holders could not be read.
    package var restsOnRoleHolders: Bool {
        switch self {
        case .nobodyLeft, .eligibleOnlyLeft, .globalAdminsExcluded, .operatorExcluded, .operatorMayNotApply,
            .guestsExcluded, .scopedAdminsExcluded, .eligibleAdminsExcluded:
            true
        case .defaultUserRole, .roleNotSupported, .rolesNeedCloud, .settingsNotUnderstood, .holdersUnknown,
            .onPremisesWithoutSync, .endUsersExcluded, .syncPhotosStop, .exchangeDisabled, .cloudOnlyLeftOut,
            .twoWriters, .owaForbids, .sideDoorOpen, .failsLate, .stillSpreading, .deleteUndocumented, .alreadySo,
            .spreading, .existingPhotosKept:
            false
        }
    }
}
