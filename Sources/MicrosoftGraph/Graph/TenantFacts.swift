import PhotoPolicy

/// What is known about a tenant as a whole, filled in as it is read.
package actor TenantFacts {
    /// The conditions, under the profile of today's service.
    private var current: TenantConditions

    /// - Parameters:
    ///   - granted: what this sign-in was granted; consent to anything else is unknown, and unknown is never *open*.
    ///   - hasDirectorySync: nil when it could not be read, which does not mean *no* (D).
    package init(
        granted: ScopeSet, hasDirectorySync: Bool?, userConsent: Bool = false, guestAccess: GuestAccess = .limited,
        isExchangeEnabled: Bool = true
    ) {
        current = TenantConditions(
            profile: .september2026, userConsent: userConsent, adminConsent: granted,
            hasDirectorySync: hasDirectorySync ?? false, guestAccess: guestAccess,
            isExchangeEnabled: isExchangeEnabled)
    }

    package var conditions: TenantConditions { current }

    func foundSynchronisedAccounts() { current.hasDirectorySync = true }
}
