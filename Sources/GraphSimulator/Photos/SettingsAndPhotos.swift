import NIOCore
import PhotoPolicy
import Tenants

/// The part of the state that clients change: the photo update settings and the photos.
struct SettingsAndPhotos: Sendable {
    private(set) var service: SimulatedPhotoService
    /// The answer to GET of the settings, rendered once after each change.
    var settingsBody: ByteBuffer?
    /// The settings that a DELETE removed, kept until something is written or the clock moves.
    private(set) var deleted: PhotoUpdateSettings?
    let options: GraphSimulator.Options

    init(_ service: SimulatedPhotoService, _ options: GraphSimulator.Options) {
        self.service = service
        self.options = options
    }

    var conditions: TenantConditions { service.serviceState.conditions }
    var acceptedSettings: PhotoUpdateSettings { service.serviceState.acceptedSettings }

    /// The settings that Graph enforces: a change takes effect exactly when its delay has passed.
    var settingsInForce: PhotoUpdateSettings {
        let state = service.serviceState
        let possible = state.settings.possible(at: state.now, delay: state.delays[.graph])
        return possible.first ?? state.acceptedSettings
    }

    mutating func accept(_ settings: PhotoUpdateSettings) {
        let now = service.serviceState.now
        service.serviceState.settings.acceptLast(settings, at: now)
        settingsBody = nil
        deleted = nil
    }

    mutating func reset() {
        let before = acceptedSettings
        accept(.untouched)
        deleted = before
    }

    mutating func setPhoto(_ photo: Photo?, of owner: GUID) { service.setPhoto(photo, of: owner) }

    /// Moves the clock on by a span, or until everything accepted is in force.
    mutating func advance(by span: TimeSpan?) {
        let state = service.serviceState
        deleted = nil
        service.serviceState.now = (span.map { state.later(by: $0) } ?? state.onceInForce).now
    }
}

/// What GET of the settings answers after a DELETE, which is not known for the real service (?).
package enum AfterDelete: String, Sendable, Hashable, CaseIterable {
    /// The default, at once.
    case nulls
    case notFound
    /// The previous settings, until something is written or the clock moves.
    case old
    case error
}
