/// Why a request is refused: the rules of the service, in the order in which they decide.
package enum Reason: String, Sendable, Hashable, CaseIterable {
    // Photo requests; some of these rules also apply to changes of the setting.
    case accountDisabled = "account-disabled"
    case clientUnavailable = "client-unavailable"
    case clientBlocked = "client-blocked"
    case clientCannotUpdate = "client-cannot-update"
    case clientCannotRemove = "client-cannot-remove"
    case clientOwnPhotoOnly = "client-own-photo-only"
    case clientNeedsAdminRole = "client-needs-admin-role"
    case guestOwnPhoto = "guest-own-photo"
    case mailboxPolicy = "mailbox-policy"
    case consentBlocked = "consent-blocked"
    case scopeMissing = "scope-missing"
    case roleMissing = "role-missing"
    case roleNotActivated = "role-not-activated"
    case roleScoped = "role-scoped"
    case sourceOnPremises = "source-on-premises"
    case roleNotAllowed = "role-not-allowed"
    // Directory synchronisation.
    case syncUnavailable = "sync-unavailable"
    case targetNotSynced = "target-not-synced"
    case sourceCloud = "source-cloud"
    // Changes of the setting itself.
    case applicationNotSupported = "application-not-supported"
    case policyRoleMissing = "policy-role-missing"

    /// The rules that a request of a person or program meets, in order.
    package static let ofPeople: [Reason] = [
        .accountDisabled, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
        .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .consentBlocked, .scopeMissing,
        .roleMissing,
        .roleNotActivated, .roleScoped, .sourceOnPremises, .roleNotAllowed,
    ]
    /// The rules that a photo request of an application acting for itself meets, in order. An application has no role,
    /// so a list in force never includes it (?).
    package static let ofApplications: [Reason] = [
        .clientUnavailable, .clientCannotUpdate, .scopeMissing, .sourceOnPremises, .roleNotAllowed,
    ]
    /// The rules that directory synchronisation meets, in order.
    package static let ofSynchronisation: [Reason] = [.syncUnavailable, .targetNotSynced, .sourceCloud]
    /// The rules that a change of the setting meets, in order.
    package static let ofPolicyChange: [Reason] = [
        .accountDisabled, .consentBlocked, .scopeMissing, .applicationNotSupported, .policyRoleMissing,
    ]
}

extension Reason {
    /// Whether the rule belongs to the setting, so another policy may answer differently.
    package var isOfSetting: Bool {
        switch self {
        case .sourceOnPremises, .roleNotAllowed, .sourceCloud: true
        case .accountDisabled, .clientUnavailable, .clientBlocked, .clientCannotUpdate, .clientCannotRemove,
            .clientOwnPhotoOnly, .clientNeedsAdminRole, .guestOwnPhoto, .mailboxPolicy, .consentBlocked, .scopeMissing,
            .roleMissing, .roleNotActivated, .roleScoped, .syncUnavailable, .targetNotSynced, .applicationNotSupported,
            .policyRoleMissing:
            false
        }
    }
}

/// An answer of the rules: nil means *allowed*.
package typealias Verdict = Reason?
