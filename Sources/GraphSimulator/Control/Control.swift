import HTTPTypes
import NIOCore
import OrderedJSON
import PhotoPolicy
import Tenants

/// The endpoint by which a test steers the simulated tenant: under `/_photopolicy`, with a token of its own, there only
/// when it was asked for.
struct Control: Sendable {
    let world: World
    let token: String

    static let root = "_photopolicy"

    func answer(_ request: WireRequest, ids: RequestIDs) async -> WireResponse {
        do throws(GraphError) {
            return try await checkedAnswer(request)
        } catch {
            return error.response(ids)
        }
    }

    private func checkedAnswer(_ request: WireRequest) async throws(GraphError) -> WireResponse {
        guard isPermitted(request.headers) else { throw .unauthenticated("The control token is missing or wrong.") }
        switch (request.method, request.path.dropFirst().map(\.folded).joined(separator: "/")) {
        case ("POST", "reset"):
            world.withSimulation { $0.load($0.initial) }
            return WireResponse(status: 204)
        case ("GET", "tenant"): return try saved()
        case ("PUT", "tenant"): return try await load(request.body)
        case ("GET", "clock"): return clock()
        case ("POST", "clock"): return try advance(request.body)
        case ("GET", "faults"): return .json(["faults": .array(world.withSimulation { $0.faults.waiting }.map(\.json))])
        case ("POST", "faults"): return try addFault(request.body)
        case ("DELETE", "faults"):
            world.withSimulation { $0.faults.waiting = [] }
            return WireResponse(status: 204)
        default: throw .notModelled("this path of the control endpoint")
        }
    }

    /// Compares all of it, however early it differs: the time taken tells nothing.
    func isPermitted(_ headers: HTTPFields) -> Bool {
        let given = Array((headers[.authorization] ?? "").utf8)
        let expected = Array("Bearer \(token)".utf8)
        guard given.count == expected.count else { return false }
        return zip(given, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    // MARK: Tenant

    private func saved() throws(GraphError) -> WireResponse {
        do throws(TenantFileError) {
            let bytes = try world.withSimulation(\.tenant).saved()
            return WireResponse(status: 200, contentType: WireResponse.plainJSON, body: ByteBuffer(bytes: bytes))
        } catch {
            throw .badRequest("\(error.path): \(error.message)")
        }
    }

    private func load(_ body: [UInt8]) async throws(GraphError) -> WireResponse {
        let picture: TenantPicture
        do {
            picture = try await TenantPicture(try SimulatedTenant.load(json: body))
        } catch let error as TenantFileError {
            throw .badRequest("\(error.path): \(error.message)")
        } catch {
            throw .badRequest("The tenant cannot be read.")
        }
        world.withSimulation { $0.load(picture) }
        return WireResponse(status: 204)
    }

    // MARK: Clock

    private func clock() -> WireResponse {
        let service = world.withSimulation { $0.photos.service.serviceState }
        return .json([
            "clock": .string(service.now.description),
            "settles": service.settles.map { .string($0.description) } ?? .null,
        ])
    }

    /// By a duration, or until everything accepted is in force.
    private func advance(_ body: [UInt8]) throws(GraphError) -> WireResponse {
        let members = body.isEmpty ? [:] : try ReadJSON.parse(body).members ?? [:]
        var span: TimeSpan?
        if let given = members["advance"] {
            guard let read = given.text.flatMap({ TimeSpan($0) }) else {
                throw .badRequest("advance is a duration such as \"24h\".")
            }
            span = read
        }
        world.withSimulation { $0.photos.advance(by: span) }
        return clock()
    }

    // MARK: Faults

    private func addFault(_ body: [UInt8]) throws(GraphError) -> WireResponse {
        let json = try ReadJSON.parse(body)
        let fault = try InjectedFault(json)
        if case .number(let seed) = json.members?["seed"], let seed = UInt64(exactly: seed) {
            world.withSimulation { $0.faults.dice = Dice(state: seed) }
        }
        world.withSimulation { $0.faults.waiting.append(fault) }
        return .json(["fault": fault.json], status: 201)
    }
}
