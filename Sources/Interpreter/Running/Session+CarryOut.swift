import PhotoPolicy
import Tenants

extension Session {
    /// The entry of a live tenant's journal that `rollback` takes back. Other runs may have added to the journal since
    /// this one began, so that it is read anew.
    func undoneEntry() async throws -> Int? {
        guard world.tenant.isLive else { return nil }
        let entries = try await liveControl().journal.entries(of: world.tenant.directory.tenant.id)
        world.tenant.history = entries.appliedChanges
        return entries.latestToRollBack
    }

    /// A change under way: what is asked for, then what came of it.
    struct Change {
        let plan: Plan
        let consent: Consent
        var showsPlan: Bool
        var notes: [String]
        var isRollback = false
        var undoing: Int?
        var readBack: PhotoUpdateSettings
        var accepted: Instant
        var fault: (any Error)?

        init(
            _ plan: Plan, _ consent: Consent, showsPlan: Bool, notes: [String], isRollback: Bool = false,
            undoing: Int? = nil
        ) {
            self.plan = plan
            self.consent = consent
            self.showsPlan = showsPlan
            self.notes = notes
            self.isRollback = isRollback
            self.undoing = undoing
            readBack = plan.current
            accepted = plan.madeAt
        }
    }

    /// Writes the settings; false when that was refused, which has then been told.
    func carryOut(_ change: inout Change, _ statement: Statement) async throws -> Bool {
        let plan = change.plan
        guard world.tenant.isLive else {
            change.readBack = try await world.tenant.write(plan.proposed, replacing: plan.current)
            return true
        }
        let write = try await writeLive(
            plan, unshown: change.showsPlan ? plan : nil, because: change.consent.because, undoing: change.undoing)
        change.showsPlan = !write.isPlanShown
        change.notes += write.notes
        change.fault = write.fault
        switch write.end {
        case .accepted(let shown, let instant):
            (change.readBack, change.accepted) = (shown, instant)
            return true
        case .refused(let code, let message, let help):
            world.plannedFrom = nil
            refuse(statement, change.showsPlan ? plan : nil, code, message, help: help, notes: change.notes)
            if let fault = write.fault { throw fault }
            return false
        }
    }

    func finish(_ statement: Statement, _ change: Change) {
        world.draft = Draft()
        world.plannedFrom = nil
        world.lastPlanDiffers = false
        tell(
            statement, .done,
            .applied(
                AppliedReport(
                    isRollback: change.isRollback, plan: change.plan, showsPlan: change.showsPlan,
                    reason: change.consent.because, readBack: change.readBack,
                    inForceBy: change.plan.inForceBy(accepted: change.accepted))),
            notes: change.notes)
    }

    func refuse(
        _ statement: Statement, _ plan: Plan?, _ code: String, _ message: String, findings: [Finding] = [],
        help: String?, notes: [String] = []
    ) {
        close(.refusal)
        tell(
            statement, .refused,
            .refused(
                Refusal(
                    statement: statement.verb, code: code, message: message, findings: findings, plan: plan,
                    help: help)),
            notes: notes)
    }
}

extension Statement {
    /// The word of a statement about the setting that may be refused.
    var verb: String {
        switch action {
        case .rollback: "rollback"
        case .apply: "apply"
        case .change(.revoke): "revoke"
        case .change(.grant), .change(.mailboxPhotos), .change(.mailboxPolicy), .change(.userConsent),
            .change(.advance), .edit, .discard, .plan, .can, .who, .explainAccess, .explainCode, .expect, .updatePhoto,
            .removePhoto, .restorePhoto, .show, .print, .define, .whatIf, .findPolicy:
            "change"
        }
    }
}
