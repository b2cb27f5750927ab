import PhotoPolicy

/// Lists of everything in a simulated tenant's directory: what an HTTP interface pages through.
///
/// A snapshot: later grants and revocations are not in it.
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
        /// The administrative unit that it is limited to; nil means the whole tenant.
        package let unit: GUID?
    }

    package let tenant: TenantIdentity
    package let roles: RoleCatalog
    /// In the order of the tenant file, with their current facts.
    package let users: [Account]
    package let groups: [Group]
    package let units: [AdministrativeUnit]
    package let activeAssignments: [Assignment]
    package let eligibleAssignments: [Assignment]
}
