/// One rule asked about a photo request, for `explain`.
package struct TraceStep: Sendable, Hashable {
    package let rule: Reason
    package let refuses: Bool
    /// Whether it is the first that refuses.
    package let isDeciding: Bool
    /// The values that it looked at, in words.
    package let fact: String
    /// What the rule's answer rests on, where that is not certain.
    package let assumption: Assumption?
}

extension Decision {
    /// Every rule that a request meets, in order; those after the deciding one too.
    package func trace(of request: PhotoRequest, mailboxPhotosEnabled: Bool, roles: RoleCatalog) -> [TraceStep] {
        let deciding = verdict(on: request, mailboxPhotosEnabled: mailboxPhotosEnabled)
        let words = FactWords(
            request: request, decision: self, roles: roles, mailboxPhotosEnabled: mailboxPhotosEnabled)
        return Self.rules(for: request.client).map { rule in
            let isRefusal = refuses(request, rule, mailboxPhotosEnabled: mailboxPhotosEnabled)
            return TraceStep(
                rule: rule, refuses: isRefusal, isDeciding: rule == deciding, fact: words.fact(for: rule),
                assumption: assumption(of: rule, refuses: isRefusal, request))
        }
    }

    /// What a rule's own answer assumes: of a refusal what the verdict would; of a pass what lets it stand aside.
    private func assumption(of rule: Reason, refuses isRefusal: Bool, _ request: PhotoRequest) -> Assumption? {
        let profile = environment.profile
        if isRefusal {
            let found = assumptions(of: request, verdict: rule, profile: profile)
            return found.first { $0 != .ownPhotoInAdminCenter || !rule.isOfControl }
        }
        let isOwnPhotoRule = rule == .clientNeedsAdminRole
        return isOwnPhotoRule && Assumption.ownPhotoInAdminCenter.bears(on: request, verdict: nil, profile: profile)
            ? .ownPhotoInAdminCenter : nil
    }
}

extension Reason {
    fileprivate var isOfControl: Bool { self == .sourceOnPremises || self == .roleNotAllowed }
}
