import NIOCore
import OrderedJSON
import PhotoPolicy
import Tenants

extension Control {
    /// Resets everything, or the part that the path names.
    func reset(_ path: String, _ body: [UInt8]) throws(GraphError) -> WireResponse {
        _ = try ControlBody(body, knows: [])
        let what = path.dropFirst("reset/".count)
        world.withSimulation { simulation in
            if ["", "tenant"].contains(what) { simulation.load(simulation.initial) }
            if ["", "sign-ins"].contains(what) { simulation.forgetSignIns() }
            if ["", "faults"].contains(what) { simulation.resetFaults() }
        }
        if ["", "requests"].contains(what) {
            world.journal.withLock { $0.clear() }
            world.report.withLock { $0 = RequestReport() }
        }
        return WireResponse(status: 204)
    }

    // MARK: Tenant

    func saved() async throws(GraphError) -> WireResponse {
        let tenant = world.withSimulation(\.tenant)
        do {
            // A large tenant takes a while; other requests are served meanwhile.
            let bytes = try await Task.detached { try tenant.saved() }.value
            return WireResponse(status: 200, contentType: WireResponse.plainJSON, body: ByteBuffer(bytes: bytes))
        } catch let error as TenantFileError {
            throw .badRequest("\(error.path): \(error.message)")
        } catch {
            throw .badRequest("The tenant cannot be saved.")
        }
    }

    func load(_ body: [UInt8]) async throws(GraphError) -> WireResponse {
        let picture: TenantPicture
        do {
            // A large tenant takes seconds; other requests are served meanwhile.
            picture = try await Task.detached { try await TenantPicture(try SimulatedTenant.load(json: body)) }.value
        } catch let error as TenantFileError {
            throw .badRequest("\(error.path): \(error.message)")
        } catch {
            throw .badRequest("The tenant cannot be read.")
        }
        world.withSimulation { $0.load(picture) }
        return WireResponse(status: 204)
    }

    // MARK: Clock

    func clock() -> WireResponse {
        let service = world.withSimulation { $0.photos.service.serviceState }
        return .json([
            "clock": .string(service.now.description),
            "settles": service.settles.map { .string($0.description) } ?? .null,
        ])
    }

    /// Moves the clock on by a duration, or until everything accepted is in force.
    func advance(_ body: [UInt8]) throws(GraphError) -> WireResponse {
        let span = try ControlBody(body, knows: ["advance"]).span("advance")
        world.withSimulation { $0.photos.advance(by: span) }
        return clock()
    }

    // MARK: Requests and faults

    func requests() -> WireResponse {
        let (count, requests) = world.journal.withLock { ($0.count, $0.requests) }
        return .json(["count": .int(count), "requests": .array(requests.map { .object($0.json) })])
    }

    func addFault(_ body: [UInt8]) throws(GraphError) -> WireResponse {
        let body = try ControlBody(body, knows: InjectedFault.members)
        let fault = try InjectedFault(body)
        let seed = try body.number("seed", 0...Int(Int32.max)).map { UInt64($0) }
        world.withSimulation { simulation in
            if let seed { simulation.faults.dice = Dice(state: seed) }
            simulation.faults.waiting.append(fault)
        }
        return .json(["fault": fault.json], status: 201)
    }
}
