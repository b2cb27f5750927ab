import OrderedJSON
import Tenants

/// The state that the lock guards, in three parts, with the routing of requests to the part that answers.
struct Simulation: Sendable {
    var directory: ServedDirectory
    var photos: SettingsAndPhotos
    var signIn: SignInService
    var faults: Faults
    var rate: RequestRate
    let initial: TenantPicture
    private let options: GraphSimulator.Options
    /// The tenant as it was loaded; settings, photos and clock have moved on since.
    private var loaded: SimulatedTenant

    init(_ picture: TenantPicture, options: GraphSimulator.Options) {
        directory = ServedDirectory(picture.directory)
        photos = SettingsAndPhotos(picture.tenant.service, options)
        signIn = SignInService(options)
        faults = Faults(options.faults, seed: options.seed)
        rate = RequestRate(limit: options.requestsPerSecond)
        initial = picture
        self.options = options
        loaded = picture.tenant
    }

    /// The tenant as it is now.
    var tenant: SimulatedTenant {
        var tenant = loaded
        tenant.service = photos.service
        return tenant
    }

    /// Replaces the tenant. Sign-ins are kept as far as their accounts still exist.
    mutating func load(_ picture: TenantPicture) {
        directory.replace(with: picture.directory)
        photos = SettingsAndPhotos(picture.tenant.service, options)
        loaded = picture.tenant
    }

    mutating func forgetSignIns() { signIn = SignInService(options) }

    /// Restores the faults of the start.
    mutating func resetFaults() { faults = Faults(options.faults, seed: options.seed) }

    mutating func answer(_ request: WireRequest, ids: RequestIDs, now: Double) -> WireResponse {
        if request.path.isEmpty { return welcome(request) }
        if Arrival.Place(request.path) == .graph { return graph(request, ids: ids, now: now) }
        let tenant = TenantView(directory: directory.index, conditions: photos.conditions)
        return signIn.answer(SignInCall(request: request, now: now, tenant: tenant), ids: ids)
    }

    private func welcome(_ request: WireRequest) -> WireResponse {
        .json([
            "service": "photopolicy serve: a simulated tenant",
            "tenant": .string(directory.index.contents.tenant.displayName),
            "graph": .string(request.base + "/v1.0"), "authority": .string(request.base + "/common"),
        ])
    }
}

/// The number of Graph requests in the current second.
struct RequestRate: Sendable {
    /// Requests per second; nil for no limit.
    let limit: Int?
    private var second = 0
    private var count = 0

    init(limit: Int?) { self.limit = limit }

    /// Counts a request, also one within a batch, against the limit.
    mutating func isExceeded(_ now: Double) -> Bool {
        guard let limit else { return false }
        if second != Int(now) { (second, count) = (Int(now), 0) }
        count += 1
        return count > limit
    }
}
