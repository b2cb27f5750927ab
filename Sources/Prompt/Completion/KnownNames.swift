import Dispatch
import PhotoPolicy
import Resolution
import Synchronization
import Tenants

/// Where completion looks up names: a copy of the prompt's world as of its last entry, safe for the editor's thread.
final class KnownNames: Sendable {
    struct Known: Sendable {
        var tenant: Tenant
        var variables: [String: [TextItem]] = [:]
    }

    private let known: Mutex<Known>

    init(tenant: Tenant) { known = Mutex(Known(tenant: tenant)) }

    func update(_ tenant: Tenant, variables: [String: [TextItem]]) {
        known.withLock { $0 = Known(tenant: tenant, variables: variables) }
    }

    var tenant: Tenant { known.withLock { $0.tenant } }
    var variables: [String: [TextItem]] { known.withLock { $0.variables } }

    /// The state of the service; nil when it does not answer in time.
    var state: ServiceState? { ask { try await $0.service.state() } }

    func accounts(beginningWith prefix: String, limit: Int) -> [Account] {
        ask { try await $0.directory.accounts(beginningWith: prefix, limit: limit) } ?? []
    }

    var units: [String] { ask { try await $0.directory.unitNames(of: nil).values.sorted() } ?? [] }

    /// A simulated tenant is in memory and always answers; on a live one, no list is better than a long wait after Tab.
    private func ask<Value: Sendable>(_ question: @escaping @Sendable (Tenant) async throws -> Value) -> Value? {
        let tenant = tenant
        return waiting(atMost: tenant.isLive ? .seconds(1) : .never) { try await question(tenant) }
    }
}
