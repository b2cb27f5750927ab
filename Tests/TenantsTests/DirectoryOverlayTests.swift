import PhotoPolicy
import Testing

@testable import Tenants

@Suite struct DirectoryOverlayTests {
    private static func contoso() throws -> DirectoryOverlay {
        try #require(try EmbeddedTenants.tenant(named: "contoso")).directory
    }

    @Test(arguments: 1...20)
    func populationsAreThoseCountedAnew(seed: UInt64) async throws {
        var random = Sequence64(state: seed)
        var directory = try Self.contoso()
        let roles: [RoleIndex] = [.globalAdmin, .userAdmin, .peopleAdmin]
        let unit = try #require(try await directory.administrativeUnits().first).id
        var policies = MailboxPolicies()
        let slots = [MailboxPolicies.Slot.standard, policies.slot(assigned: "A"), policies.slot(assigned: "B")]
        for _ in 0..<60 {
            let accounts = try await directory.accounts(beginningWith: "", limit: .max)
            let account = try #require(accounts.randomElement(using: &random))
            let role = try #require(roles.randomElement(using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: try await directory.grant(role: role, to: account, unit: nil)
            case 1: try await directory.grant(role: role, to: account, unit: unit)
            case 2:
                do { try await directory.revoke(role: role, from: account) } catch is TenantError {}
            default:
                try await directory.setMailboxSlot(try #require(slots.randomElement(using: &random)), of: account)
            }
        }
        var expected: [AccountFacts: [String]] = [:]
        for account in try await directory.accounts(beginningWith: "", limit: .max) {
            expected[account.facts, default: []].append(account.userPrincipalName)
        }
        let populations = try await directory.populations()
        #expect(Set(populations.map(\.facts)) == Set(expected.keys))
        #expect(populations.count == expected.count)
        for population in populations {
            let names = try #require(expected[population.facts])
            #expect(population.count == names.count)
            #expect(Set(population.samples).isSubset(of: names))
            #expect(Set(population.samples).count == population.samples.count)
        }
    }

    @Test func roleThroughGroupIsNotRevoked() async throws {
        var directory = try Self.contoso()
        let account = try #require(try await directory.account(named: "group.admin@contoso.com"))
        let error = await #expect(throws: TenantError.self) {
            try await directory.revoke(role: .userAdmin, from: account)
        }
        #expect(error?.code == .roleThroughGroup)
        #expect(error?.message.contains("Photo Helpers") == true)
    }

    @Test func roleNotHeldIsNotRevoked() async throws {
        var directory = try Self.contoso()
        let account = try #require(try await directory.account(named: "employee@contoso.com"))
        let error = await #expect(throws: TenantError.self) {
            try await directory.revoke(role: .userAdmin, from: account)
        }
        #expect(error?.code == .roleNotHeld)
    }

    @Test func forkLeavesTheOriginalAsItWas() async throws {
        let directory = try Self.contoso()
        var fork = directory
        let account = try #require(try await fork.account(named: "EMPLOYEE@contoso.com"))
        try await fork.grant(role: .userAdmin, to: account, unit: nil)
        #expect(try await fork.account(named: account.id.description)?.facts.activeRoles == RoleSet([.userAdmin]))
        #expect(try await directory.account(named: account.id.description)?.facts == account.facts)
    }

    @Test func eligibleRoleGrantedBecomesActive() async throws {
        var directory = try Self.contoso()
        let account = try #require(try await directory.account(named: "eligible.admin@contoso.com"))
        try await directory.grant(role: .userAdmin, to: account, unit: nil)
        let facts = try #require(try await directory.account(named: "eligible.admin@contoso.com")).facts
        #expect(facts.activeRoles == RoleSet([.userAdmin]))
        #expect(facts.eligibleRoles.isEmpty)
    }
}

/// A repeatable sequence (SplitMix64).
private struct Sequence64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
