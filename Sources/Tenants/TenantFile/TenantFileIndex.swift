import PhotoPolicy

/// What a tenant file defines, and the checks of all references to it.
struct TenantFileIndex {
    let file: TenantFile
    let roles: RoleCatalog
    private let users: [GUID: Int]
    private let names: [String: Int]
    private let groups: [GUID: Int]
    private let unitIDs: Set<GUID>
    private let policyNames: [String]

    init(_ file: TenantFile) throws(TenantFileError) {
        self.file = file
        users = try Self.places(file.users.map(\.id)) { "users[\($0)].id" }
        names = try Self.places(file.users.map { $0.userPrincipalName.lowercased() }) {
            "users[\($0)].userPrincipalName"
        }
        groups = try Self.places(file.groups.map(\.id)) { "groups[\($0)].id" }
        unitIDs = Set(try Self.places(file.administrativeUnits.map(\.id)) { "administrativeUnits[\($0)].id" }.keys)
        policyNames = file.owaMailboxPolicies.map(\.name)
        _ = try Self.places(policyNames.map { $0.lowercased() }) { "owaMailboxPolicies[\($0)].name" }
        _ = try Self.places(file.photos.map(\.id)) { "photos[\($0)].id" }
        roles = try Self.catalog(file)
        for (place, group) in file.groups.enumerated() where users[group.id] != nil {
            throw TenantFileError(path: "groups[\(place)].id", message: "a user has this id already")
        }
        for (place, user) in file.users.enumerated() {
            try requirePolicy(user.owaMailboxPolicy, at: "users[\(place)].owaMailboxPolicy")
        }
        for (place, group) in file.groups.enumerated() {
            for (member, id) in group.members.enumerated() {
                try requireUser(id, at: "groups[\(place)].members[\(member)]")
            }
        }
    }

    func requireUser(_ id: GUID, at path: String) throws(TenantFileError) {
        guard users[id] != nil else { throw TenantFileError(path: path, message: "no user has the id \(id)") }
    }

    /// The operator's user principal name, from a name or an id.
    func operatorName() throws(TenantFileError) -> String? {
        guard let name = file.operatorName else { return nil }
        guard let place = names[name.lowercased()] ?? GUID(name).flatMap({ users[$0] }) else {
            throw TenantFileError(
                path: "operator", message: "no user has this user principal name or id",
                help: didYouMean(name, file.users.map(\.userPrincipalName)))
        }
        return file.users[place].userPrincipalName
    }

    func units() throws(TenantFileError) -> [AdministrativeUnit] {
        for (place, unit) in file.administrativeUnits.enumerated() {
            for (member, id) in unit.members.enumerated() where users[id] == nil && groups[id] == nil {
                throw TenantFileError(
                    path: "administrativeUnits[\(place)].members[\(member)]",
                    message: "no user or group has the id \(id)")
            }
        }
        return file.administrativeUnits.map {
            AdministrativeUnit(id: $0.id, displayName: $0.displayName, members: $0.members)
        }
    }

    /// How each account holds its roles, directly and through groups.
    func assignments() throws(TenantFileError) -> [GUID: [RoleAssignment]] {
        var held: [GUID: [RoleAssignment]] = [:]
        let lists: [(key: TenantFile.Key, list: [TenantFile.Assignment], kind: RoleAssignment.Kind)] = [
            (.roleAssignments, file.roleAssignments, .active),
            (.roleEligibilitySchedules, file.roleEligibilitySchedules, .eligible),
        ]
        for (key, list, kind) in lists {
            for (place, assignment) in list.enumerated() {
                let path = "\(key.rawValue)[\(place)]"
                guard let role = roles.role(id: assignment.role) else {
                    throw TenantFileError(
                        path: "\(path).roleDefinitionId", message: "there is no role with the id \(assignment.role)",
                        help: "list a custom role under \"roleDefinitions\"")
                }
                if let unit = assignment.unit, !unitIDs.contains(unit) {
                    throw TenantFileError(
                        path: "\(path).directoryScopeId", message: "there is no administrative unit with the id \(unit)"
                    )
                }
                let (members, group) = try holders(of: assignment, at: path)
                for member in members {
                    held[member, default: []].append(
                        RoleAssignment(role: role.index, kind: kind, unit: assignment.unit, group: group))
                }
            }
        }
        return held
    }

    private func holders(
        of assignment: TenantFile.Assignment, at path: String
    ) throws(TenantFileError) -> (members: [GUID], group: String?) {
        if users[assignment.principal] != nil { return ([assignment.principal], nil) }
        guard let place = groups[assignment.principal] else {
            throw TenantFileError(
                path: "\(path).principalId", message: "no user or group has the id \(assignment.principal)")
        }
        let group = file.groups[place]
        guard group.isAssignableToRole else {
            throw TenantFileError(
                path: "\(path).principalId", message: "the group \"\(group.displayName)\" is not role-assignable",
                help: "a group can hold roles when its \"isAssignableToRole\" is true")
        }
        return (group.members, group.displayName)
    }

    /// Returns the changes in time order, each checked to be about something that exists and no later than the clock.
    func checkedChanges() throws(TenantFileError) -> [TenantFile.Change] {
        for (place, change) in file.changes.enumerated() {
            let path = "changes[\(place)]"
            guard change.accepted <= file.clock else {
                throw TenantFileError(path: "\(path).accepted", message: "this is later than the tenant's clock")
            }
            switch change.content {
            case .settings: break
            case .mailboxSwitch(let policy, _): try requirePolicy(policy, at: "\(path).owaMailboxPolicy")
            case .mailboxAssignment(let policy, let user):
                try requirePolicy(policy, at: "\(path).owaMailboxPolicy")
                try requireUser(user, at: "\(path).user")
            }
        }
        return file.changes.enumerated().sorted {
            ($0.element.accepted, $0.offset) < ($1.element.accepted, $1.offset)
        }.map(\.element)
    }

    private func requirePolicy(_ name: String?, at path: String) throws(TenantFileError) {
        guard let name,
            !(policyNames + [MailboxPolicies.standardName]).contains(where: {
                $0.lowercased() == name.lowercased()
            })
        else { return }
        throw TenantFileError(
            path: path, message: "there is no OWA mailbox policy of this name",
            help: didYouMean(name, policyNames) ?? "list it under \"owaMailboxPolicies\"")
    }

    private static func catalog(_ file: TenantFile) throws(TenantFileError) -> RoleCatalog {
        var roles = RoleCatalog.builtIn
        for (place, role) in file.roleDefinitions.enumerated() {
            guard roles.role(id: role.id) == nil else {
                throw TenantFileError(
                    path: "roleDefinitions[\(place)].id", message: "another role has this id already")
            }
            roles = roles.adding(role.id, named: role.displayName)
            guard roles.role(id: role.id) != nil else {
                throw TenantFileError(
                    path: "roleDefinitions[\(place)]", message: "there are more custom roles than a directory allows")
            }
        }
        return roles
    }

    /// Returns the index of each key; throws when two are equal.
    private static func places<Key: Hashable>(
        _ keys: [Key], path: (Int) -> String
    ) throws(TenantFileError) -> [Key: Int] {
        var places: [Key: Int] = [:]
        places.reserveCapacity(keys.count)
        for (place, key) in keys.enumerated() {
            if let first = places.updateValue(place, forKey: key) {
                throw TenantFileError(path: path(place), message: "this is the same as \(path(first))")
            }
        }
        return places
    }
}
