import Tenants

@testable import GraphSimulator

/// What tests do to a simulator in their own process.
extension GraphSimulator {
    /// Lets a fault happen.
    package func inject(_ fault: InjectedFault) { world.withSimulation { $0.faults.waiting.append(fault) } }

    /// The tenant as it is now.
    package var tenant: SimulatedTenant { world.withSimulation(\.tenant) }

    /// Changes the tenant's settings, photos or clock behind the back of its clients.
    package func change(_ body: @Sendable (inout SimulatedTenant) -> Void) {
        world.withSimulation { simulation in
            var tenant = simulation.tenant
            body(&tenant)
            simulation.photos = SettingsAndPhotos(tenant.service, simulation.photos.options)
        }
    }
}
