import Tenants

/// The stable codes of this module's errors; each has a page of explanation.
package enum LiveCode: String, Sendable, CaseIterable {
    case serviceUnreachable = "service-unreachable"
    case answerUnreadable = "answer-unreadable"
    case serviceThrottled = "service-throttled"
    case notPermitted = "not-permitted"
    case changedMeanwhile = "changed-meanwhile"
    case requestRefused = "request-refused"
    case deleteNotOffered = "delete-not-offered"
    case settingsNotUnderstood = "settings-not-understood"
    case readOnly = "read-only"
    case endpointRefused = "endpoint-refused"
    case proxyUnusable = "proxy-unusable"
    case trustUnusable = "trust-unusable"
    case signInNeeded = "sign-in-needed"
    case signInExpired = "sign-in-expired"
    case signInAgain = "sign-in-again"
    case signInBlocked = "sign-in-blocked"
    case signInDeclined = "sign-in-declined"
    case signInTooSlow = "sign-in-too-slow"
    case signInRefused = "sign-in-refused"
    case consentNeeded = "consent-needed"
    case clientIDMissing = "client-id-missing"
    case clientRefused = "client-refused"
    case credentialUnusable = "credential-unusable"
    case profileUnknown = "profile-unknown"
    case profileMismatch = "profile-mismatch"
    case profileDamaged = "profile-damaged"
    case wrongTenant = "wrong-tenant"
    case wrongAccount = "wrong-account"
}

extension ServiceError {
    package init(
        _ kind: Kind, _ code: LiveCode, _ message: String, help: String? = nil, requestID: String? = nil,
        mayHaveArrived: Bool? = nil, retryAfter: Double? = nil
    ) {
        self.init(
            kind, code.rawValue, message, help: help, requestID: requestID, mayHaveArrived: mayHaveArrived,
            retryAfter: retryAfter)
    }
}
