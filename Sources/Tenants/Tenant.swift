import PhotoPolicy

/// A tenant is a pair: a directory that is read and a photo service that is changed.
package enum Tenant: Sendable {
    /// A value: a fork is a copy.
    case simulated(SimulatedTenant)
    case live(LiveTenant)

    package var directory: any Directory {
        switch self {
        case .simulated(let tenant): tenant.directory
        case .live(let tenant): tenant.directory
        }
    }

    package var service: any PhotoService {
        switch self {
        case .simulated(let tenant): tenant.service
        case .live(let tenant): tenant.service
        }
    }

    package var isLive: Bool {
        if case .live = self { true } else { false }
    }

    /// The user principal name of the account that runs scripts; nil for nobody, or an application.
    package var operatorName: String? {
        switch self {
        case .simulated(let tenant): tenant.operatorName
        case .live(let tenant): tenant.operatorName
        }
    }

    /// What the operator's sign-in was granted; in simulation, what the setting needs.
    package var operatorScopes: ScopeSet {
        switch self {
        case .simulated: .writesPolicy
        case .live(let tenant): tenant.operatorScopes
        }
    }

    /// What this tool applied, oldest first.
    package var history: [AppliedChange] {
        get {
            switch self {
            case .simulated(let tenant): tenant.history
            case .live(let tenant): tenant.history
            }
        }
        set {
            switch self {
            case .simulated(var tenant):
                tenant.history = newValue
                self = .simulated(tenant)
            case .live(var tenant):
                tenant.history = newValue
                self = .live(tenant)
            }
        }
    }

    package mutating func write(
        _ settings: PhotoUpdateSettings, replacing base: PhotoUpdateSettings
    ) async throws -> PhotoUpdateSettings {
        switch self {
        case .simulated(var tenant):
            let shown = tenant.service.write(settings)
            self = .simulated(tenant)
            return shown
        case .live(var tenant):
            // A failed write leaves its request ids too.
            defer { self = .live(tenant) }
            return try await tenant.service.write(settings, replacing: base)
        }
    }

    package mutating func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) async throws {
        switch self {
        case .simulated(var tenant):
            tenant.service.setPhoto(photo, of: account)
            self = .simulated(tenant)
        case .live(var tenant):
            defer { self = .live(tenant) }
            try await tenant.service.setPhoto(photo, replacing: old, of: account)
        }
    }

    /// Returns a simulated tenant that starts like this one: when live, the real directory with a simulated service.
    package func fork() async throws -> SimulatedTenant {
        switch self {
        case .simulated(let tenant): tenant
        case .live(let tenant):
            SimulatedTenant(
                directory: DirectoryOverlay(base: tenant.directory),
                service: SimulatedPhotoService(state: try await tenant.service.state()),
                operatorName: tenant.operatorName, history: tenant.history)
        }
    }
}
