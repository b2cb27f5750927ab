import PhotoPolicy

/// A tenant's settings and photos, for reading and changing: simulated, or through Microsoft Graph.
package protocol PhotoService: Sendable {
    /// Settings and mailbox policies over time, the tenant's facts, and the clock.
    func state() async throws -> ServiceState
    /// Does beforehand what a change may have to wait for, such as a person's sign-in.
    func prepareToChange() async throws
    /// Writes both properties of the setting and reads them back; returns what the service then shows.
    ///
    /// - Parameter base: what was there at the last look. If the service has to be asked more than once, the settings
    ///   are read again, and what others changed meanwhile is not overwritten.
    mutating func write(
        _ settings: PhotoUpdateSettings, replacing base: PhotoUpdateSettings
    ) async throws -> PhotoUpdateSettings
    /// The photo of an account; nil when there is none.
    func photo(of account: GUID) async throws -> Photo?
    /// Sets a photo, or removes it with nil. Whether that is permitted has already been decided.
    ///
    /// - Parameter old: what was there at the last look, as for `write`.
    mutating func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) async throws
    /// Reads the settings afresh, whatever was read before: for the last look before a write and the first ones after.
    func currentSettings() async throws -> PhotoUpdateSettings
    /// The service's own ids of the requests that the latest `write` or `setPhoto` sent, for the journal.
    func requestIDs() async -> [String]
    /// When settings that the service may have accepted earlier were first seen; nil where the service itself says how
    /// long they have applied, and where nothing keeps a record.
    func firstSeen(_ settings: PhotoUpdateSettings) async throws -> Instant?
}

extension PhotoService {
    package func prepareToChange() async throws {}
    package func currentSettings() async throws -> PhotoUpdateSettings { try await state().acceptedSettings }
    package func requestIDs() async -> [String] { [] }
    package func firstSeen(_ settings: PhotoUpdateSettings) async throws -> Instant? { nil }
}
