import PhotoPolicy
import Resolution
import Tenants

/// Changes a simulated tenant at once if the rules in force allow it.
struct SimulatedWriter: TenantWriter {
    func write(_ change: SettingsChange, to tenant: inout Tenant) async throws -> WriteResult {
        let plan = change.plan
        let shown = try await tenant.write(plan.proposed, replacing: plan.current)
        var result = WriteResult(.accepted(shown, at: plan.madeAt))
        result.isPlanShown = change.isShown
        return result
    }

    func write(_ change: PhotoChange, to tenant: inout Tenant) async throws -> WriteResult {
        if let reason = change.verdict {
            return WriteResult(.refused(.byRule(reason, change.client, profile: change.profile)))
        }
        let old = try await tenant.service.photo(of: change.account.id)
        if change.act == .remove, old == nil {
            return WriteResult(.refused(.photoMissing(.noneToRemove(isSimulated: true))))
        }
        try await tenant.setPhoto(change.photo, replacing: old, of: change.account.id)
        return WriteResult(.accepted(nil, at: try await tenant.service.state().now))
    }

    func undoable(in tenant: inout Tenant) -> UndoableChange? {
        tenant.latestChange.map { UndoableChange($0, entry: nil) }
    }

    func replacedPhoto(of account: Account, in tenant: Tenant) -> Photo?? {
        guard case .simulated(let tenant) = tenant else { return nil }
        return tenant.service.replacedPhotos[account.id]
    }

    func history(of tenant: Tenant) -> ChangeHistory { .applied(tenant.history) }

    var digest: (@Sendable ([UInt8]) -> String)? { nil }
}

/// The writer of a session that must not change a live tenant.
package struct NoWriter: TenantWriter {
    package init() {}

    package func write(_ change: SettingsChange, to tenant: inout Tenant) throws -> WriteResult {
        throw RunError.noWriter
    }

    package func write(_ change: PhotoChange, to tenant: inout Tenant) throws -> WriteResult {
        throw RunError.noWriter
    }

    package func undoable(in tenant: inout Tenant) throws -> UndoableChange? { throw RunError.noWriter }
    package func replacedPhoto(of account: Account, in tenant: Tenant) throws -> Photo?? { throw RunError.noWriter }
    package func history(of tenant: Tenant) -> ChangeHistory { .applied(tenant.history) }
    package var digest: (@Sendable ([UInt8]) -> String)? { nil }
}
