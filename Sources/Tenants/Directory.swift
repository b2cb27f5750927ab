import PhotoPolicy

/// A tenant's accounts, roles and units, for reading: stored, or from Microsoft Graph.
package protocol Directory: Sendable {
    /// Display name, id and verified domains of the tenant.
    var tenant: TenantIdentity { get }
    /// Built-in and custom roles.
    var roles: RoleCatalog { get }
    /// The account of a user principal name (in any case) or id; nil when there is none.
    func account(named name: String) async throws -> Account?
    /// Accounts whose user principal name or display name begins with a prefix, for completion and *did you mean*.
    func accounts(beginningWith prefix: String, limit: Int) async throws -> [Account]
    /// All accounts, grouped by equal facts.
    func populations() async throws -> [Population]
    /// How an account holds its roles, for `show user` and for `revoke` of a role held through a group; nil where that
    /// may not be read.
    func roleAssignments(of account: GUID) async throws -> [RoleAssignment]?
    /// Whether role holders could be read. If not, accounts count as holding no roles, although that is not known.
    func knowsRoleHolders() async throws -> Bool
    func administrativeUnits() async throws -> [AdministrativeUnit]
    /// The names of these units, or of all; their members are not read.
    func unitNames(of ids: [GUID]?) async throws -> [GUID: String]
}

extension Directory {
    package func knowsRoleHolders() async throws -> Bool { true }

    package func unitNames(of ids: [GUID]?) async throws -> [GUID: String] {
        let units = try await administrativeUnits().filter { ids?.contains($0.id) ?? true }
        return Dictionary(units.map { ($0.id, $0.displayName) }) { first, _ in first }
    }
}

package struct TenantIdentity: Sendable, Hashable {
    package let id: GUID
    package let displayName: String
    /// The first is the one shown.
    package let verifiedDomains: [String]

    package init(id: GUID, displayName: String, verifiedDomains: [String]) {
        self.id = id
        self.displayName = displayName
        self.verifiedDomains = verifiedDomains
    }

    /// What identifies it best: display names may be equal.
    package var domainOrID: String { verifiedDomains.first ?? id.description }

    /// Whether a name in a script means this tenant: its id, a verified domain, or its name, in any case.
    package func isNamed(_ name: String) -> Bool {
        GUID(name) == id || ([displayName] + verifiedDomains).contains { $0.lowercased() == name.lowercased() }
    }
}

package struct AdministrativeUnit: Sendable, Hashable {
    package let id: GUID
    package let displayName: String
    package let members: [GUID]

    package init(id: GUID, displayName: String, members: [GUID]) {
        self.id = id
        self.displayName = displayName
        self.members = members
    }
}

/// One way in which an account holds a role.
package struct RoleAssignment: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case active, eligible }

    package let role: RoleIndex
    package let kind: Kind
    /// The administrative unit it is limited to; nil means the whole tenant.
    package let unit: GUID?
    /// The display name of the role-assignable group it comes through; nil when held directly.
    package let group: String?
    /// The end of the activation, for a role activated for a time in Privileged Identity Management.
    package var activatedUntil: Instant?

    package init(role: RoleIndex, kind: Kind = .active, unit: GUID? = nil, group: String? = nil) {
        self.role = role
        self.kind = kind
        self.unit = unit
        self.group = group
    }
}
