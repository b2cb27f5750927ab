import Interpreter
import PhotoPolicy
import Tenants

/// The settings, to be changed from what a plan started from to what it proposes.
struct LiveSettings: LiveTarget {
    let plan: Plan
    let undoing: UndoableChange?

    var kind: ChangeKind { .settings }
    var question: ConfirmationQuestion.Act { undoing == nil ? .apply : .rollback }

    func look(at service: any PhotoService) async throws -> PhotoUpdateSettings { try await service.currentSettings() }

    func refusal(_ before: PhotoUpdateSettings) -> WriteRefusal? { before == plan.current ? nil : .stale }

    func change(_ before: PhotoUpdateSettings) -> JournalEntry.Change {
        .settings(before: before, after: plan.proposed, undoing: undoing?.entry)
    }

    func send(_ before: PhotoUpdateSettings, to tenant: inout Tenant) async throws -> PhotoUpdateSettings? {
        try await tenant.write(plan.proposed, replacing: before)
    }

    func sight(_ seen: PhotoUpdateSettings, _ before: PhotoUpdateSettings, isAnswered: Bool) -> LiveSight {
        seen == plan.proposed ? .wanted : seen == before ? .before : .other
    }

    func settings(_ seen: PhotoUpdateSettings) -> PhotoUpdateSettings? { seen }
    func notes(_ change: JournalEntry.Change) -> [Note] { [] }
}

/// The photo of an account, to be set or removed. The photo it replaces is kept first.
struct LivePhoto: LiveTarget {
    let change: PhotoChange
    let tenant: GUID
    let backups: any PhotoBackups

    var kind: ChangeKind { .photo }
    var question: ConfirmationQuestion.Act { .photo(change.act, of: change.account.userPrincipalName) }

    func look(at service: any PhotoService) async throws -> Photo? { try await service.photo(of: change.account.id) }

    func refusal(_ before: Photo?) -> WriteRefusal? {
        change.act == .remove && before == nil ? .photoMissing(.noneToRemove(isSimulated: false)) : nil
    }

    func change(_ before: Photo?) throws -> JournalEntry.Change {
        let backup = try before.map { try backups.keep($0, tenant: tenant, account: change.account.id) }
        return .photo(
            JournalEntry.PhotoChange(
                account: change.account.id, accountName: change.account.userPrincipalName,
                before: before?.entityTag, after: change.photo?.entityTag, backup: backup))
    }

    func send(_ before: Photo?, to tenant: inout Tenant) async throws -> Photo?? {
        try await tenant.setPhoto(change.photo, replacing: before, of: change.account.id)
        return nil
    }

    /// The service may re-encode a photo, so setting the same one twice looks like no change: once the service has said
    /// that it took a photo, the one it shows is that photo.
    func sight(_ seen: Photo?, _ before: Photo?, isAnswered: Bool) -> LiveSight {
        if isAnswered, change.photo != nil, seen != nil { return .wanted }
        if seen?.entityTag == change.photo?.entityTag { return .wanted }
        return seen?.entityTag == before?.entityTag ? .before : .other
    }

    func settings(_ seen: Photo?) -> PhotoUpdateSettings? { nil }

    func notes(_ change: JournalEntry.Change) -> [Note] {
        if case .photo(let change) = change, change.backup != nil { [.replacedPhotoKept] } else { [] }
    }
}
