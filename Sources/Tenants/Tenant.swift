import PhotoPolicy

/// A tenant is a pair: a directory that is read and a photo service that is changed.
package enum Tenant: Sendable {
    /// A value: a fork is a copy.
    case simulated(SimulatedTenant)
    case live(any Directory, any PhotoService)

    package var directory: any Directory {
        switch self {
        case .simulated(let tenant): tenant.directory
        case .live(let directory, _): directory
        }
    }

    package var service: any PhotoService {
        switch self {
        case .simulated(let tenant): tenant.service
        case .live(_, let service): service
        }
    }

    package var isLive: Bool {
        if case .live = self { true } else { false }
    }

    package mutating func write(_ settings: PhotoUpdateSettings) async throws -> PhotoUpdateSettings {
        switch self {
        case .simulated(var tenant):
            let shown = tenant.service.write(settings)
            self = .simulated(tenant)
            return shown
        case .live(let directory, var service):
            let shown = try await service.write(settings)
            self = .live(directory, service)
            return shown
        }
    }

    package mutating func setPhoto(_ photo: Photo?, of account: GUID) async throws {
        switch self {
        case .simulated(var tenant):
            tenant.service.setPhoto(photo, of: account)
            self = .simulated(tenant)
        case .live(let directory, var service):
            try await service.setPhoto(photo, of: account)
            self = .live(directory, service)
        }
    }

    /// A simulated tenant that begins as this one is: the real directory, when it is live, beside a simulated service.
    package func fork() async throws -> SimulatedTenant {
        switch self {
        case .simulated(let tenant): tenant
        case .live(let directory, let service):
            SimulatedTenant(
                directory: DirectoryOverlay(base: directory),
                service: SimulatedPhotoService(state: try await service.state()))
        }
    }
}
