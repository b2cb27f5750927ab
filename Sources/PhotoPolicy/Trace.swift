/// A request as the rules see it: every rule it meets, in order, including those after the deciding one.
package struct Trace: Sendable {
    package let subject: Subject
    package let steps: [TraceStep]

    /// What the rules looked at.
    package enum Subject: Sendable {
        case photo(PhotoRequest, Decision, Mailbox)
        case policyChange(PolicyChangeRequest, TenantConditions)
    }

    /// The actor's mailbox policy.
    package struct Mailbox: Sendable {
        package let policy: String
        package let photosEnabled: Bool

        package init(policy: String, photosEnabled: Bool) {
            self.policy = policy
            self.photosEnabled = photosEnabled
        }
    }
}

/// One rule's answer to a request.
package struct TraceStep: Sendable, Hashable {
    package let rule: Reason
    package let refuses: Bool
    /// Whether it is the first that refuses.
    package let isDeciding: Bool
    /// What the rule's answer rests on, where that is not certain.
    package let assumption: Assumption?
}

extension Decision {
    package func trace(of request: PhotoRequest, _ mailbox: Trace.Mailbox) -> Trace {
        let deciding = verdict(on: request, mailboxPhotosEnabled: mailbox.photosEnabled)
        let steps = Self.rules(for: request.client).map { rule in
            let isRefusal = refuses(request, rule, mailboxPhotosEnabled: mailbox.photosEnabled)
            return TraceStep(
                rule: rule, refuses: isRefusal, isDeciding: rule == deciding,
                assumption: assumption(of: rule, refuses: isRefusal, request))
        }
        return Trace(subject: .photo(request, self, mailbox), steps: steps)
    }

    /// What a rule's own answer assumes: for a refusal, what the verdict would; for a pass, what lets the request pass.
    private func assumption(of rule: Reason, refuses isRefusal: Bool, _ request: PhotoRequest) -> Assumption? {
        let profile = conditions.profile
        if isRefusal {
            let found = assumptions(of: request, verdict: rule, profile: profile)
            return found.first { $0 != .ownPhotoInAdminCenter || !rule.isOfSetting }
        }
        let isOwnPhotoRule = rule == .clientNeedsAdminRole
        return isOwnPhotoRule && Assumption.ownPhotoInAdminCenter.bears(on: request, verdict: nil, profile: profile)
            ? .ownPhotoInAdminCenter : nil
    }
}
