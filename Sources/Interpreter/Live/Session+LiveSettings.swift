import PhotoPolicy
import Tenants

extension Session {
    /// What came of a change of a live tenant.
    struct LiveWrite {
        enum End {
            case accepted(PhotoUpdateSettings, at: Instant)
            case refused(code: String, message: String, help: String?)
        }

        let end: End
        /// Whether the plan has been shown, before or at the question.
        var isPlanShown = false
        var notes: [String] = []
        /// Ends the run, once the statement has been told of.
        var fault: (any Error)?

        static let stale = LiveWrite(
            end: .refused(
                code: "stale-plan", message: "the settings are no longer what the plan started from",
                help: "look again: `plan;`"))

        static let interrupted = LiveWrite(
            end: .refused(code: "outcome-unknown", message: Session.interruptedMessage, help: Session.interruptedHelp))
    }

    static let interruptedMessage =
        "interrupted while the change was under way, and whether it was carried out is not known"
    static let lostMessage = "the change was sent, and whether it was carried out is not known"
    static let interruptedHelp = "the next start on this tenant asks it, and says so"

    /// Confirms, looks once more, journals the intent, writes, reads back, journals the outcome. In this order, so that
    /// a process killed at any moment leaves either nothing in the tenant or a trace in the journal.
    ///
    /// - Parameters:
    ///   - unshown: the plan, when it has not been shown yet.
    ///   - undoing: the journal's entry that is taken back.
    /// - Throws: `JournalError` before anything is sent; `ServiceError` when the service did not do it.
    func writeLive(_ plan: Plan, unshown: Plan?, because reason: String?, undoing: Int? = nil) async throws -> LiveWrite
    {
        let control = try liveControl()
        let tenant = world.tenant.directory.tenant
        let act = undoing == nil ? "apply the plan to" : "roll back the latest apply to"
        let answer = try await confirm("\(act) \(tenant.displayName)", unshown, control)
        if let objection = answer.objection(to: tenant) { return LiveWrite(objection) }
        try await world.tenant.service.prepareToChange()
        let lock = try await control.journal.lock(tenant.id, waiting: LiveControl.lockPatience)
        defer { lock.release() }
        // The question may have stood for hours, and the service has no conditional write (D by absence).
        guard try await world.tenant.service.currentSettings() == plan.current else { return .stale }
        try Task.checkCancellation()
        let id = try await control.journal.begin(
            intent(.settings(before: plan.current, after: plan.proposed, undoing: undoing), reason, control))
        var write = try await sendAndReadBack(plan, entry: id, control)
        write.isPlanShown = unshown == nil || answer.isTyped
        return write
    }

    private func sendAndReadBack(_ plan: Plan, entry: Int, _ control: LiveControl) async throws -> LiveWrite {
        do {
            let (shown, lostAnswer) = try await sent(plan, control)
            return try await conclude(plan, shown, lostAnswer, entry: entry, control)
        } catch is CancellationError {
            return try await concludeInterrupted(plan, entry: entry, control)
        }
    }

    /// What the tenant shows once the request was sent, and the error that came instead of an answer to it.
    private func sent(
        _ plan: Plan, _ control: LiveControl
    ) async throws -> (shown: SettingsShown, lostAnswer: ServiceError?) {
        do {
            let first = try await world.tenant.write(plan.proposed, replacing: plan.current)
            return (try await read(until: plan.proposed, from: SettingsShown(settings: first), control), nil)
        } catch let error as ServiceError {
            // It may have been carried out all the same: the tenant is asked. Where nothing is under way, once suffices.
            let patience = error.leavesNothingUnderWay ? TimeSpan(seconds: 0) : LiveControl.readBackPatience
            return (try await read(until: plan.proposed, from: SettingsShown(), for: patience, control), error)
        }
    }

    func liveControl() throws -> LiveControl {
        guard let live else {
            throw JournalError(.unusable, "this run has no journal, and nothing is changed without one")
        }
        if let unusable = live.journal as? UnusableJournal { throw unusable.error }
        return live
    }

    func confirm(_ act: String, _ plan: Plan?, _ control: LiveControl) async throws -> ConfirmationAnswer {
        try await control.confirmation.answer(
            ConfirmationQuestion(
                tenant: world.tenant.directory.tenant, roles: world.tenant.directory.roles,
                operatorName: world.tenant.operatorName, act: act, plan: plan))
    }

    func intent(_ change: JournalEntry.Change, _ reason: String?, _ control: LiveControl) -> JournalEntry.Intent {
        JournalEntry.Intent(
            change, tenant: world.tenant.directory.tenant, who: world.tenant.operatorName, why: reason,
            when: control.clock.now, script: scriptDigest)
    }
}

extension Session.LiveWrite {
    init(_ objection: Unconfirmed) {
        self.init(end: .refused(code: objection.code, message: objection.message, help: objection.help))
    }
}

extension ServiceError {
    /// Whether the service itself said no.
    var isAnswer: Bool { kind == .refused || kind == .notPermitted || kind == .notSignedIn }

    /// Whether nothing of the request can arrive any more.
    var leavesNothingUnderWay: Bool { isAnswer || kind == .throttled }
}

extension ConfirmationAnswer {
    fileprivate var isTyped: Bool { if case .typed = self { true } else { false } }
}
