import OrderedJSON
import Tenants

/// What the lock guards: three parts of state, and the way of a request to the one that answers it.
struct Simulation: Sendable {
    var directory: ServedDirectory
    var photos: SettingsAndPhotos
    var signIn: SignInService
    var faults: Faults
    var rate: RequestRate
    let initial: TenantPicture
    private let options: GraphSimulator.Options
    /// As it was loaded: settings, photos and clock have moved on.
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

    /// Puts another tenant in the place of this one. Who is signed in stays so, as far as the account still exists.
    mutating func load(_ picture: TenantPicture) {
        directory.replace(with: picture.directory)
        photos = SettingsAndPhotos(picture.tenant.service, options)
        loaded = picture.tenant
    }

    mutating func forgetSignIns() { signIn = SignInService(options) }

    /// Those of the start again.
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

/// How many Graph requests came in which second.
struct RequestRate: Sendable {
    /// Nil is no limit.
    let limit: Int?
    private var second = 0
    private var count = 0

    init(limit: Int?) { self.limit = limit }

    /// Counts a request, each of a batch too.
    mutating func isExceeded(_ now: Double) -> Bool {
        guard let limit else { return false }
        if second != Int(now) { (second, count) = (Int(now), 0) }
        count += 1
        return count > limit
    }
}
