import PhotoPolicy

/// Everything a simulated tenant's directory holds, listed: what an HTTP face pages through.
///
/// A picture of the moment: later grants and revocations are not in it.
package struct DirectoryContents: Sendable {
    package struct Group: Sendable, Hashable {
        package let id: GUID
        package let displayName: String
        package let isAssignableToRole: Bool
        package let members: [GUID]
    }

    /// A role held by a user or a role-assignable group, as the directory keeps it: groups are not resolved.
    package struct Assignment: Sendable, Hashable {
        package let role: GUID
        package let principal: GUID
        /// The administrative unit that it is limited to; nil is the whole tenant.
        package let unit: GUID?
    }

    package let tenant: TenantIdentity
    package let roles: RoleCatalog
    /// In the order of the tenant file, their facts as they are now.
    package let users: [Account]
    package let groups: [Group]
    package let units: [AdministrativeUnit]
    package let activeAssignments: [Assignment]
    package let eligibleAssignments: [Assignment]
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
            activeAssignments: standing(source.roleAssignments, .active),
            eligibleAssignments: standing(source.roleEligibilitySchedules, .eligible))
    }

    /// The file's own assignments as far as they still stand, then those that have come since.
    private func standing(
        _ list: [TenantFile.Assignment], _ kind: RoleAssignment.Kind
    ) -> [DirectoryContents.Assignment] {
        let changed = directory.changedAccounts.sorted { $0.account.id < $1.account.id }
        let changedIDs = Set(changed.map(\.account.id))
        let unchanged = list.filter { !changedIDs.contains($0.principal) }.map {
            DirectoryContents.Assignment(role: $0.role, principal: $0.principal, unit: $0.unit)
        }
        return unchanged
            + changed.flatMap { account, assignments in
                assignments.filter { $0.kind == kind && $0.group == nil }.map {
                    DirectoryContents.Assignment(
                        role: directory.roles[$0.role].id, principal: account.id, unit: $0.unit)
                }
            }
    }
}
