import HTTPTypes
import NIOCore
import OrderedJSON
import PhotoPolicy
import Tenants

/// The endpoint under `/_photopolicy` by which a test steers the simulated tenant; it needs its own token and exists
/// only on request.
struct Control: Sendable {
    let world: World
    let token: String

    static let root = "_photopolicy"

    func answer(_ request: WireRequest, ids: RequestIDs, now: Double) async -> WireResponse {
        do throws(GraphError) {
            guard isPermitted(request.headers) else {
                throw .unauthenticated("The control token is missing or wrong.")
            }
            return try await answer(request, now: now)
        } catch {
            return error.response(ids)
        }
    }

    private func answer(_ request: WireRequest, now: Double) async throws(GraphError) -> WireResponse {
        let path = request.path.dropFirst().map(\.folded).joined(separator: "/")
        switch (path, request.method) {
        case ("reset", "POST"), ("reset/tenant", "POST"), ("reset/sign-ins", "POST"), ("reset/faults", "POST"),
            ("reset/requests", "POST"):
            return try reset(path, request.body)
        case ("tenant", "GET"): return try await saved()
        case ("tenant", "PUT"): return try await load(request.body)
        case ("clock", "GET"): return clock()
        case ("clock", "POST"): return try advance(request.body)
        case ("requests", "GET"): return requests()
        case ("requests", "DELETE"):
            world.journal.withLock { $0.clear() }
            return WireResponse(status: 204)
        case ("report", "GET"): return .json(world.report.withLock { $0 }.json)
        case ("faults", "GET"):
            return .json(["faults": .array(world.withSimulation { $0.faults.waiting }.map(\.json))])
        case ("faults", "POST"): return try addFault(request.body)
        case ("faults", "DELETE"):
            world.withSimulation { $0.faults.waiting = [] }
            return WireResponse(status: 204)
        case ("tokens", "POST"): return try mint(request.body, now: now)
        case ("tokens/revoke", "POST"): return try revoke(request.body)
        case ("sign-out", "POST"): return try signOut(request.body)
        case ("challenge", "POST"): return try challenge(request.body, now: now)
        default:
            guard let methods = Self.paths[path] else { throw .notModelled("this path of the control endpoint") }
            throw .methodNotAllowed(request.method, allow: methods)
        }
    }

    private static let paths = [
        "reset": ["POST"], "reset/tenant": ["POST"], "reset/sign-ins": ["POST"], "reset/faults": ["POST"],
        "reset/requests": ["POST"], "tenant": ["GET", "PUT"], "clock": ["GET", "POST"],
        "requests": ["GET", "DELETE"], "report": ["GET"], "faults": ["GET", "POST", "DELETE"], "tokens": ["POST"],
        "tokens/revoke": ["POST"], "sign-out": ["POST"], "challenge": ["POST"], "ready": ["GET"],
    ]

    /// Compares the whole token even if an early byte differs, so the time taken reveals nothing.
    func isPermitted(_ headers: HTTPFields) -> Bool {
        let given = Array((headers[.authorization] ?? "").utf8)
        let expected = Array("Bearer \(token)".utf8)
        guard given.count == expected.count else { return false }
        return zip(given, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
