import PhotoPolicy
import Tenants

/// What a session needs beside a live tenant to change it.
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

/// The time of the machine, and waiting by it.
package protocol LiveClock: Sendable {
    var now: Instant { get }
    /// Throws `CancellationError` when the task is cancelled meanwhile.
    func sleep(_ span: TimeSpan) async throws
}
