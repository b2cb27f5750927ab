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

    package init(
        journal: any Journal, confirmation: any Confirmation, photoBackups: any PhotoBackups, clock: any LiveClock,
        digest: @escaping @Sendable ([UInt8]) -> String
    ) {
        self.journal = journal
        self.confirmation = confirmation
        self.photoBackups = photoBackups
        self.clock = clock
        self.digest = digest
    }

    /// How long other runs of this user are waited for before a change.
    static let lockPatience = TimeSpan(seconds: 5)
    /// How long a read-back that disagrees is asked again.
    static let readBackPatience = TimeSpan(seconds: 60)
}
