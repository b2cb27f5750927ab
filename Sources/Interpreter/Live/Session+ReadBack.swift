import PhotoPolicy
import Tenants

extension Session {
    /// What a tenant showed at last; nil when it could never be read.
    struct SettingsShown {
        var settings: PhotoUpdateSettings?
        /// Of the latest reading, when it failed.
        var error: ServiceError?
    }

    /// Reads until the tenant shows the settings wanted, at most for a while.
    func read(
        until wanted: PhotoUpdateSettings, from first: SettingsShown,
        for patience: TimeSpan = LiveControl.readBackPatience, _ control: LiveControl
    ) async throws -> SettingsShown {
        let deadline = control.clock.now + patience.seconds
        var shown = first
        if shown.settings == nil { try await look(&shown) }
        var pause = 1
        while shown.settings != wanted, control.clock.now < deadline {
            try await control.clock.sleep(TimeSpan(seconds: pause))
            pause = min(pause * 2, 10)
            try await look(&shown)
        }
        return shown
    }

    private func look(_ shown: inout SettingsShown) async throws {
        do {
            shown = SettingsShown(settings: try await world.tenant.service.currentSettings())
        } catch let error as ServiceError {
            shown.error = error
        }
    }

    /// Journals what is known of a change, and makes the report of it: nothing is claimed that was not read.
    func conclude(
        _ plan: Plan, _ shown: SettingsShown, _ lostAnswer: ServiceError?, entry: Int, _ control: LiveControl
    ) async throws -> LiveWrite {
        let state = state(plan, shown, lostAnswer)
        let error = lostAnswer ?? shown.error
        var write = LiveWrite(end: end(state, plan, shown, error, at: control.clock.now))
        if state == .accepted, let lostAnswer {
            write.notes.append(
                "its answer was lost (\(lostAnswer.code)); read afterwards, the tenant shows these settings")
        }
        if state == .unknown || state == .intended { write.fault = error }
        do {
            try await control.journal.end(entry, await outcome(state, shown.settings, error, control))
        } catch let fault as JournalError {
            write.notes.append("the journal could not note the outcome; the next start asks the tenant")
            write.fault = fault
        }
        // What the service did not do needs no statement's report beside its own error.
        if state == .notApplied || state == .refused, let error, error.kind != .refused { throw error }
        return write
    }

    /// After an interrupt, which may have cut the request off: one more look that it does not reach. What that does not
    /// tell stays open, and the next start asks for it.
    func concludeInterrupted(_ plan: Plan, entry: Int, _ control: LiveControl) async throws -> LiveWrite {
        let service = world.tenant.service
        let settings = try? await Task { try await service.currentSettings() }.value
        var write =
            settings == plan.proposed
            ? try await conclude(plan, SettingsShown(settings: settings), nil, entry: entry, control) : .interrupted
        write.fault = write.fault ?? CancellationError()
        return write
    }

    func outcome(
        _ state: JournalEntry.State, _ shown: PhotoUpdateSettings?, _ error: ServiceError?, _ control: LiveControl
    ) async -> JournalEntry.Outcome {
        JournalEntry.Outcome(
            state, when: state == .intended ? nil : control.clock.now, shown: shown,
            requestIDs: (await world.tenant.service.requestIDs() + [error?.requestID].compactMap(\.self))
                .withoutRepetition(),
            errorCode: error?.code)
    }

    private func state(
        _ plan: Plan, _ shown: SettingsShown, _ lostAnswer: ServiceError?
    ) -> JournalEntry.State {
        switch shown.settings {
        case plan.proposed: .accepted
        // Without an answer and without a reading nothing is known: the next start asks again.
        case nil: lostAnswer == nil ? .unknown : lostAnswer?.isAnswer == true ? .refused : .intended
        case plan.current where lostAnswer != nil: lostAnswer?.isAnswer == true ? .refused : .notApplied
        default: lostAnswer?.isAnswer == true ? .refused : .unknown
        }
    }

    private func end(
        _ state: JournalEntry.State, _ plan: Plan, _ shown: SettingsShown, _ error: ServiceError?, at now: Instant
    ) -> LiveWrite.End {
        switch state {
        case .accepted: return .accepted(shown.settings ?? plan.proposed, at: now)
        case .refused, .notApplied:
            return .refused(
                code: error?.code ?? "refused", message: error?.message ?? "the service refused", help: error?.help)
        case .unknown, .intended:
            let roles = world.tenant.directory.roles
            let seen =
                shown.settings.map { "the tenant shows: \($0.statements(roles).joined(separator: " "))" }
                ?? "the tenant could not be read"
            return .refused(
                code: "outcome-unknown",
                message: "\(Self.lostMessage); \(seen)",
                help: "look again later: `show policy;` and `show history;`")
        }
    }
}
