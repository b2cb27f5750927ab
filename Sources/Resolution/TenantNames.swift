import PhotoPolicy
import Tenants

/// What a program's names mean in one tenant. Each method throws `RunError` for a name that the tenant does not have.
package struct TenantNames: Sendable {
    package let tenant: Tenant

    package init(_ tenant: Tenant) { self.tenant = tenant }

    /// The account of a name; nil when there is none, or when `me` is nobody.
    func accountIfKnown(_ name: UserName) async throws -> Account? {
        switch name {
        case .me:
            guard let operatorName = tenant.operatorName else { return nil }
            return try await tenant.directory.account(named: operatorName)
        case .named(let name): return try await tenant.directory.account(named: name)
        }
    }

    package func account(_ name: UserName) async throws -> Account {
        if let account = try await accountIfKnown(name) { return account }
        if name == .me, tenant.operatorName == nil { throw RunError.noOperator }
        throw RunError(.userUnknown, "there is no account `\(name == .me ? tenant.operatorName ?? "me" : name.text)`")
    }

    package func accounts(_ names: [UserName]) async throws -> [Account] {
        var result: [Account] = []
        for name in names { result.append(try await account(name)) }
        return result
    }

    package func role(_ name: RoleName) throws -> Role {
        guard let role = tenant.directory.roles.role(name) else {
            throw RunError(.roleUnknown, "this tenant has no such role")
        }
        return role
    }

    /// Returns the id to write into the setting: an id that no role has may still be written.
    package func roleID(_ name: RoleName) throws -> GUID {
        if case .id(let id) = name { return id }
        return try role(name).id
    }

    /// Returns a unit's id, and its name as written in the tenant.
    package func unit(_ name: String) async throws -> (id: GUID, displayName: String) {
        let units = try await tenant.directory.unitNames(of: nil).sorted { $0.key < $1.key }
        guard let unit = units.first(where: { $0.value.lowercased() == name.lowercased() }) else {
            throw RunError(.unitUnknown, "there is no administrative unit “\(name)”")
        }
        return (unit.key, unit.value)
    }

    package func question(_ question: Question) async throws -> AccessQuestion {
        let subject: Subject
        switch question.subject {
        case .users(let names): subject = .accounts(try await accounts(names))
        case .everyone, .nobody, .onlyRoles: subject = .everyone
        case .endUsers: subject = .endUsers
        case .guests: subject = .guests
        case .role(let name): subject = .role(try role(name).index)
        }
        let action: AccessAction
        switch question.action {
        case .ownPhoto(let act): action = .photo(act, .own)
        case .photoOfOthers(let act): action = .photo(act, .others)
        case .photo(let act, let names): action = .photo(act, .accounts(try await accounts(names)))
        case .changePolicy: action = .changePolicy
        }
        return AccessQuestion(subject: subject, action: action, clients: question.clients, scopes: question.scopes)
    }

    package func claim(_ question: Question, _ form: AccessForm) async throws -> AccessClaim {
        let asked = try await self.question(question)
        switch (question.subject, form) {
        case (.onlyRoles(let names), .can):
            return AccessClaim(question: asked, form: .onlyRoles(try names.map { try role($0).index }))
        case (.nobody, .can), (_, .cannot(nil)): return AccessClaim(question: asked, form: .cannot(nil))
        case (_, .cannot(let reason)): return AccessClaim(question: asked, form: .cannot(reason))
        case (_, .can): return AccessClaim(question: asked, form: .can)
        }
    }
}

extension RoleCatalog {
    /// The role that a program names; nil when this tenant does not have it.
    package func role(_ name: RoleName) -> Role? {
        switch name {
        case .builtIn(let role): role
        case .id(let id): role(id: id)
        case .named(let name): role(named: name)
        }
    }
}
