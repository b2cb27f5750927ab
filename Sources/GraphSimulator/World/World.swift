import Synchronization

/// The simulation shared by all connections. One lock: whoever reads a setting sees it before or after a write, never
/// half of it.
final class World: Sendable {
    private let simulation: Mutex<Simulation>
    let journal = Mutex(RequestJournal())
    let report = Mutex(RequestReport())

    init(_ simulation: consuming Simulation) { self.simulation = Mutex(simulation) }

    func answer(_ request: WireRequest, _ arrival: Arrival) -> WireResponse {
        answer(request, ids: arrival.ids, now: arrival.now)
    }

    func answer(_ request: WireRequest, ids: RequestIDs, now: Double) -> WireResponse {
        var request = request
        request.readAhead()
        return simulation.withLock { [request] in $0.answer(request, ids: ids, now: now) }
    }

    /// Looks at the simulation, or changes it, while nobody else does.
    func withSimulation<Value: Sendable>(_ body: (inout Simulation) -> sending Value) -> Value {
        simulation.withLock { body(&$0) }
    }
}
