import Interpreter
import PhotoPolicy
import Tenants

/// Carries out one change of a live tenant: a token that may write, the confirmation, the lock, a look, the journal's
/// intent, the request, the read-back, the journal's outcome. In this order, nothing waits for a person between look
/// and request, and a process killed at any moment leaves either nothing in the tenant or a trace in the journal.
struct LiveExchange<Target: LiveTarget> {
    let target: Target
    let control: LiveControl
    /// The plan to show at the question; nil when it has been shown, or there is none.
    let unshownPlan: Plan?
    let reason: String?
    let script: String?

    /// What a tenant showed last; nil when it could never be read.
    private struct Reading {
        var seen: Target.Seen?
        /// The error of the latest reading, if it failed.
        var error: ServiceError?
    }

    /// - Throws: `JournalError` before anything is sent; `ServiceError` when the service did not do it.
    func carryOut(in tenant: inout Tenant) async throws -> WriteResult {
        if let unusable = control.journal as? UnusableJournal { throw unusable.error }
        try await tenant.service.prepareToChange()
        let identity = tenant.directory.tenant
        let answer = try await control.confirmation.answer(
            ConfirmationQuestion(
                tenant: identity, roles: tenant.directory.roles, operatorName: tenant.operatorName,
                act: target.question, plan: unshownPlan))
        let isPlanShown = unshownPlan == nil || answer.isTyped
        func refused(_ refusal: WriteRefusal) -> WriteResult {
            var result = WriteResult(.refused(refusal))
            result.isPlanShown = isPlanShown
            return result
        }
        if let refusal = answer.refusal(by: identity) { return refused(refusal) }
        var result = try await changeOnceTheServiceTakesIt(in: &tenant)
        result.isPlanShown = isPlanShown
        return result
    }

    /// Starts over, each time with a new look and a new entry, as long as the service puts the change off. Meanwhile
    /// nothing is under way, and no lock is held.
    private func changeOnceTheServiceTakesIt(in tenant: inout Tenant) async throws -> WriteResult {
        for attempt in 1..<LiveControl.attempts {
            do {
                return try await change(in: &tenant)
            } catch let error as ServiceError where error.kind == .throttled {
                let seconds = error.retryAfter ?? min(30, Double(1 << attempt))
                guard seconds <= LiveControl.longestWait else { throw error }
                let pause = TimeSpan(seconds: Int(seconds.rounded(.up)))
                control.onWait(pause)
                try await control.clock.sleep(pause)
            }
        }
        return try await change(in: &tenant)
    }

    private func change(in tenant: inout Tenant) async throws -> WriteResult {
        let identity = tenant.directory.tenant
        let lock = try await control.journal.lock(identity.id, waiting: LiveControl.lockPatience)
        defer { lock.release() }
        // The question may have waited for hours, and the service has no conditional write (D by absence).
        let before = try await lookUnderLock(at: tenant.service)
        if let refusal = target.refusal(before) { return WriteResult(.refused(refusal)) }
        try Task.checkCancellation()
        let change = try target.change(before)
        let entry = try await control.journal.begin(
            JournalEntry.Intent(
                change, tenant: identity, who: tenant.operatorName, why: reason, when: control.clock.now,
                script: script))
        return try await sendAndReadBack(before, change, entry: entry, in: &tenant)
    }

    private func lookUnderLock(at service: any PhotoService) async throws -> Target.Seen {
        let target = target
        do {
            return try await ServicePatience.$longestWait.withValue(LiveControl.longestLockedWait) {
                try await target.look(at: service)
            }
        } catch let error as ServiceError where error.retryAfter != nil {
            // Whatever the trouble is, the service said when it will be over, and nothing was sent.
            throw ServiceError(
                .throttled, error.code, error.message, help: error.help, requestID: error.requestID,
                retryAfter: error.retryAfter)
        }
    }

    private func sendAndReadBack(
        _ before: Target.Seen, _ change: JournalEntry.Change, entry: Int, in tenant: inout Tenant
    ) async throws -> WriteResult {
        var lost: ServiceError?
        var isAnswered = false
        do {
            var reading = Reading()
            do {
                reading.seen = try await target.send(before, to: &tenant)
                isAnswered = true
            } catch let error as ServiceError {
                lost = error
            }
            // The change may have been carried out anyway, so the tenant is asked: once if nothing is under way, and
            // not at all if the change was put off.
            if lost?.kind == .throttled {
                reading.seen = before
            } else {
                let patience = lost.map(\.mayHaveArrived) ?? true ? LiveControl.readBackPatience : TimeSpan(seconds: 0)
                try await read(&reading, before, tenant.service, isAnswered: isAnswered, for: patience)
            }
            return try await conclude(reading, lost, before, change, entry: entry, tenant.service)
        } catch is CancellationError {
            return try await concludeInterrupted(
                lost, isAnswered: isAnswered, before, change, entry: entry, tenant.service)
        }
    }

    /// Reads until the tenant shows what is wanted or `patience` runs out.
    private func read(
        _ reading: inout Reading, _ before: Target.Seen, _ service: any PhotoService, isAnswered: Bool,
        for patience: TimeSpan
    ) async throws {
        let deadline = control.clock.elapsed.seconds + patience.seconds
        if reading.seen == nil { try await look(&reading, service) }
        var pause = 1
        while sight(reading, before, isAnswered: isAnswered) != .wanted, control.clock.elapsed.seconds < deadline {
            try await control.clock.sleep(TimeSpan(seconds: pause))
            pause = min(pause * 2, 10)
            try await look(&reading, service)
        }
    }

