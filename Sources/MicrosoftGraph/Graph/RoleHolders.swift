import PhotoPolicy
import Tenants

/// Who holds directory roles, one account at a time, and how.
struct RoleHolders: Sendable {
    private(set) var accounts: [GUID: WireAccount] = [:]
    private(set) var assignments: [GUID: [RoleAssignment]] = [:]

    /// Assignments whose principal is a group: its direct members hold the role, because such groups do not nest (D).
    private(set) var ofGroups: [GUID: [RoleAssignment]] = [:]

    /// Whether everything could be read; what is missing is unknown, never *nobody*.
    var isComplete = true
    /// The account whose roles are known anyway, from its token.
    private var operatorID: GUID?

    mutating func add(_ value: WireValue, kind: RoleAssignment.Kind, roles: RoleCatalog) {
        guard let (id, role, unit) = Self.parts(value, roles) else { return }
        let principal = value["principal"]
        let type = principal?["@odata.type"]?.string?.lowercased() ?? ""
        if type.hasSuffix(".group") {
            let name = WireText.shown(principal?["displayName"]?.string ?? id.description, limit: 200)
            ofGroups[id, default: []].append(RoleAssignment(role: role, kind: kind, unit: unit, group: name))
        } else if !type.hasSuffix(".serviceprincipal") {
            assignments[id, default: []].append(RoleAssignment(role: role, kind: kind, unit: unit))
            if let account = principal.flatMap({ WireAccount($0) }), account.isWhole { accounts[id] = account }
        }
    }

    /// Marks an active assignment that a schedule instance shows as activated for a limited time (D).
    mutating func mark(activation value: WireValue, roles: RoleCatalog) {
        guard value["assignmentType"]?.string?.lowercased() == "activated",
            let end = value["endDateTime"]?.string.flatMap({ Instant($0) }),
            let (id, role, unit) = Self.parts(value, roles), var held = assignments[id],
            let place = held.firstIndex(where: {
                $0.kind == .active && $0.role == role && $0.unit == unit && $0.group == nil
            })
        else { return }
        held[place].activatedUntil = end
        assignments[id] = held
    }

    /// The names of accounts that hold some role only until an activation ends.
    var activated: [String] {
        assignments.filter { $0.value.contains { $0.activatedUntil != nil } }.keys
            .map { accounts[$0]?.userPrincipalName ?? $0.description }.sorted()
    }

    private static func parts(
        _ value: WireValue, _ roles: RoleCatalog
    ) -> (principal: GUID, role: RoleIndex, unit: GUID?)? {
        guard let role = value["roleDefinitionId"]?.string.flatMap({ GUID($0) }).flatMap(roles.role(id:)),
            let id = (value["principalId"]?.string ?? value["principal"]?["id"]?.string).flatMap({ GUID($0) })
        else { return nil }
        return (id, role.index, unit(value["directoryScopeId"]?.string))
    }

    mutating func add(member: WireValue, of group: GUID) {
        let type = member["@odata.type"]?.string?.lowercased() ?? "#microsoft.graph.user"
        guard type.hasSuffix(".user"), let account = WireAccount(member) else { return }
        add(member: account.id, of: group)
        if account.isWhole { accounts[account.id] = account }
    }

    mutating func add(member account: GUID, of group: GUID) {
        assignments[account, default: []] += ofGroups[group] ?? []
    }

    /// Adds the roles that a token shows for its own account, as active and tenant-wide.
    mutating func add(_ shown: TokenRoles) {
        operatorID = shown.account
        let known = Set((assignments[shown.account] ?? []).filter { $0.kind == .active && $0.unit == nil }.map(\.role))
        assignments[shown.account, default: []] +=
            shown.roles.filter { !known.contains($0) }.map { RoleAssignment(role: $0) }
    }

    /// Returns the roles that an account holds; nil where they are unknown.
    func assignments(of account: GUID) -> [RoleAssignment]? {
        isComplete || account == operatorID ? assignments[account] ?? [] : nil
    }

    mutating func add(_ account: WireAccount) { accounts[account.id] = account }

    /// Holders whose facts are not known yet.
    var unknown: [GUID] { assignments.keys.filter { accounts[$0] == nil }.sorted() }

    /// Returns the account with the roles it holds.
    func complete(_ account: WireAccount) -> Account { account.account(holding: assignments(of: account.id)) }

    /// Every holder whose account was found, in a fixed order.
    var holders: [Account] {
        accounts.values.filter { assignments[$0.id] != nil }.sorted { $0.id < $1.id }.map(complete)
    }

    /// `/` is the whole tenant; anything else limits the scope, whether a unit or an application.
    private static func unit(_ scope: String?) -> GUID? {
        guard let scope, scope != "/", !scope.isEmpty else { return nil }
        return scope.split(separator: "/").last.flatMap { GUID($0) } ?? GUID(high: 0, low: 0)
    }
}

/// The roles that a token shows for its own account (`wids`): a hint, used where nothing else says.
struct TokenRoles: Sendable {
    let account: GUID
    let roles: [RoleIndex]
}
