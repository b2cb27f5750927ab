import PhotoPolicy

/// A simulated tenant: a directory under changes beside a simulated service. A value: a fork is a copy.
package struct SimulatedTenant: Sendable {
    package var directory: DirectoryOverlay
    package var service: SimulatedPhotoService
    /// The user principal name of the account that runs scripts.
    package var operatorName: String?
    /// What was applied here, oldest first.
    package var history: [AppliedChange]
    /// What it was loaded from, for saving.
    var source: TenantFile?

    package init(
        directory: DirectoryOverlay, service: SimulatedPhotoService, operatorName: String? = nil,
        history: [AppliedChange] = []
    ) {
        self.directory = directory
        self.service = service
        self.operatorName = operatorName
        self.history = history
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

    package mutating func write(
        _ settings: PhotoUpdateSettings, replacing base: PhotoUpdateSettings
    ) -> PhotoUpdateSettings {
        write(settings)
    }

    package mutating func write(_ settings: PhotoUpdateSettings) -> PhotoUpdateSettings {
        serviceState.settings.accept(settings, at: serviceState.now)
        return serviceState.acceptedSettings
    }

    package func photo(of account: GUID) -> Photo? { photos[account] }

    package mutating func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) {
        setPhoto(photo, of: account)
    }

    package mutating func setPhoto(_ photo: Photo?, of account: GUID) {
        replacedPhotos[account] = .some(photos[account])
        photos[account] = photo
    }
}
