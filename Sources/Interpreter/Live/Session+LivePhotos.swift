import PhotoPolicy
import Tenants

extension Session {
    /// Changes a photo of a live tenant: the service decides, the rules only predict. What is replaced is kept first.
    func performLive(
        _ act: PhotoAct, _ photo: Photo?, of target: Account, prediction: Verdict, done: String,
        _ statement: Statement
    ) async throws {
        let control = try liveControl()
        let tenant = world.tenant.directory.tenant
        let verb = statement.photoVerb
        var notes = prediction.map { ["prediction: refused (\($0.rawValue)), \($0.summary)"] } ?? []
        let answer = try await confirm("\(verb) the photo of \(target.userPrincipalName)", nil, control)
        if let objection = answer.objection(to: tenant) {
            return refuse(
                verb, target, act.client, statement, code: objection.code, objection.message, notes: notes)
        }
        try await world.tenant.service.prepareToChange()
        let lock = try await control.journal.lock(tenant.id, waiting: LiveControl.lockPatience)
        defer { lock.release() }
        let old = try await world.tenant.service.photo(of: target.id)
        if case .removePhoto = statement.action, old == nil {
            return refuse(
                verb, target, act.client, statement, code: Self.photoMissing, "there is no photo to remove",
                notes: notes)
        }
        let backup = try old.map { try control.photoBackups.keep($0, tenant: tenant.id, account: target.id) }
        let change = JournalEntry.PhotoChange(
            account: target.id, accountName: target.userPrincipalName, before: old?.entityTag, after: photo?.entityTag,
            backup: backup)
        let id = try await control.journal.begin(intent(.photo(change), nil, control))
        let (state, error, interrupt) = await send(photo, replacing: old, change)
        var fault = interrupt
        do {
            try await control.journal.end(id, await outcome(state, nil, error, control))
        } catch let thrown as JournalError {
            notes.append("the journal could not note the outcome; the next start asks the tenant")
            fault = thrown
        }
        if let interrupt, state == .intended {
            refuse(
                verb, target, act.client, statement, code: "outcome-unknown", Self.interruptedMessage, notes: notes)
            throw interrupt
        }
        if let error, state == .intended || state == .unknown {
            refuse(verb, target, act.client, statement, code: "outcome-unknown", Self.lostMessage, notes: notes)
            throw error
        }
        if let error, state != .accepted {
            guard error.kind == .refused else { throw error }
            return refuse(verb, target, act.client, statement, code: error.code, error.message, notes: notes)
        }
        if let error { notes.append("its answer was lost (\(error.code)); read afterwards, the tenant shows it") }
        if backup != nil { notes.append("the photo it replaced is kept: `restore photo of …;` puts it back") }
        tell(
            statement, .done,
            .photo(
                PhotoReport(
                    statement: verb, account: target.userPrincipalName, client: act.client, code: nil,
                    message: done)),
            notes: notes)
        if let fault { throw fault }
    }

    /// Writes a photo; what became of it, and the error or the interrupt that came instead of an answer.
    private func send(
        _ photo: Photo?, replacing old: Photo?, _ change: JournalEntry.PhotoChange
    ) async -> (JournalEntry.State, ServiceError?, (any Error)?) {
        do {
            try await world.tenant.setPhoto(photo, replacing: old, of: change.account)
            return (.accepted, nil, nil)
        } catch let error as ServiceError {
            return (error.isAnswer ? .refused : await change.state(in: world.tenant.service), error, nil)
        } catch {
            // The interrupt does not reach this look; a photo that has not arrived may be under way.
            let service = world.tenant.service
            let seen = await Task { await change.state(in: service) }.value
            return (seen == .accepted ? .accepted : .intended, nil, error)
        }
    }

    /// The photo that the latest accepted change of an account's photo replaced, by the journal.
    func replacedLivePhoto(of account: Account) async throws -> Photo?? {
        let control = try liveControl()
        let entries = try await control.journal.entries(of: world.tenant.directory.tenant.id)
        let changes = entries.compactMap { entry -> JournalEntry.PhotoChange? in
            guard case .photo(let change) = entry.intent.change, change.account == account.id,
                entry.outcome.state == .accepted || entry.outcome.state == .unknown
            else { return nil }
            return change
        }
        guard let change = changes.last else { return nil }
        guard let backup = change.backup else { return .some(nil) }
        guard let photo = try control.photoBackups.load(backup) else { return nil }
        return photo
    }
}

extension JournalEntry.PhotoChange {
    /// What the tenant shows after an answer was lost; while it cannot be read, the entry stays open.
    fileprivate func state(in service: any PhotoService) async -> JournalEntry.State {
        do {
            let tag = try await service.photo(of: account)?.entityTag
            return tag == after ? .accepted : tag == before ? .notApplied : .unknown
        } catch {
            return .intended
        }
    }
}
