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
    /// Called before a wait that the service asked for.
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

    /// How long a change waits for other runs of this user.
    static let lockPatience = TimeSpan(seconds: 5)
    /// How long a read-back that disagrees is repeated.
    static let readBackPatience = TimeSpan(seconds: 60)
    /// How many times a change that the service puts off is attempted, and the longest wait in between, in seconds.
    static let attempts = 6
    static let longestWait = 300.0
    /// The longest wait in seconds for a look at the tenant under the lock, because others are kept waiting.
    static let longestLockedWait = 10.0
}
