import PhotoPolicy
import Tenants

/// What it takes to change a live tenant.
package struct LiveControl: Sendable {
    package let journal: any Journal
    package let confirmation: any Confirmation
    package let photoBackups: any PhotoBackups
    package let clock: any LiveClock
    /// SHA-256 of bytes in hexadecimal digits.
    package let digest: @Sendable ([UInt8]) -> String
    /// Told before the service's wish to be left alone is followed.
    package let onWait: @Sendable (TimeSpan) -> Void

    package init(
        journal: any Journal, confirmation: any Confirmation, photoBackups: any PhotoBackups, clock: any LiveClock,
        digest: @escaping @Sendable ([UInt8]) -> String, onWait: @escaping @Sendable (TimeSpan) -> Void = { _ in }
    ) {
        self.journal = journal
        self.confirmation = confirmation
        self.photoBackups = photoBackups
        self.clock = clock
        self.digest = digest
        self.onWait = onWait
    }

    /// How long other runs of this user are waited for before a change.
    static let lockPatience = TimeSpan(seconds: 5)
    /// How long a read-back that disagrees is asked again.
    static let readBackPatience = TimeSpan(seconds: 60)
    /// How often a change is begun anew that the service put off, and the longest wait for that.
    static let attempts = 6
    static let longestWait = 300.0
    /// Seconds for which others are kept waiting while the tenant is only looked at.
    static let longestLockedWait = 10.0
}
