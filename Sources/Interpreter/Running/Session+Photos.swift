import PhotoPolicy
import Tenants

extension Session {
    func update(_ act: PhotoAct, file: String, _ statement: Statement) async throws {
        guard let photo = Photo(bytes: try files.read(file, from: statement.place.source)) else {
            throw RunError(CheckCode.photoNotAnImage.rawValue, "the file \"\(file)\" is no JPEG or PNG of at most 4 MB")
        }
        try await perform(act, .update, statement) {
            "\($0) has a new photo of \(photo.bytes.count) bytes"
        } change: {
            try await self.world.tenant.setPhoto(photo, of: $0)
        }
    }

    func remove(_ act: PhotoAct, _ statement: Statement) async throws {
        try await perform(act, .remove, statement) {
            "\($0) has no photo any more"
        } change: {
            try await self.world.tenant.setPhoto(nil, of: $0)
        }
    }

    func restore(_ act: PhotoAct, _ statement: Statement) async throws {
        let target = try await account(act.target ?? .me)
        guard case .simulated(let tenant) = world.tenant, let previous = tenant.service.replacedPhotos[target.id] else {
            close(.refusal)
            return tell(
                statement, .refused,
                .photo(
                    PhotoReport(
                        statement: "restore", account: target.userPrincipalName, client: act.client, verdict: nil,
                        message: "nothing to restore: no photo of this account was replaced here")))
        }
        try await perform(act, .update, statement) {
            previous == nil ? "\($0) has no photo again" : "\($0) has the previous photo again"
        } change: {
            try await self.world.tenant.setPhoto(previous, of: $0)
        }
    }

    /// Asks the rules that are in force at the client right now, and makes the change when they allow it.
    private func perform(
        _ act: PhotoAct, _ action: PhotoAction, _ statement: Statement, _ message: (String) -> String,
        change: (GUID) async throws -> Void
    ) async throws {
        let actor = try await account(act.actor ?? .me)
        let target = try await act.target.asyncAccount(self) ?? actor
        let request = PhotoRequest(
            actor: actor.facts, action: action,
            target: target.id == actor.id ? nil : PhotoTarget(isSynced: target.facts.isSynced), client: act.client,
            scopes: act.scopes)
        let state = try await world.tenant.service.state()
        let answer = Answerer(state: state, roles: world.tenant.directory.roles).answer(request)
        // A change is in force from exactly its delay on, and not before.
        let verdict = answer.before
        if verdict == nil { try await change(target.id) } else { close(.refusal) }
        tell(
            statement, verdict == nil ? .done : .refused,
            .photo(
                PhotoReport(
                    statement: action.rawValue, account: target.userPrincipalName, client: act.client,
                    verdict: verdict,
                    message: verdict.map {
                        "\($0.summary); shown: \($0.shown(in: act.client, profile: state.environment.profile))"
                    } ?? message(target.userPrincipalName))))
    }
}

extension Optional<UserName> {
    fileprivate func asyncAccount(_ session: Session) async throws -> Account? {
        guard let self else { return nil }
        return try await session.account(self)
    }
}