    private func look(_ reading: inout Reading, _ service: any PhotoService) async throws {
        do {
            reading = Reading(seen: try await target.look(at: service))
        } catch let error as ServiceError {
            reading.error = error
        }
    }

    private func sight(_ reading: Reading, _ before: Target.Seen, isAnswered: Bool) -> LiveSight? {
        reading.seen.map { target.sight($0, before, isAnswered: isAnswered) }
    }

    /// Journals what is known about a change and returns its result: nothing is claimed that was not read.
    private func conclude(
        _ reading: Reading, _ lost: ServiceError?, _ before: Target.Seen, _ change: JournalEntry.Change, entry: Int,
        _ service: any PhotoService
    ) async throws -> WriteResult {
        // A change that was put off was not made, whatever is there.
        let isPutOff = lost?.kind == .throttled
        let state = isPutOff ? .notApplied : state(sight(reading, before, isAnswered: lost == nil), before, lost)
        let error = lost ?? reading.error
        let shown = reading.seen.flatMap(target.settings)
        var result = WriteResult(end(state, shown, error))
        if state == .accepted {
            if let lost { result.notes.append(.answerLost(code: lost.code, of: target.kind)) }
            result.notes += target.notes(change)
        }
        if state == .unknown || state == .intended { result.fault = error }
        do {
            let ids = await service.requestIDs() + [error?.requestID].compactMap(\.self)
            try await control.journal.end(
                entry,
                JournalEntry.Outcome(
                    state, when: state == .intended ? nil : control.clock.now, shown: shown,
                    requestIDs: ids.withoutRepetition(), errorCode: error?.code))
        } catch let fault as JournalError {
            result.notes.append(.outcomeNotNoted)
            result.fault = fault
        }
        // A change that the service did not make is reported by its error alone.
        if state == .notApplied, let error { throw error.unseen(target.kind) }
        if state == .refused, let error, error.kind != .refused { throw error }
        return result
    }

    /// Concludes after an interrupt, which may have cut off the request: looks once more, out of the interrupt's reach.
    /// What the look does not tell stays open, and the next start asks again.
    private func concludeInterrupted(
        _ lost: ServiceError?, isAnswered: Bool, _ before: Target.Seen, _ change: JournalEntry.Change, entry: Int,
        _ service: any PhotoService
    ) async throws -> WriteResult {
        let target = target
        let seen = try? await Task { try await target.look(at: service) }.value
        let reading = Reading(seen: seen)
        let isKnown = lost?.isAnswer == true || sight(reading, before, isAnswered: isAnswered) == .wanted
        guard isKnown else {
            // That it stays open is already written down; the requests that were sent are not.
            let outcome = JournalEntry.Outcome(.intended, requestIDs: await service.requestIDs())
            do { try await control.journal.end(entry, outcome) } catch is JournalError {}
            var result = WriteResult(.refused(.interrupted))
            result.fault = CancellationError()
            return result
        }
        var result = try await conclude(reading, lost, before, change, entry: entry, service)
        result.fault = result.fault ?? CancellationError()
        return result
    }

    private func state(_ sight: LiveSight?, _ before: Target.Seen, _ lost: ServiceError?) -> JournalEntry.State {
        switch sight {
        // If it was already there before, it does not contradict the service's refusal.
        case .wanted where lost?.isAnswer == true && target.sight(before, before, isAnswered: false) == .wanted:
            .refused
        case .wanted: .accepted
        // Without an answer and without a reading nothing is known: the next start asks again.
        case nil: lost.map { $0.isAnswer ? .refused : $0.mayHaveArrived ? .intended : .notApplied } ?? .unknown
        case .before: lost.map { $0.isAnswer ? .refused : .notApplied } ?? .unknown
        case .other: lost?.isAnswer == true ? .refused : .unknown
        }
    }

    private func end(
        _ state: JournalEntry.State, _ shown: PhotoUpdateSettings?, _ error: ServiceError?
    ) -> WriteResult.End {
        switch state {
        case .accepted: .accepted(shown, at: control.clock.now)
        case .refused, .notApplied, .unknown, .intended:
            // Without an error nothing shows that it was not made.
            if let error, state == .refused || state == .notApplied {
                .refused(.byService(error))
            } else {
                .refused(.outcomeUnknown(target.kind, shown: shown))
            }
        }
    }
}

extension ServiceError {
    /// Whether the service itself said no.
    fileprivate var isAnswer: Bool { kind == .refused || kind == .notPermitted || kind == .notSignedIn }

    /// Returns this error for a change that the tenant does not show, worded for whoever decides what to do next.
    fileprivate func unseen(_ kind: ChangeKind) -> ServiceError {
        guard mayHaveArrived else { return self }
        return ServiceError(
            self.kind, code,
            "\(message); the change of the \(kind.words) may have arrived, and the tenant does not show it",
            help: "look again in some minutes, before it is made anew", requestID: requestID)
    }
}

extension ChangeKind {
    fileprivate var words: String {
        switch self {
        case .settings: "settings"
        case .photo: "photo"
        }
    }
}
