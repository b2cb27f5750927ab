import PhotoPolicy

/// A simulated tenant: a directory under changes beside a simulated service. A value: a fork is a copy.
package struct SimulatedTenant: Sendable {
    package var directory: DirectoryOverlay
    package var service: SimulatedPhotoService
    /// The user principal name of the account that runs scripts.
    package var operatorName: String?
    /// What was applied here, oldest first.
    package var history: [AppliedChange] = []
    /// What it was loaded from, for saving.
    var source: TenantFile?

    package init(directory: DirectoryOverlay, service: SimulatedPhotoService, operatorName: String? = nil) {
        self.directory = directory
        self.service = service
        self.operatorName = operatorName
    }
}

/// A change of the setting that was accepted, and what rollback needs of it.
package struct AppliedChange: Sendable, Hashable {
    package let before: PhotoUpdateSettings
    package let after: PhotoUpdateSettings
    package let accepted: Instant
    package let reason: String?
    package var isRolledBack = false

    package init(
        before: PhotoUpdateSettings, after: PhotoUpdateSettings, accepted: Instant, reason: String?,
        isRolledBack: Bool = false
    ) {
        self.before = before
        self.after = after
        self.accepted = accepted
        self.reason = reason
        self.isRolledBack = isRolledBack
    }
}

/// The service's side of a simulated tenant.
package struct SimulatedPhotoService: PhotoService {
    package var serviceState: ServiceState
    package private(set) var photos: [GUID: Photo] = [:]
    /// What was there before the latest change of a photo; nil inside is *none*.
    package private(set) var replacedPhotos: [GUID: Photo?] = [:]

    package init(state: ServiceState, photos: [GUID: Photo] = [:], replacedPhotos: [GUID: Photo?] = [:]) {
        serviceState = state
        self.photos = photos
        self.replacedPhotos = replacedPhotos
    }

    package func state() -> ServiceState { serviceState }

    package mutating func write(_ settings: PhotoUpdateSettings) -> PhotoUpdateSettings {
        serviceState.settings.accept(settings, at: serviceState.now)
        return serviceState.acceptedSettings
    }

    package func photo(of account: GUID) -> Photo? { photos[account] }

    package mutating func setPhoto(_ photo: Photo?, of account: GUID) {
        replacedPhotos[account] = .some(photos[account])
        photos[account] = photo
    }
}

extension Tenant {
    /// The user principal name of the account that runs scripts.
    package var operatorName: String? {
        if case .simulated(let tenant) = self { tenant.operatorName } else { nil }
    }

    /// What this tool applied, oldest first.
    package var history: [AppliedChange] {
        if case .simulated(let tenant) = self { tenant.history } else { [] }
    }

    /// The latest apply that was not rolled back.
    package var latestChange: AppliedChange? { history.last { !$0.isRolledBack } }

    package mutating func record(before: PhotoUpdateSettings, after: PhotoUpdateSettings, reason: String?) {
        guard case .simulated(var tenant) = self else { return }
        tenant.history.append(
            AppliedChange(
                before: before, after: after, accepted: tenant.service.serviceState.now, reason: reason))
        self = .simulated(tenant)
    }

    /// Takes note that the latest change was undone, by a change of its own that is not undone in turn.
    package mutating func recordRollback(reason: String?) {
        guard case .simulated(var tenant) = self, let index = tenant.history.lastIndex(where: { !$0.isRolledBack })
        else { return }
        tenant.history[index].isRolledBack = true
        let undone = tenant.history[index]
        tenant.history.append(
            AppliedChange(
                before: undone.after, after: undone.before, accepted: tenant.service.serviceState.now,
                reason: reason ?? "rollback", isRolledBack: true))
        self = .simulated(tenant)
    }
}
