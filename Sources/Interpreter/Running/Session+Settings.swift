import PhotoPolicy
import Tenants

extension Session {
    func edit(_ edit: SettingsEdit, _ statement: Statement) async throws {
        let current = try await world.tenant.service.state().acceptedSettings
        world.draft = try drafted(edit)
        world.plannedFrom = nil
        var notes: [String] = []
        if case .source(let source) = edit, source != .cloud {
            switch world.draft.roles {
            case nil: notes.append("an empty role list comes with it, for roles count only under `source cloud`")
            case .roles: notes.append("roles count only under `source cloud`: `plan` will say so")
            case .everyone: break
            }
        }
        tell(statement, .done, .edited(world.draft, current: current), notes: notes)
    }

    /// The draft with one more edit.
    private func drafted(_ edit: SettingsEdit) throws -> Draft {
        var draft = world.draft
        switch edit {
        case .source(let source): draft.source = source
        case .everyone: draft.roles = .everyone
        case .roles(let names): draft.roles = .roles(try names.map(roleID).withoutRepetition())
        }
        return draft
    }

    func discard(_ statement: Statement) {
        world.draft = Draft()
        world.plannedFrom = nil
        world.lastPlanDiffers = false
        tell(statement, .done, .discarded)
    }

    func plan(_ statement: Statement) async throws {
        let plan = Plan(try await planInput(world.draft))
        world.plannedFrom = plan.current
        world.lastPlanDiffers = plan.changesSettings
        tell(statement, .done, .plan(plan))
    }

    /// - Parameter base: the settings that a plan file was made from.
    func apply(_ consent: Consent, _ statement: Statement, madeFrom base: PhotoUpdateSettings? = nil) async throws {
        let plan = Plan(try await planInput(world.draft))
        if let start = base ?? world.plannedFrom, start != plan.current {
            return refuse(
                statement, plan, "stale-plan",
                "the settings are no longer what the plan started from",
                help: base == nil ? "look again: `plan;`" : "look at the settings, and make the plan anew")
        }
        let isShown = world.plannedFrom != nil
        guard let notes = permitted(plan, consent, statement, isShown: isShown) else { return }
        if isRecording, path.isEmpty { return record(plan, consent, statement, isShown: isShown, notes: notes) }
        var change = Change(plan, consent, showsPlan: !isShown, notes: notes)
        guard plan.changesSettings else { return finish(statement, change) }
        guard try await carryOut(&change, statement) else { return }
        world.tenant.record(
            AppliedChange(
                before: plan.current, after: plan.proposed, accepted: change.accepted, reason: consent.because))
        finish(statement, change)
        if let fault = change.fault { throw fault }
    }

    func rollback(_ consent: Consent, _ statement: Statement) async throws {
        let undoing = try await undoneEntry()
        guard let change = world.tenant.latestChange else {
            return refuse(
                statement, nil, "nothing-to-roll-back", "there is no apply that has not been rolled back yet",
                help: "`show history;` lists what was applied")
        }
        let current = try await world.tenant.service.state().acceptedSettings
        guard current == change.after else {
            return refuse(
                statement, nil, "drift", "the settings are no longer what the latest apply left",
                help: "look at both with `show policy;` and `show history;`, then write the settings that you want")
        }
        let plan = Plan(try await planInput(Draft(writing: change.before)))
        guard let notes = permitted(plan, consent, statement, isShown: false) else { return }
        var rollback = Change(plan, consent, showsPlan: true, notes: notes, isRollback: true, undoing: undoing)
        guard try await carryOut(&rollback, statement) else { return }
        world.tenant.recordRollback(at: rollback.accepted, reason: consent.because)
        finish(statement, rollback)
        if let fault = rollback.fault { throw fault }
    }

    /// The notes to show beside a change that may be made; nil when it was refused.
    private func permitted(_ plan: Plan, _ consent: Consent, _ statement: Statement, isShown: Bool) -> [String]? {
        let raised = plan.findings.filter { $0.severity == .error || $0.severity == .guard }
        let stopping = raised.filter { $0.severity == .error || !consent.despite.contains($0.code) }
        guard stopping.isEmpty else {
            let guards = stopping.filter { $0.severity == .guard }.map(\.code.rawValue)
            let onlyGuards = guards.count == stopping.count
            refuse(
                statement, isShown ? nil : plan, stopping[0].code.rawValue,
                stopping.count == 1 ? stopping[0].message : "\(stopping.count) findings of the plan stop it",
                findings: stopping,
                help: onlyGuards
                    ? "to go on all the same: `\(statement.verb) despite \(guards.joined(separator: ", "));`"
                    : nil)
            return nil
        }
        return consent.despite.filter { code in !raised.contains { $0.code == code } }.map {
            "`despite \($0.rawValue)`: the plan does not raise it"
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, in the order of their first appearance.
    func withoutRepetition() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
