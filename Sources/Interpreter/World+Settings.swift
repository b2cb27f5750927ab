import PhotoPolicy
import Resolution
import Tenants

extension World {
    mutating func edit(_ edit: SettingsEdit) async throws -> Reply {
        let state = try await tenant.service.state()
        let current = state.acceptedSettings
        switch edit {
        case .source(let source): draft.source = source
        case .everyone: draft.roles = .everyone
        case .roles(let ids): draft.roles = .roles(try ids.map(names.roleID).withoutRepetition())
        }
        plannedFrom = nil
        return Reply(
            .edited(draft, current: current),
            notes: try await notesOnListed(edit, state)
                + [noteOnRoles(edit, current), noteOnDelete(edit, state)].compactMap(\.self))
    }

    /// Notes roles that the service does not accept, and roles that nobody holds. A live tenant is not asked: a script
    /// about the settings alone reads no directory there, and the plan reports both.
    private func notesOnListed(_ edit: SettingsEdit, _ state: ServiceState) async throws -> [Note] {
        guard case .roles(let names) = edit, !tenant.isLive else { return [] }
        let listed = try names.map(self.names.roleID).compactMap { roles.role(id: $0) }.withoutRepetition()
        let refused = listed.filter { !state.conditions.profile.supportedRoles.contains($0.index) }
        let held = try await tenant.directory.populations().filter { $0.facts.isEnabled && $0.count > 0 }.reduce(
            into: RoleSet()
        ) { $0 = $0.union($1.facts.activeRoles).union($1.facts.eligibleRoles) }
        let idle = listed.filter { !refused.contains($0) && !held.contains($0.index) }
        return refused.map(Note.roleNotAccepted) + idle.map(Note.roleHeldByNobody)
    }

    /// *No restriction* can be reached only by DELETE.
    private func noteOnDelete(_ edit: SettingsEdit, _ state: ServiceState) -> Note? {
        guard case .source(.any) = edit, state.acceptedSettings.source != nil,
            !state.conditions.profile.documentsDelete
        else { return nil }
        return .needsUndocumentedDelete
    }

    /// Roles count only under `source cloud`.
    private func noteOnRoles(_ edit: SettingsEdit, _ current: PhotoUpdateSettings) -> Note? {
        guard case .source(let source) = edit, source != .cloud else { return nil }
        return switch draft.roles {
        case nil: current.allowedRoles.isEmpty && current.otherRoles.isEmpty ? nil : .emptiesRoles
        case .roles: .rolesDoNotCount
        case .everyone: nil
        }
    }

    mutating func discard() -> Reply {
        forgetDraft()
        return Reply(.discarded)
    }

    private mutating func forgetDraft() {
        draft = Draft()
        plannedFrom = nil
        lastPlanDiffers = false
    }

    mutating func plan(isFull: Bool) async throws -> Reply {
        let plan = Plan(try await planInput(draft))
        plannedFrom = plan.current
        lastPlanDiffers = plan.changesSettings
        return Reply(
            .plan(PlanReport(plan: plan, isFull: isFull, accounts: try await AccountReader(world: self).impacts(plan))))
    }

    /// How an apply is to be carried out.
    struct Applying {
        let approval: Approval
        /// The settings that a plan file was made from.
        var base: PhotoUpdateSettings?
        let script: String?
        /// Whether somebody else will carry it out later.
        var isRecorded = false
    }

    mutating func apply(_ applying: Applying, by writer: any TenantWriter) async throws -> Reply {
        let plan = Plan(try await planInput(draft))
        if let start = applying.base ?? plannedFrom, start != plan.current {
            return refused(.apply, .stalePlan(isFile: applying.base != nil), nil)
        }
        let isShown = plannedFrom != nil
        if let stopping = stopping(plan, applying.approval) {
            return refused(.apply, .findings(stopping), isShown ? nil : plan)
        }
        let notes = unraised(plan, applying.approval)
        let reason = applying.approval.because
        if applying.isRecorded {
            return Reply(.recorded(RecordedReport(plan: plan, showsPlan: !isShown, reason: reason)), notes: notes)
        }
        guard plan.changesSettings else {
            forgetDraft()
            return Reply(
                .applied(
                    AppliedReport(
                        isRollback: false, plan: plan, showsPlan: !isShown, reason: reason, readBack: plan.current,
                        inForceBy: plan.inForceBy)), notes: notes)
        }
        let change = SettingsChange(
            plan: plan, reason: reason, isShown: isShown, undoing: nil, script: applying.script)
        return try await carryOut(change, by: writer, notes)
    }

    mutating func rollback(
        _ approval: Approval, script: String?, by writer: any TenantWriter
    ) async throws -> Reply {
        guard let undoable = try await writer.undoable(in: &tenant) else {
            return refused(.rollback, .nothingToRollBack, nil)
        }
        let current = try await tenant.service.state().acceptedSettings
        guard current == undoable.change.after else { return refused(.rollback, .drift, nil) }
        let plan = Plan(try await planInput(Draft(writing: undoable.change.before)))
        if let stopping = stopping(plan, approval) { return refused(.rollback, .findings(stopping), plan) }
        let change = SettingsChange(
            plan: plan, reason: approval.because, isShown: false, undoing: undoable, script: script)
        return try await carryOut(change, by: writer, unraised(plan, approval))
    }

    private mutating func carryOut(
        _ change: SettingsChange, by writer: any TenantWriter, _ notes: [Note]
    ) async throws -> Reply {
        let write = try await writer.write(change, to: &tenant)
        let plan = change.plan
        let notes = notes + write.notes
        switch write.end {
        case .refused(let refusal):
            plannedFrom = nil
            var reply = refused(
                change.undoing == nil ? .apply : .rollback, .write(refusal), write.isPlanShown ? nil : plan)
            reply.notes = notes
            reply.fault = write.fault
            return reply
        case .accepted(let shown, let instant):
            if change.undoing == nil {
                tenant.record(
                    AppliedChange(before: plan.current, after: plan.proposed, accepted: instant, reason: change.reason))
            } else {
                tenant.recordRollback(at: instant, reason: change.reason)
            }
            forgetDraft()
            let report = AppliedReport(
                isRollback: change.undoing != nil, plan: plan, showsPlan: !write.isPlanShown, reason: change.reason,
                readBack: shown ?? plan.proposed, inForceBy: plan.inForceBy(accepted: instant))
            return Reply(.applied(report), notes: notes, fault: write.fault)
        }
    }

    private func refused(_ statement: Refusal.Statement, _ reason: Refusal.Reason, _ plan: Plan?) -> Reply {
        Reply(.refused(Refusal(statement: statement, reason: reason, plan: plan)), .refused)
    }

    /// The findings that keep a plan from being carried out; nil when there are none.
    private func stopping(_ plan: Plan, _ approval: Approval) -> [Finding]? {
        let stopping = plan.findings.filter {
            $0.severity == .error || $0.severity == .guard && !approval.despite.contains($0.code)
        }
        return stopping.isEmpty ? nil : stopping
    }

    /// A note for each guard that `despite` names and the plan does not raise.
    private func unraised(_ plan: Plan, _ approval: Approval) -> [Note] {
        let raised = plan.findings.filter { $0.severity == .error || $0.severity == .guard }.map(\.code)
        return approval.despite.filter { !raised.contains($0) }.map(Note.despiteNotRaised)
    }
}

extension Array where Element: Hashable {
    /// Returns each element once, in order of first appearance.
    package func withoutRepetition() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
