/// What the rules suppose where public material is silent or contradicts itself: the question marks of their facts.
package enum Assumption: String, Sendable, Hashable, CaseIterable {
    case guestsManageNoPhoto = "guests-manage-no-photo"
    case removalLikeUpdate = "removal-like-update"
    case onPremisesRefusalForm = "on-premises-refusal-form"
    case ownPhotoInAdminCenter = "own-photo-in-admin-center"
    case lateRefusal = "late-refusal"

    package var sentence: String {
        switch self {
        case .guestsManageNoPhoto: "guests without the access of members cannot change their own photo"
        case .removalLikeUpdate: "the control treats the removal of a photo like its update"
        case .onPremisesRefusalForm: "under source onPremises the refusal looks like that of a role not listed"
        case .ownPhotoInAdminCenter: "one's own photo is served in an admin center as the photos of others are"
        case .lateRefusal: "the client still shows the control's refusal only after the attempt"
        }
    }

    /// Whether it bears on who may do what, and not merely on how a refusal looks.
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
