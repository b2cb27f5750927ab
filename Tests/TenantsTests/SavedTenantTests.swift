import PhotoPolicy
import Testing

@testable import Tenants

@Suite struct SavedTenantTests {
    private static func reloaded(_ tenant: SimulatedTenant) throws -> SimulatedTenant {
        try SimulatedTenant.load(json: try tenant.saved())
    }

    /// Returns everything by which a person could distinguish two tenants; slots are compared by the policies that they
    /// represent.
    private static func accounts(_ tenant: SimulatedTenant) async throws -> [String] {
        let policies = tenant.service.serviceState.mailboxPolicies
        return try await tenant.directory.accounts(beginningWith: "", limit: .max).map { account in
            var facts = account.facts
            facts.mailboxPolicy = .standard
            let timeline = policies.assignment(of: account.facts.mailboxPolicy)
            return "\(account.id) \(account.userPrincipalName) \(account.displayName) \(facts) "
                + "\(policies.policies[timeline.first].name) "
                + timeline.changes.map { "\(policies.policies[$0.value].name) \($0.accepted)" }.joined(separator: ", ")
        }
    }

    private static func isSameWorld(_ first: SimulatedTenant, _ second: SimulatedTenant) async throws {
        #expect(try await accounts(first) == accounts(second))
        let (one, two) = (first.service.serviceState, second.service.serviceState)
        #expect(one.conditions == two.conditions)
        #expect(one.settings == two.settings)
        #expect(one.mailboxPolicies.policies == two.mailboxPolicies.policies)
        #expect(one.delays == two.delays)
        #expect(one.now == two.now)
        #expect(first.service.photos == second.service.photos)
        #expect(first.service.replacedPhotos == second.service.replacedPhotos)
        #expect(first.history == second.history)
        #expect(first.operatorName == second.operatorName)
        #expect(first.directory.tenant == second.directory.tenant)
    }

    @Test(arguments: EmbeddedTenants.names)
    func untouchedTenantLoadsAsTheSameWorld(name: String) async throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: name))
        try await Self.isSameWorld(tenant, Self.reloaded(tenant))
    }

    @Test func changedTenantLoadsAsTheSameWorld() async throws {
        var tenant = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        func account(_ name: String) async throws -> Account {
            try #require(try await tenant.directory.account(named: "\(name)@contoso.com"))
        }
        let employee = try await account("employee")
        let unit = try #require(try await tenant.directory.administrativeUnits().first)
        try await tenant.directory.grant(role: .userAdmin, to: employee, unit: unit.id)
        try await tenant.directory.grant(role: .globalAdmin, to: account("group.admin"), unit: nil)
        try await tenant.directory.revoke(role: .userAdmin, from: account("eligible.admin"))
        let slot = tenant.service.serviceState.mailboxPolicies.slot(
            assigning: "Brand new", after: employee.facts.mailboxPolicy, at: tenant.service.serviceState.now)
        try await tenant.directory.setMailboxSlot(slot, of: employee)
        let settings = PhotoUpdateSettings(source: .cloud, allowedRoles: [GUID(high: 1, low: 2)])
        var world = Tenant.simulated(tenant)
        _ = try await world.write(settings, replacing: .untouched)
        let now = tenant.service.serviceState.now
        world.record(AppliedChange(before: .untouched, after: settings, accepted: now, reason: "CHG \"1\"\n\u{7}"))
        _ = try await world.write(.untouched, replacing: settings)
        world.recordRollback(at: now, reason: nil)
        guard case .simulated(var changed) = world else { return }
        changed.service.serviceState.now = changed.service.serviceState.now + 600
        changed.service.serviceState.conditions.userConsent = false
        changed.service.serviceState.conditions.blockedClients = ClientSet([.teams])
        changed.service.serviceState.delays.byClient[.graph] = .minutes(90)
        changed.service.serviceState.mailboxPolicies.setPhotos(
            false, in: MailboxPolicies.standardName, at: changed.service.serviceState.now)
        let photo = try #require(Photo(bytes: [0xFF, 0xD8, 0xFF, 0x00]))
        changed.service.setPhoto(photo, of: employee.id)
        changed.service.setPhoto(photo, of: unit.members[0])
        changed.service.setPhoto(nil, of: unit.members[0])

        let again = try Self.reloaded(changed)
        try await Self.isSameWorld(changed, again)
        #expect(again.history.count == 2)
        let replaced: [GUID: Photo?] = [employee.id: nil, unit.members[0]: photo]
        #expect(again.service.replacedPhotos == replaced)
        #expect(try again.saved() == Self.reloaded(again).saved())
    }

    @Test func tenantThatCameFromNoFileCannotBeSaved() throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        let fork = SimulatedTenant(directory: tenant.directory, service: tenant.service)
        #expect(throws: TenantFileError.self) { try fork.saved() }
    }
}
