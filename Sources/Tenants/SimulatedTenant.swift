import PhotoPolicy

/// A simulated tenant: a directory with changes, and a simulated service. A value, so a fork is a copy.
package struct SimulatedTenant: Sendable {
    package var directory: DirectoryOverlay
    package var service: SimulatedPhotoService
    /// The user principal name of the account that runs scripts.
    package var operatorName: String?
    /// What was applied here, oldest first.
    package var history: [AppliedChange]
    /// What it was loaded from, for saving.
    var source: TenantFile?

    package init(
        directory: DirectoryOverlay, service: SimulatedPhotoService, operatorName: String? = nil,
        history: [AppliedChange] = []
    ) {
        self.directory = directory
        self.service = service
        self.operatorName = operatorName
        self.history = history
    }
}

/// The service's side of a simulated tenant.
package struct SimulatedPhotoService: PhotoService {
    package var serviceState: ServiceState
    package private(set) var photos: [GUID: Photo] = [:]
    /// What was there before the latest change of a photo; an inner nil means *none*.
    package private(set) var replacedPhotos: [GUID: Photo?] = [:]

    package init(state: ServiceState, photos: [GUID: Photo] = [:], replacedPhotos: [GUID: Photo?] = [:]) {
        serviceState = state
        self.photos = photos
        self.replacedPhotos = replacedPhotos
    }

    package func state() -> ServiceState { serviceState }

    package mutating func write(
        _ settings: PhotoUpdateSettings, replacing base: PhotoUpdateSettings
    ) -> PhotoUpdateSettings {
        write(settings)
    }

    package mutating func write(_ settings: PhotoUpdateSettings) -> PhotoUpdateSettings {
        serviceState.settings.accept(settings, at: serviceState.now)
        return serviceState.acceptedSettings
    }

    package func photo(of account: GUID) -> Photo? { photos[account] }

    package mutating func setPhoto(_ photo: Photo?, replacing old: Photo?, of account: GUID) {
        setPhoto(photo, of: account)
    }

    package mutating func setPhoto(_ photo: Photo?, of account: GUID) {
        replacedPhotos[account] = .some(photos[account])
        photos[account] = photo
    }
}

extension SimulatedTenant {
    /// The directory's contents; nil for a tenant that was not read from a file.
    package func contents() async throws -> DirectoryContents? {
        guard let source else { return nil }
        var users: [Account] = []
        users.reserveCapacity(source.users.count)
        for user in source.users {
            if let account = try await directory.account(named: user.id.description) { users.append(account) }
        }
        return DirectoryContents(
            tenant: directory.tenant, roles: directory.roles, users: users,
            groups: source.groups.map {
                DirectoryContents.Group(
                    id: $0.id, displayName: $0.displayName, isAssignableToRole: $0.isAssignableToRole,
                    members: $0.members)
            },
            units: try await directory.administrativeUnits(),
            activeAssignments: contents(standing(source.roleAssignments, .active)),
            eligibleAssignments: contents(standing(source.roleEligibilitySchedules, .eligible)))
    }

    private func contents(_ assignments: [TenantFile.Assignment]) -> [DirectoryContents.Assignment] {
        assignments.map { DirectoryContents.Assignment(role: $0.role, principal: $0.principal, unit: $0.unit) }
    }

    /// The assignments of a file's list that still stand, then those added since.
    func standing(_ list: [TenantFile.Assignment], _ kind: RoleAssignment.Kind) -> [TenantFile.Assignment] {
        let changed = directory.changedAccounts.sorted { $0.account.id < $1.account.id }
        let changedIDs = Set(changed.map(\.account.id))
        return list.filter { !changedIDs.contains($0.principal) }
            + changed.flatMap { account, assignments in
                assignments.filter { $0.kind == kind && $0.group == nil }.map {
                    TenantFile.Assignment(role: directory.roles[$0.role].id, principal: account.id, unit: $0.unit)
                }
            }
    }
}
