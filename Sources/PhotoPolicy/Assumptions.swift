/// What the rules assume where public material is silent or contradicts itself: facts marked with a question mark.
package enum Assumption: String, Sendable, Hashable, CaseIterable {
    case guestsManageNoPhoto = "guests-manage-no-photo"
    case removalLikeUpdate = "removal-like-update"
    case onPremisesRefusalForm = "on-premises-refusal-form"
    case ownPhotoInAdminCenter = "own-photo-in-admin-center"
    case lateRefusal = "late-refusal"

    /// Whether it affects who may do what, and not just how a refusal looks.
    package var affectsOutcome: Bool {
        switch self {
        case .guestsManageNoPhoto, .removalLikeUpdate, .ownPhotoInAdminCenter: true
        case .onPremisesRefusalForm, .lateRefusal: false
        }
    }
}

/// The assumptions on which the answer to a photo request rests.
package func assumptions(of request: PhotoRequest, verdict: Verdict, profile: ServiceProfile) -> [Assumption] {
    Assumption.allCases.filter { $0.bears(on: request, verdict: verdict, profile: profile) }
}

extension Assumption {
    func bears(on request: PhotoRequest, verdict: Verdict, profile: ServiceProfile) -> Bool {
        let isByControl = verdict == .roleNotAllowed || verdict == .sourceOnPremises
        switch self {
        case .guestsManageNoPhoto:
            return verdict == .guestOwnPhoto
        case .removalLikeUpdate:
            return request.action == .remove && (isByControl || verdict == .sourceCloud)
        case .onPremisesRefusalForm:
            return verdict == .sourceOnPremises
        case .ownPhotoInAdminCenter:
            return request.target == nil && ClientSet.adminCenters.contains(request.client)
                && (verdict == nil || verdict == .clientNeedsAdminRole || isByControl)
        case .lateRefusal:
            return isByControl && !profile.isLateRefusalObserved && profile.ownPhotoClients.contains(request.client)
        }
    }
}
