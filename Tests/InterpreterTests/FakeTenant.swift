import PhotoPolicy
import Tenants

/// A tenant behind a service that may fail, and that others change, like a live one.
actor FakeTenant {
    enum Fault: Sendable {
        /// The request is lost before the service receives it.
        case beforeWrite(ServiceError)
        /// The request is carried out, but the answer is lost.
        case afterWrite(ServiceError)
    }

    private(set) var settings: PhotoUpdateSettings
    private(set) var photos: [GUID: Photo] = [:]
    /// The photo that the service stores for each photo it receives, as if it re-encoded them.
    private var encoded: Photo?
    private(set) var writes: [PhotoUpdateSettings] = []
    private let base: ServiceState
    private var fault: Fault?
    /// Settings shown instead of the current ones after a write, and for how many readings.
    private var staleAfterWrite: (PhotoUpdateSettings, readings: Int)?
    private var stale: (PhotoUpdateSettings, readings: Int)?
    private var readFault: ServiceError?
    private var photoFault: ServiceError?
    private var failsReading = false
    nonisolated let clock: FakeClock

    static let lost = ServiceError(.unreachable, "service-unreachable", "no answer", requestID: "request-7")
    static let unsent = ServiceError(
        .unreachable, "service-unreachable", "no connection", mayHaveArrived: false)
    static let throttled = ServiceError(.throttled, "service-throttled", "too many requests")
    static let forbidden = ServiceError(.notPermitted, "forbidden", "Authorization failed")
    static let badRequest = ServiceError(.refused, "BadRequest", "the role is not accepted")

    init(_ tenant: SimulatedTenant) {
        base = tenant.service.serviceState
        settings = base.acceptedSettings
        clock = FakeClock(base.now)
    }

    /// - Parameter readingToo: whether reading fails too, from the write on.
    func fail(_ fault: Fault?, readingToo: Bool = false) {
        self.fault = fault
        failsReading = readingToo
        readFault = nil
    }

    func encodePhotos(as photo: Photo?) { encoded = photo }
    func failPhotos(_ error: ServiceError?) { photoFault = error }
    func failReading(_ error: ServiceError?) { readFault = error }
    func showAfterWrite(_ settings: PhotoUpdateSettings, for readings: Int) { staleAfterWrite = (settings, readings) }
    func change(_ settings: PhotoUpdateSettings) {
        self.settings = settings
        stale = nil
    }

    var moment: Instant { clock.now }

    func read() throws -> ServiceState {
        if let readFault { throw readFault }
        var state = base
        state.now = moment
        state.settings = Timeline(settings)
        if let (shown, readings) = stale {
            stale = readings > 1 ? (shown, readings - 1) : nil
            state.settings = Timeline(shown)
        }
        return state
    }

    func write(_ settings: PhotoUpdateSettings) throws -> PhotoUpdateSettings {
        writes.append(settings)
        if failsReading { readFault = Self.lost }
        if case .beforeWrite(let error) = fault { throw error }
        self.settings = settings
        stale = staleAfterWrite
        if case .afterWrite(let error) = fault { throw error }
        return try read().acceptedSettings
    }

    func photo(of account: GUID) throws -> Photo? {
        if let fault = photoFault ?? readFault { throw fault }
        return photos[account]
    }

    func setPhoto(_ photo: Photo?, of account: GUID) throws {
        if failsReading { readFault = Self.lost }
        if case .beforeWrite(let error) = fault { throw error }
        photos[account] = photo == nil ? nil : encoded ?? photo
        if case .afterWrite(let error) = fault { throw error }
    }

}

struct FakeService: PhotoService {
    let tenant: FakeTenant

    func state() async throws -> ServiceState { try await tenant.read() }
    func requestIDs() -> [String] { ["request-1"] }
    func photo(of account: GUID) async throws -> Photo? { try await tenant.photo(of: account) }

    func write(
        _ settings: PhotoUpdateSettings, replacing base: PhotoUpdateSettings
    ) async throws -> PhotoUpdateSettings {
        try await tenant.write(settings)
    }

    func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) async throws {
        try await tenant.setPhoto(photo, of: account)
    }
}
