import Tenants

@testable import GraphSimulator

/// What tests do to a simulator in their own process.
extension GraphSimulator {
    /// Lets a fault happen.
    package func inject(_ fault: InjectedFault) { world.withState { $0.faults.waiting.append(fault) } }

    /// The tenant as it is now.
    package var tenant: SimulatedTenant { world.withState { $0.tenant } }

    /// Changes the tenant's settings, photos or clock behind the back of its clients.
    package func change(_ body: @Sendable (inout SimulatedTenant) -> Void) {
        world.withState { state in
            body(&state.tenant)
            state.settingsBody = nil
        }
    }
}
