import NIOCore
import PhotoPolicy
import Tenants

/// The part of the state that clients change: the photo update settings and the photos.
struct SettingsAndPhotos: Sendable {
    private(set) var service: SimulatedPhotoService
    /// The answer to GET of the settings, made once for each change of them.
    var settingsBody: ByteBuffer?

    init(_ service: SimulatedPhotoService) { self.service = service }

    var conditions: TenantConditions { service.serviceState.conditions }
    var acceptedSettings: PhotoUpdateSettings { service.serviceState.acceptedSettings }

    /// What Graph enforces: a change counts from exactly its delay on.
    var settingsInForce: PhotoUpdateSettings {
        let state = service.serviceState
        let possible = state.settings.possible(at: state.now, delay: state.delays[.graph])
        return possible.first ?? state.acceptedSettings
    }

    mutating func accept(_ settings: PhotoUpdateSettings) {
        let now = service.serviceState.now
        service.serviceState.settings.acceptLast(settings, at: now)
        settingsBody = nil
    }

    mutating func setPhoto(_ photo: Photo?, of owner: GUID) { service.setPhoto(photo, of: owner) }

    /// By a span, or until everything accepted is in force.
    mutating func advance(by span: TimeSpan?) {
        let state = service.serviceState
        service.serviceState.now = (span.map { state.later(by: $0) } ?? state.onceInForce).now
    }
}
