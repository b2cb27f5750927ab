import PhotoPolicy
import Testing

@testable import Tenants

@Suite struct EmbeddedTenantTests {
    struct Expected: Sendable {
        let name: String
        var facts = AccountFacts()
        var mailboxPolicy = MailboxPolicies.standardName

        init(
            _ name: String, active: [RoleIndex] = [], eligible: [RoleIndex] = [], scoped: [RoleIndex] = [],
            traits: AccountTraits = .enabled, policy: String = MailboxPolicies.standardName
        ) {
            self.name = name
            facts = AccountFacts(
                activeRoles: RoleSet(active), eligibleRoles: RoleSet(eligible), scopedRoles: RoleSet(scoped),
                traits: traits)
            mailboxPolicy = policy
        }
    }

    static let expected = [
        Expected("global.admin", active: [.globalAdmin]),
        Expected("user.admin", active: [.userAdmin]),
        Expected("people.admin", active: [.peopleAdmin]),
        Expected("intune.admin", active: [.intuneAdmin]),
        Expected("directory.writer", active: [.directoryWriters]),
        Expected("partner.tier1", active: [.partnerTier1Support]),
        Expected("partner.tier2", active: [.partnerTier2Support]),
        Expected("scoped.admin", scoped: [.userAdmin]),
        Expected("eligible.admin", eligible: [.userAdmin]),
        Expected("group.admin", active: [.userAdmin]),
        Expected("teams.admin", active: [RoleCatalog.builtIn.role(named: "Teams Administrator")!.index]),
        Expected("employee"),
        Expected("sales.employee"),
        Expected("synced.employee", traits: [.enabled, .synced]),
        Expected("no.photo.policy", policy: "No photos"),
        Expected("onprem.mailbox", traits: [.enabled, .synced, .mailboxOnPremises], policy: "No photos"),
        Expected("former.employee", traits: []),
        Expected("guest_fabrikam.com#EXT#", traits: [.enabled, .guest]),
    ]

    @Test(arguments: EmbeddedTenants.names, expected)
    func accountHasTheFactsOfItsRule(tenant name: String, _ expected: Expected) async throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: name))
        let account = try #require(try await tenant.directory.account(named: "\(expected.name)@contoso.com"))
        var facts = account.facts
        let policies = tenant.service.serviceState.mailboxPolicies
        #expect(policies.policy(of: facts.mailboxPolicy).name == expected.mailboxPolicy)
        facts.mailboxPolicy = .standard
        #expect(facts == expected.facts)
    }

    @Test(arguments: EmbeddedTenants.names)
    func tenantHasNoOtherAccounts(name: String) async throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: name))
        #expect(try await tenant.directory.populations().reduce(0) { $0 + $1.count } == Self.expected.count)
    }

    @Test func contosoIsTheWorldOfSeptember2024() throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        let state = tenant.service.serviceState
        #expect(tenant.operatorName == "global.admin@contoso.com")
        #expect(state.now.description == "2024-09-05T09:00:00Z")
        #expect(state.conditions.profile == .september2024)
        #expect(state.conditions.hasDirectorySync && state.conditions.userConsent)
        #expect(state.conditions.adminConsent.isSuperset(of: .writesAnyPhoto.union(.writesPolicy)))
        #expect(state.acceptedSettings == .untouched)
        #expect(state.settles == nil)
    }

    @Test func contoso2026IsTheSameDirectoryUnderItsOwnProfile() async throws {
        let old = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        let new = try #require(try EmbeddedTenants.tenant(named: "contoso-2026"))
        #expect(new.operatorName == "people.admin@contoso.com")
        #expect(new.service.serviceState.conditions.profile == .september2026)
        let populations = try await old.directory.populations()
        #expect(try await new.directory.populations() == populations)
    }

    @Test func nameThatIsNotEmbeddedIsNil() throws {
        #expect(try EmbeddedTenants.tenant(named: "fabrikam") == nil)
    }

    @Test func groupMemberHoldsItsRoleThroughTheGroup() async throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        let account = try #require(try await tenant.directory.account(named: "group.admin@contoso.com"))
        #expect(
            try await tenant.directory.roleAssignments(of: account.id)
                == [RoleAssignment(role: .userAdmin, group: "Photo Helpers")])
    }
}
