import Interpreter
import PhotoPolicy
import Tenants

/// What is changed in a live tenant: the settings, or one photo.
protocol LiveTarget: Sendable {
    /// What can be read of the target.
    associatedtype Seen: Sendable

    var kind: ChangeKind { get }
    var question: ConfirmationQuestion.Act { get }

    func look(at service: any PhotoService) async throws -> Seen
    /// Why the change must not be made, now that the tenant shows this.
    func refusal(_ before: Seen) -> WriteRefusal?
    /// Returns what the journal is told beforehand, after keeping what must be kept of the old value.
    func change(_ before: Seen) throws -> JournalEntry.Change
    /// Sends the change; returns what the service then shows, if it says so itself.
    func send(_ before: Seen, to tenant: inout Tenant) async throws -> Seen?
    /// Returns what a reading after the change tells.
    ///
    /// - Parameter isAnswered: whether the service has said that it made the change.
    func sight(_ seen: Seen, _ before: Seen, isAnswered: Bool) -> LiveSight
    /// Returns the settings in a reading; nil for a photo.
    func settings(_ seen: Seen) -> PhotoUpdateSettings?
    /// Returns notes on a change that was made.
    func notes(_ change: JournalEntry.Change) -> [Note]
}

/// What a tenant shows after a change was sent.
enum LiveSight {
    case wanted, before, other
}
