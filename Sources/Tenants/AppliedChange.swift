import PhotoPolicy

/// A change of the setting that was accepted, with what a rollback needs.
package struct AppliedChange: Sendable, Hashable {
    package let before: PhotoUpdateSettings
    package let after: PhotoUpdateSettings
    package let accepted: Instant
    package let reason: String?
    /// Whether it was undone, or undoes another: `rollback` skips such changes.
    package var isRolledBack = false
    /// Whether it undoes another.
    package let isRollback: Bool

    package init(
        before: PhotoUpdateSettings, after: PhotoUpdateSettings, accepted: Instant, reason: String?,
        isRolledBack: Bool = false, isRollback: Bool = false
    ) {
        self.before = before
        self.after = after
        self.accepted = accepted
        self.reason = reason
        self.isRollback = isRollback
        self.isRolledBack = isRolledBack
    }
}

extension Tenant {
    /// The latest apply that was not rolled back.
    package var latestChange: AppliedChange? { history.last { !$0.isRolledBack } }

    package mutating func record(_ change: AppliedChange) { history.append(change) }

    /// Records that the latest change was undone, by a separate change that is not undone in turn.
    package mutating func recordRollback(at accepted: Instant, reason: String?) {
        guard let index = history.lastIndex(where: { !$0.isRolledBack }) else { return }
        history[index].isRolledBack = true
        let undone = history[index]
        record(
            AppliedChange(
                before: undone.after, after: undone.before, accepted: accepted, reason: reason,
                isRolledBack: true, isRollback: true))
    }
}
