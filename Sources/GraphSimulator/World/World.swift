import NIOCore
import PhotoPolicy
import Synchronization
import Tenants

/// The simulated tenant and everybody who is signed in to it, shared by all connections. One lock: whoever reads a
/// setting sees it before or after a write, never half of it.
final class World: Sendable {
    private let state: Mutex<WorldState>

    init(_ state: consuming WorldState) { self.state = Mutex(state) }

    func answer(_ request: WireRequest, ids: RequestIDs, now: Double) -> WireResponse {
        var request = request
        request.readAhead()
        return state.withLock { [request] in $0.answer(request, ids: ids, now: now) }
    }

    /// Looks at the state, or changes it, while nobody else does.
    func withState<Value: Sendable>(_ body: (inout WorldState) -> sending Value) -> Value {
        state.withLock { body(&$0) }
    }
}

/// A tenant with its directory listed.
struct TenantPicture: Sendable {
    var tenant: SimulatedTenant
    let directory: DirectoryIndex

    /// Throws `TenantFileError` for a tenant that was not read from a file.
    init(_ tenant: SimulatedTenant) async throws {
        guard let contents = try await tenant.contents() else {
            throw TenantFileError(path: "", message: "only a tenant that came from a tenant file can be served")
        }
        self.tenant = tenant
        directory = DirectoryIndex(contents)
    }
}

/// The lists of a directory, with the places of what they hold.
struct DirectoryIndex: Sendable {
    let contents: DirectoryContents
    private let byID: [GUID: Int]
    private let byName: [String: Int]

    init(_ contents: DirectoryContents) {
        self.contents = contents
        let users = contents.users
        byID = Dictionary(users.indices.map { (users[$0].id, $0) }) { first, _ in first }
        byName = Dictionary(users.indices.map { (users[$0].userPrincipalName.lowercased(), $0) }) { first, _ in first }
    }

    func account(_ id: GUID) -> Account? { byID[id].map { contents.users[$0] } }

    /// The account of an id or a user principal name in any case.
    func account(named name: String) -> Account? {
        (GUID(name).flatMap { byID[$0] } ?? byName[name.lowercased()]).map { contents.users[$0] }
    }
}

/// What the lock guards.
struct WorldState: Sendable {
    var picture: TenantPicture
    let initial: TenantPicture
    let options: GraphSimulator.Options
    var signIns = SignIns()
    /// The answer to GET of the settings, made once for each change of them.
    var settingsBody: ByteBuffer?
    let keys: SigningKeys
    var faults: Faults
    var log = DirectoryLog()
    /// How many Graph requests came in which second.
    private var rate = (second: 0, count: 0)

    init(_ picture: TenantPicture, options: GraphSimulator.Options) {
        self.picture = picture
        initial = picture
        self.options = options
        keys = .shared
        faults = Faults(options.faults, seed: options.seed)
    }

    var tenant: SimulatedTenant {
        get { picture.tenant }
        _modify { yield &picture.tenant }
    }
    var directory: DirectoryIndex { picture.directory }
    var service: ServiceState { picture.tenant.service.serviceState }
    var conditions: TenantConditions { service.conditions }

    mutating func answer(_ request: WireRequest, ids: RequestIDs, now: Double) -> WireResponse {
        guard let first = request.path.first?.folded else { return welcome(request) }
        if first == "v1.0" || first == "beta" { return graph(request, ids: ids, now: now) }
        return signIn(request, ids: ids, now: now)
    }

    /// Counts a request, each of a batch too.
    mutating func isTooOften(_ now: Double) -> Bool {
        guard let limit = options.requestsPerSecond else { return false }
        if rate.second != Int(now) { rate = (Int(now), 0) }
        rate.count += 1
        return rate.count > limit
    }

    private func welcome(_ request: WireRequest) -> WireResponse {
        .json([
            "service": "photopolicy serve: a simulated tenant",
            "tenant": .string(directory.contents.tenant.displayName),
            "graph": .string(request.base + "/v1.0"), "authority": .string(request.base + "/common"),
        ])
    }
}
