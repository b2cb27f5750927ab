import Tenants

@testable import GraphSimulator

/// Test access to a simulator in the same process.
extension GraphSimulator {
    package func inject(_ fault: InjectedFault) { world.withSimulation { $0.faults.waiting.append(fault) } }

    /// The tenant as it is now.
    package var tenant: SimulatedTenant { world.withSimulation(\.tenant) }

    /// Changes the tenant's settings, photos or clock without its clients knowing.
    package func change(_ body: @Sendable (inout SimulatedTenant) -> Void) {
        world.withSimulation { simulation in
            var tenant = simulation.tenant
            body(&tenant)
            simulation.photos = SettingsAndPhotos(tenant.service, simulation.photos.options)
        }
    }
}
