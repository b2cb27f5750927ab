import PhotoPolicy

extension Parity {
    /// The rules that can refuse at Graph, those for photos first.
    static let rules = Reason.allCases.compactMap { rule in
        refusal(rule).map { Parity("rule \(rule.rawValue)", $0.behaviour, $0.fact) }
    }

    /// Returns how a rule shows at Graph or at sign-in; nil if it never refuses there.
    private static func refusal(_ rule: Reason) -> (behaviour: String, fact: Fact)? {
        switch rule {
        case .accountDisabled: ("AADSTS50057 at sign-in, 401 at Graph", .reference)
        case .clientBlocked: ("AADSTS53003 at sign-in", .reference)
        case .consentBlocked: ("AADSTS65001 at sign-in", .reference)
        case .scopeMissing: ("403 Authorization_RequestDenied; forbidden at the settings", .reference)
        case .roleMissing: ("another's photo: 403 Authorization_RequestDenied", .reference)
        case .roleNotActivated: ("another's photo: 403 Authorization_RequestDenied", .inference)
        case .roleScoped: ("another's photo: 403 ForbiddenByPolicy, invalid_role", .publicCode)
        case .guestOwnPhoto: ("a guest's own photo: 403 Authorization_RequestDenied", .none)
        case .sourceOnPremises: ("403 ForbiddenByAdmindEditPolicy", .none)
        case .roleNotAllowed: ("403 ForbiddenByAdmindEditPolicy, removal too", .article)
        case .applicationNotSupported: ("the settings: 403 forbidden under 2024-09, accepted under 2026-09", .reference)
        case .policyRoleMissing: ("the settings: 403 forbidden, missing requirement(s)", .publicCode)
        case .clientUnavailable, .clientCannotUpdate, .clientCannotRemove, .clientOwnPhotoOnly, .clientNeedsAdminRole,
            .mailboxPolicy, .syncUnavailable, .targetNotSynced, .sourceCloud:
            nil
        }
    }
}
