import Interpreter
import PhotoPolicy
import Tenants

/// Changes a live tenant: each change goes through the whole exchange, under the journal. What is replaced is kept.
package struct JournaledWriter: TenantWriter {
    private let control: LiveControl

    package init(_ control: LiveControl) { self.control = control }

    package func write(_ change: SettingsChange, to tenant: inout Tenant) async throws -> WriteResult {
        try await LiveExchange(
            target: LiveSettings(plan: change.plan, undoing: change.undoing), control: control,
            unshownPlan: change.isShown ? nil : change.plan, reason: change.reason, script: change.script
        ).carryOut(in: &tenant)
    }

    /// The service decides; the rules only predict.
    package func write(_ change: PhotoChange, to tenant: inout Tenant) async throws -> WriteResult {
        let target = LivePhoto(
            change: change, tenant: tenant.directory.tenant.id, backups: control.photoBackups)
        var result = try await LiveExchange(
            target: target, control: control, unshownPlan: nil, reason: nil, script: change.script
        ).carryOut(in: &tenant)
        if let reason = change.verdict { result.notes.insert(.predictedRefusal(reason), at: 0) }
        return result
    }

    /// Other runs may have added to the journal since this one began, so it is read again.
    package func undoable(in tenant: inout Tenant) async throws -> UndoableChange? {
        let entries = try await entries(of: tenant, .acceptedSettings(since: nil))
        tenant.history = entries.appliedChanges
        return tenant.latestChange.map { UndoableChange($0, entry: entries.latestToRollBack) }
    }

    package func replacedPhoto(of account: Account, in tenant: Tenant) async throws -> Photo?? {
        let changes = try await entries(of: tenant, .photos(of: account.id)).compactMap {
            entry -> JournalEntry.PhotoChange? in
            guard case .photo(let change) = entry.intent.change, entry.mayHaveBeenMade else { return nil }
            return change
        }
        guard let change = changes.last else { return nil }
        guard let backup = change.backup else { return .some(nil) }
        guard let photo = try control.photoBackups.load(backup) else { return nil }
        return photo
    }

    package func history(of tenant: Tenant) async throws -> ChangeHistory {
        .journal(try await control.journal.entries(of: tenant.directory.tenant.id))
    }

    package var digest: (@Sendable ([UInt8]) -> String)? { control.digest }

    private func entries(of tenant: Tenant, _ selection: JournalSelection) async throws -> [JournalEntry] {
        if let unusable = control.journal as? UnusableJournal { throw unusable.error }
        return try await control.journal.entries(of: tenant.directory.tenant.id, selection)
    }
}
