import FoundationEssentials
import OrderedJSON
import PhotoPolicy

/// Writes a tenant with the keys that `TenantFile` reads.
struct TenantFileWriter {
    let tenant: SimulatedTenant
    let source: TenantFile
    let changed: [GUID: (account: Account, assignments: [RoleAssignment])]

    var state: ServiceState { tenant.service.serviceState }

    var document: JSONValue {
        typealias Key = TenantFile.Key
        let photos = Set(tenant.service.photos.keys).union(tenant.service.replacedPhotos.keys).sorted()
        return .object([
            (Key.service, .string(state.conditions.profile.name.rawValue)),
            (Key.clock, .string(state.now.description)),
            (Key.operatorName, tenant.operatorName.map(JSONValue.string) ?? .null),
            (Key.organization, organization),
            (Key.users, .array(source.users.map(user))),
            (Key.groups, .array(source.groups.map(group))),
            (Key.administrativeUnits, .array(source.administrativeUnits.map(unit))),
            (Key.roleDefinitions, .array(source.roleDefinitions.map(roleDefinition))),
            (Key.roleAssignments, .array(assignments(.active, source.roleAssignments))),
            (Key.roleEligibilitySchedules, .array(assignments(.eligible, source.roleEligibilitySchedules))),
            (Key.photoUpdateSettings, settings(state.settings.first)),
            (Key.owaMailboxPolicies, .array(state.mailboxPolicies.policies.map(mailboxPolicy))),
            (Key.guestAccess, .string(state.conditions.guestAccess.rawValue)),
            (Key.isExchangeEnabled, .bool(state.conditions.isExchangeEnabled)),
            (Key.userConsent, .bool(state.conditions.userConsent)),
            (Key.adminConsent, .array(state.conditions.adminConsent.members.map { .string($0.word) })),
            (Key.blockedClients, .array(state.conditions.blockedClients.members.map { .string($0.word) })),
            (Key.delays, delays),
            (Key.changes, .array(changes)),
            (Key.photos, .array(photos.map(photo))),
        ])
    }

    private var organization: JSONValue {
        typealias Key = TenantFile.Organization.Key
        typealias DomainKey = TenantFile.Organization.Domain.Key
        return .object([
            (Key.id, .string(source.organization.id.description)),
            (Key.displayName, .string(source.organization.displayName)),
            (
                Key.verifiedDomains,
                .array(
                    source.organization.verifiedDomains.map {
                        .object([(DomainKey.name, .string($0.name)), (DomainKey.isDefault, .bool($0.isDefault))])
                    })
            ),
            (Key.isSynced, .bool(state.conditions.hasDirectorySync)),
        ])
    }

    private func user(_ user: TenantFile.User) -> JSONValue {
        typealias Key = TenantFile.User.Key
        return .object([
            (Key.id, .string(user.id.description)),
            (Key.userPrincipalName, .string(user.userPrincipalName)),
            (Key.displayName, .string(user.displayName)),
            (Key.accountEnabled, .bool(user.traits.contains(.enabled))),
            (
                Key.userType,
                .string((user.traits.contains(.guest) ? TenantFile.UserType.guest : .member).rawValue)
            ),
            (Key.onPremisesSyncEnabled, .bool(user.traits.contains(.synced))),
            (Key.mailbox, .string(TenantFile.MailboxPlace(user.traits).rawValue)),
            (Key.owaMailboxPolicy, .string(firstMailboxPolicy(of: user))),
        ])
    }

    /// The mailbox policy that the account had before `changes`.
    private func firstMailboxPolicy(of user: TenantFile.User) -> String {
        guard let account = changed[user.id]?.account else {
            return user.owaMailboxPolicy ?? MailboxPolicies.standardName
        }
        return policyName(state.mailboxPolicies.assignment(of: account.facts.mailboxPolicy).first)
    }

    func policyName(_ place: Int) -> String {
        let policies = state.mailboxPolicies.policies
        return policies.indices.contains(place) ? policies[place].name : MailboxPolicies.standardName
    }

    private func group(_ group: TenantFile.Group) -> JSONValue {
        typealias Key = TenantFile.Group.Key
        return .object([
            (Key.id, .string(group.id.description)), (Key.displayName, .string(group.displayName)),
            (Key.isAssignableToRole, .bool(group.isAssignableToRole)), (Key.members, .ids(group.members)),
        ])
    }

    private func unit(_ unit: TenantFile.Unit) -> JSONValue {
        typealias Key = TenantFile.Unit.Key
        return .object([
            (Key.id, .string(unit.id.description)), (Key.displayName, .string(unit.displayName)),
            (Key.members, .ids(unit.members)),
        ])
    }

    private func roleDefinition(_ role: TenantFile.RoleDefinition) -> JSONValue {
        typealias Key = TenantFile.RoleDefinition.Key
        return .object([(Key.id, .string(role.id.description)), (Key.displayName, .string(role.displayName))])
    }

    /// The file's own assignments that still stand, then those added since.
    private func assignments(_ kind: RoleAssignment.Kind, _ list: [TenantFile.Assignment]) -> [JSONValue] {
        typealias Key = TenantFile.Assignment.Key
        return tenant.standing(list, kind).map {
            .object([
                (Key.role, .string($0.role.description)), (Key.principal, .string($0.principal.description)),
                (Key.scope, .string(TenantFile.DirectoryScope(unit: $0.unit).word)),
            ])
        }
    }

    func settings(_ settings: PhotoUpdateSettings) -> JSONValue {
        typealias Key = TenantFile.Settings.Key
        return .object([
            (Key.source, settings.source.map { .string($0.rawValue) } ?? .null),
            (Key.allowedRoles, .ids(settings.allowedRoles)),
        ])
    }

    private func mailboxPolicy(_ policy: MailboxPolicies.Policy) -> JSONValue {
        typealias Key = TenantFile.MailboxPolicy.Key
        return .object([
            (Key.name, .string(policy.name)), (Key.setPhotoEnabled, .bool(policy.photosEnabled.first)),
        ])
    }

    private var delays: JSONValue {
        let clients = Client.allCases.compactMap { client in
            state.delays.byClient[client].map { (AnyKey(client.word), JSONValue.string($0.description)) }
        }
        let mailbox = state.delays.mailboxPolicies
        return .object(
            clients + [(AnyKey(TenantFile.Delays.mailboxPoliciesKey), .string(mailbox.description))])
    }

    private func photo(_ id: GUID) -> JSONValue {
        typealias Key = TenantFile.StoredPhoto.Key
        func content(_ photo: Photo?) -> JSONValue {
            photo.map { .string(Data($0.bytes).base64EncodedString()) } ?? .null
        }
        let now: (Key, JSONValue) = (.photo, content(tenant.service.photos[id]))
        let replaced = tenant.service.replacedPhotos[id].map { (Key.replaced, content($0)) }
        return .object([(.id, .string(id.description)), now] + (replaced.map { [$0] } ?? []))
    }
}

extension JSONValue {
    static func object(_ members: [(some CodingKey, JSONValue)]) -> JSONValue {
        .object(members.reduce(into: JSONObject()) { $0[$1.0.stringValue] = $1.1 })
    }

    static func ids(_ ids: [GUID]) -> JSONValue { .array(ids.map { .string($0.description) }) }
}
