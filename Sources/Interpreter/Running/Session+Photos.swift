import PhotoPolicy
import Tenants

extension Session {
    func update(_ act: PhotoAct, file: String, _ statement: Statement) async throws {
        guard let photo = Photo(bytes: try files.read(file, from: statement.place.source)) else {
            throw RunError(CheckCode.photoNotAnImage.rawValue, "the file \"\(file)\" is no JPEG or PNG of at most 4 MB")
        }
        try await perform(act, .update, writing: photo, statement) {
            "\($0) has a new photo of \(photo.bytes.count) bytes"
        }
    }

    func remove(_ act: PhotoAct, _ statement: Statement) async throws {
        try await perform(act, .remove, writing: nil, statement) { "\($0) has no photo any more" }
    }

    func restore(_ act: PhotoAct, _ statement: Statement) async throws {
        let target = try await account(act.target ?? .me)
        guard let previous = try await replacedPhoto(of: target) else {
            return refuse(
                statement.photoVerb, target, act.client, statement, code: Self.photoMissing,
                "no photo of this account was replaced or removed here, so that there is none to put back")
        }
        try await perform(act, .update, writing: previous, statement) {
            previous == nil ? "\($0) has no photo again" : "\($0) has the previous photo again"
        }
    }

    /// What was there before the latest change of a photo: inside nil is *none*, outside nil *no change is known*.
    private func replacedPhoto(of account: Account) async throws -> Photo?? {
        switch world.tenant {
        case .simulated(let tenant): tenant.service.replacedPhotos[account.id]
        case .live: try await replacedLivePhoto(of: account)
        }
    }

    /// The code of what cannot be done for want of a photo.
    package static let photoMissing = "photo-missing"

    /// Asks the rules that are in force at the client right now, and makes the change when they allow it.
    private func perform(
        _ act: PhotoAct, _ action: PhotoAction, writing photo: Photo?, _ statement: Statement,
        _ message: (String) -> String
    ) async throws {
        let actor = try await account(act.actor ?? .me)
        let target = if let name = act.target { try await account(name) } else { actor }
        let request = PhotoRequest(
            actor: actor.facts, action: action,
            target: target.id == actor.id ? nil : PhotoTarget(isSynced: target.facts.isSynced), client: act.client,
            scopes: act.scopes)
        let state = try await world.tenant.service.state()
        // A change is in force from exactly its delay on, and not before.
        let verdict = Answerer(state: state, roles: world.tenant.directory.roles).answer(request).before
        if world.tenant.isLive {
            let done = message(target.userPrincipalName)
            return try await performLive(act, photo, of: target, prediction: verdict, done: done, statement)
        }
        if let reason = verdict {
            return refuse(
                statement.photoVerb, target, act.client, statement, code: reason.rawValue,
                "\(reason.summary); shown: \(reason.shown(in: act.client, profile: state.environment.profile))")
        }
        let old = try await world.tenant.service.photo(of: target.id)
        if action == .remove, old == nil {
            return refuse(
                statement.photoVerb, target, act.client, statement, code: Self.photoMissing,
                "there is no photo to remove; shown by Graph: 404 ImageNotFound")
        }
        try await world.tenant.setPhoto(photo, replacing: old, of: target.id)
        tell(
            statement, .done,
            .photo(
                PhotoReport(
                    statement: statement.photoVerb, account: target.userPrincipalName, client: act.client, code: nil,
                    message: message(target.userPrincipalName))))
    }

    func refuse(
        _ verb: String, _ account: Account, _ client: Client, _ statement: Statement, code: String, _ message: String,
        notes: [String] = []
    ) {
        close(.refusal)
        tell(
            statement, .refused,
            .photo(
                PhotoReport(
                    statement: verb, account: account.userPrincipalName, client: client, code: code, message: message)),
            notes: notes)
    }
}

extension Statement {
    /// The word of a statement about a photo.
    var photoVerb: String {
        switch action {
        case .restorePhoto: "restore"
        case .removePhoto: "remove"
        case .updatePhoto: "update"
        case .edit, .discard, .plan, .apply, .rollback, .can, .who, .explainAccess, .explainCode, .expect, .change,
            .show, .print, .define, .whatIf, .findPolicy:
            "change"
        }
    }
}
