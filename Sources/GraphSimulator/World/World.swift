import Synchronization

/// The simulation shared by all connections, under one lock: a reader sees a setting before or after a write, never in
/// between.
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

    /// Reads or changes the simulation while nobody else does.
    func withSimulation<Value: Sendable>(_ body: (inout Simulation) -> sending Value) -> Value {
        simulation.withLock { body(&$0) }
    }
}
