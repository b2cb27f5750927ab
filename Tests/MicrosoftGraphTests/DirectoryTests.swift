import Interpreter
import PhotoLanguage
import PhotoPolicy
import Resolution
import SimulatorControl
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct DirectoryTests {
    @Test func populationsAreThoseOfTheTenant() async throws {
        try await LiveWorld.run { world in
            let live = try await world.tenant().directory.populations()
            let stored = try await world.simulator.simulator.tenant.directory.populations()
            #expect(Self.byFacts(live) == Self.byFacts(stored))
        }
    }

    /// Counts by what Graph shows, which excludes mailbox policies and mailbox locations.
    private static func byFacts(_ populations: [Population]) -> [AccountFacts: Int] {
        var counts: [AccountFacts: Int] = [:]
        for population in populations {
            var facts = population.facts
            facts.mailboxPolicy = .standard
            facts.traits.remove(.mailboxOnPremises)
            counts[facts, default: 0] += population.count
        }
        return counts
    }

    @Test(arguments: [
        "employee@contoso.com", "GLOBAL.ADMIN@contoso.com", "group.admin@contoso.com",
        "guest_fabrikam.com#EXT#@contoso.com",
    ])
    func accountHasItsFacts(_ name: String) async throws {
        try await LiveWorld.run { world in
            let live = try #require(try await world.tenant().directory.account(named: name))
            let stored = try #require(try await world.simulator.simulator.tenant.directory.account(named: name))
            #expect(live == stored)
        }
    }

    @Test func nobodyOfThatNameIsNil() async throws {
        try await LiveWorld.run { world in
            let directory = try await world.tenant().directory
            #expect(try await directory.account(named: "nobody@contoso.com") == nil)
            #expect(try await directory.account(named: GUID(high: 5, low: 5).description) == nil)
        }
    }

    @Test func namesBeginningSoAreFound() async throws {
        try await LiveWorld.run { world in
            let found = try await world.tenant().directory.accounts(beginningWith: "s", limit: 10)
            #expect(
                Set(found.map(\.userPrincipalName)) == [
                    "scoped.admin@contoso.com", "sales.employee@contoso.com", "synced.employee@contoso.com",
                ])
            #expect(try await world.tenant().directory.accounts(beginningWith: "o'b", limit: 10).isEmpty)
        }
    }

    @Test func unitsAndTenantAreRead() async throws {
        try await LiveWorld.run { world in
            let directory = try await world.tenant().directory
            #expect(directory.tenant == world.simulator.simulator.tenant.directory.tenant)
            let stored = try await world.simulator.simulator.tenant.directory.administrativeUnits()
            #expect(try await directory.administrativeUnits() == stored)
        }
    }

    @Test func refusedEligibilityIsToldAndNotFatal() async throws {
        let graph = try TestGraph { request, _ in
            let body = request.body.map { String(decoding: $0, as: UTF8.self) } ?? ""
            let ids = (0..<20).filter { body.contains("\"id\":\"\($0)\"") }
            let items = ids.map { id -> String in
                let isEligibility = body.contains(
                    "\"id\":\"\(id)\",\"method\":\"GET\",\"url\":\"/roleManagement/directory/roleElig")
                return isEligibility
                    ? #"{"id":"\#(id)","status":403,"body":{"error":{"code":"Forbidden","message":"no P2"}}}"#
                    : #"{"id":"\#(id)","status":200,"body":{"@odata.count":0,"value":[]}}"#
            }
            return .json(#"{"responses":[\#(items.joined(separator: ","))]}"#)
        }
        let told = Told()
        let directory = GraphDirectory(
            graph: graph.client,
            tenant: TenantIdentity(id: GUID(high: 0, low: 1), displayName: "x", verifiedDomains: []),
            roles: .builtIn, facts: TenantFacts(granted: [], hasDirectorySync: nil), onNote: { told.add($0) })
        #expect(try await directory.populations().isEmpty)
        #expect(told.all.count == 1)
        #expect(told.all.first?.contains("eligible") == true)
    }

    /// Who holds which role is then unknown, but what the operator's token shows is still known.
    @Test func refusedHoldersAreUnknownAndNotNobody() async throws {
        let operatorID = GUID(high: 1, low: 1)
        let graph = try TestGraph { request, _ in
            let items = Self.items(of: request).map { id, url in
                if url.contains("roleManagement") {
                    return #"{"id":"\#(id)","status":403,"body":{"error":{"code":"Authorization_RequestDenied"}}}"#
                }
                let account =
                    #"{"id":"\#(operatorID)","userPrincipalName":"people.admin@contoso.com","#
                    + #""displayName":"x","accountEnabled":true,"onPremisesSyncEnabled":null}"#
                let isCounted = url.contains("accountEnabled%20eq%20true") && !url.contains("and")
                return
                    #"{"id":"\#(id)","status":200,"body":{"@odata.count":\#(isCounted ? 7 : 0),"value":[\#(account)]}}"#
            }
            return .json(#"{"responses":[\#(items.joined(separator: ","))]}"#)
        }
        let told = Told()
        let directory = GraphDirectory(
            graph: graph.client,
            tenant: TenantIdentity(id: GUID(high: 0, low: 1), displayName: "x", verifiedDomains: []),
            roles: .builtIn, facts: TenantFacts(granted: [], hasDirectorySync: nil),
            tokenRoles: TokenRoles(account: operatorID, roles: [.peopleAdmin]), onNote: { told.add($0) })
        let populations = try await directory.populations()
        #expect(populations.map(\.facts.activeRoles) == [RoleSet([.peopleAdmin]), RoleSet()])
        #expect(populations.map(\.count) == [1, 6])
        #expect(try await !directory.knowsRoleHolders())
        #expect(try await directory.roleAssignments(of: GUID(high: 1, low: 2)) == nil)
        #expect(try await directory.roleAssignments(of: operatorID)?.map(\.role) == [.peopleAdmin])
        #expect(told.all.count == 1)
    }

    /// If the groups of one account may not be read, the list of all holders shows whether that matters.
    @Test(arguments: [
        #""status":403,"body":{"error":{"code":"Authorization_RequestDenied"}}"#,
        #""status":200,"body":{"value":[{"id":"00000000-0000-4000-8000-000000000777","displayName":null}]}"#,
    ])
    func groupsThatMayNotBeReadAreAskedForOtherwise(_ memberships: String) async throws {
        let bob = GUID(high: 1, low: 1)
        let graph = try TestGraph { request, _ in
            let items = Self.items(of: request).map { id, url in
                if url.contains("/memberOf/") { return #"{"id":"\#(id)",\#(memberships)}"# }
                let role = RoleCatalog.builtIn[.userAdmin].id
                let assignment =
                    #"{"principalId":"\#(bob)","roleDefinitionId":"\#(role)","directoryScopeId":"/","#
                    + #""principal":{"id":"\#(bob)","userPrincipalName":"bob@contoso.com","displayName":"x","#
                    + #""accountEnabled":true,"onPremisesSyncEnabled":null}}"#
                let held = url.contains("roleAssignments") ? assignment : ""
                return #"{"id":"\#(id)","status":200,"body":{"value":[\#(held)]}}"#
            }
            return .json(#"{"responses":[\#(items.joined(separator: ","))]}"#)
        }
        let directory = GraphDirectory(
            graph: graph.client,
            tenant: TenantIdentity(id: GUID(high: 0, low: 1), displayName: "x", verifiedDomains: []),
            roles: .builtIn, facts: TenantFacts(granted: [], hasDirectorySync: nil), onNote: { _ in })
        #expect(try await directory.roleAssignments(of: bob)?.map(\.role) == [.userAdmin])
        #expect(try await directory.knowsRoleHolders())
    }

    /// Returns the ids and addresses of a batch, read as text.
    private static func items(of request: HTTPRequest) -> [(id: String, url: String)] {
        let value = request.body.flatMap { WireValue(json: $0) }
        return (value?["requests"]?.array ?? []).compactMap { item in
            item["id"]?.string.flatMap { id in item["url"]?.string.map { (id, $0) } }
        }
    }

    /// For one account, neither the members of units nor those of other groups are read.
    @Test(arguments: [
        "employee@contoso.com", "group.admin@contoso.com", "scoped.admin@contoso.com", "eligible.admin@contoso.com",
    ])
    func oneUserTakesFewRequests(_ name: String) async throws {
        try await LiveWorld.run { world in
            let live = try await world.tenant()
            let before = world.link.requests.count
            let account = try #require(try await live.directory.account(named: name))
            let held = try #require(try await live.directory.roleAssignments(of: account.id))
            _ = try await live.directory.unitNames(of: held.compactMap(\.unit))
            _ = try await live.service.state()
            #expect(world.link.requests.count - before <= 4)
            let bodies = world.link.requests.compactMap(\.body).map { String(decoding: $0, as: UTF8.self) }
            #expect(!bodies.contains { $0.contains("/members") })
            let stored = world.simulator.simulator.tenant.directory
            #expect(Set(held) == Set(try await stored.roleAssignments(of: account.id) ?? []))
            #expect(account == (try await stored.account(named: name)))
        }
    }

    @Test func emptyWordIsNoFilter() async throws {
        try await LiveWorld.run { world in
            let found = try await world.tenant().directory.accounts(beginningWith: "", limit: 5)
            #expect(found.count == 5)
            #expect(!world.link.requests.contains { $0.url.contains("startswith") })
        }
    }

    @Test func disabledExchangeIsRead() async throws {
        let json = try LiveWorld.contoso().replacing(
            #""exchangeOnlineEnabled": true"#, with: #""exchangeOnlineEnabled": false"#)
        try await LiveWorld.run(json) { world in
            let permissions = SignInScopes.reading + ["Application.Read.All"]
            let signedIn = try await world.byCode.signIn(
                profile: "test", world.target, permissions: permissions, isReadOnly: true, keepsWriting: false,
                store: world.store, courier: world.courier, onNote: { _ in })
            let conditions = try await world.tenant(of: signedIn).service.state().conditions
            #expect(!conditions.isExchangeEnabled)
            // Without the permission the state is unknown.
            let other = try await world.tenant().service.state().conditions
            #expect(other.isExchangeEnabled)
        }
    }

    @Test func roleActivatedForATimeIsToldApart() async throws {
        let (person, other) = (GUID(high: 1, low: 1), GUID(high: 1, low: 2))
        let role = "fe930be7-5e62-47db-91af-98c3a49a38b1"
        func assignment(_ id: GUID, _ more: String = "") -> String {
            #"{"principalId":"\#(id)","roleDefinitionId":"\#(role)","directoryScopeId":"/"\#(more)}"#
        }
        let principal = { (id: GUID) in
            #","principal":{"id":"\#(id)","userPrincipalName":"\#(id)@contoso.com","#
                + #""displayName":"x","accountEnabled":true,"onPremisesSyncEnabled":null}"#
        }
        let lists = [
            [assignment(person, principal(person)), assignment(other, principal(other))], [],
            [
                assignment(person, #","assignmentType":"Activated","endDateTime":"2026-11-26T12:00:00Z""#),
                assignment(other, #","assignmentType":"Assigned","endDateTime":null"#),
            ],
        ].map { $0.joined(separator: ",") }
        let graph = try TestGraph { _, _ in
            .json(
                #"{"responses":["#
                    + lists.enumerated().map { #"{"id":"\#($0)","status":200,"body":{"value":[\#($1)]}}"# }
                    .joined(separator: ",") + "]}")
        }
        let told = Told()
        let directory = GraphDirectory(
            graph: graph.client,
            tenant: TenantIdentity(id: GUID(high: 0, low: 1), displayName: "x", verifiedDomains: []), roles: .builtIn,
            facts: TenantFacts(granted: [], hasDirectorySync: nil), onNote: { told.add($0) })
        #expect(try await directory.knowsRoleHolders())
        let (held, others) = (
            try await directory.roleAssignments(of: person), try await directory.roleAssignments(of: other)
        )
        #expect(held?.map(\.activatedUntil) == [Instant("2026-11-26T12:00:00Z")])
        #expect(others?.map(\.activatedUntil) == [nil])
        #expect(told.all.count == 1)
        #expect(
            told.all.first?.contains("1 account holds a role that is activated for a time (\(person)@contoso.com)")
                == true)
    }

    @Test func roleThatTheServiceHasLearntSinceIsKnown() async throws {
        let json = try LiveWorld.contoso()
        try await LiveWorld.run(json) { world in
            let roles = try await world.tenant().directory.roles
            let simulated = world.simulator.simulator.tenant.directory.roles
            #expect(roles.roles.count == simulated.roles.count)
            #expect(roles.roles.filter(\.isCustom).map(\.id) == simulated.roles.filter(\.isCustom).map(\.id))
        }
        let new = GUID(high: 9, low: 9)
        let catalog = RoleCatalog.builtIn.adding(new, named: "Photo Administrator", isCustom: false)
        #expect(catalog.role(id: new)?.isCustom == false)
        #expect(catalog.role(named: "PhotoAdmin")?.id == new)
    }

    @Test func millionAccountsAreCountedAndNotListed() async throws {
        let graph = try TestGraph { request, _ in
            let body = request.body.map { String(decoding: $0, as: UTF8.self) } ?? ""
            let items = (0..<20).filter { body.contains("\"id\":\"\($0)\"") }.map { id in
                // The first class counts all enabled accounts, the second the guests among them.
                let count = id == 0 ? 1_000_000 : id == 1 ? 1_000 : 0
                return #"{"id":"\#(id)","status":200,"body":{"@odata.count":\#(count),"value":[]}}"#
            }
            return .json(#"{"responses":[\#(items.joined(separator: ","))]}"#)
        }
        let directory = GraphDirectory(
            graph: graph.client,
            tenant: TenantIdentity(id: GUID(high: 0, low: 1), displayName: "x", verifiedDomains: []), roles: .builtIn,
            facts: TenantFacts(granted: [], hasDirectorySync: nil), onNote: { _ in })
        let populations = try await directory.populations()
        #expect(populations.map(\.count).sorted() == [1_000, 999_000])
        #expect(graph.link.requests.count == 1)
        _ = try await directory.populations()
        #expect(graph.link.requests.count == 1, "kept for the rest of the run")
    }

    @Test(arguments: [0, 3_000])
    func planTakesAtMostTwelveRequests(_ more: Int) async throws {
        let users = (0..<more).map {
            #"{"id":"\#(GUID(high: 0xF000, low: UInt64($0)))","userPrincipalName":"u\#($0)@contoso.com"},"#
        }
        let json = try LiveWorld.contoso().replacing(#""users": ["#, with: #""users": ["# + users.joined())
        try await LiveWorld.run(json) { world in
            let signedIn = try await world.signIn()
            let before = world.link.requests.count
            let tenant = Tenant.live(try await world.tenant(of: signedIn))
            let script = "source cloud; allow roles [UserAdmin]; plan;"
            var resolver = Resolver(loader: NoScripts())
            let program = resolver.resolve(SyntaxTree(parsing: Source(name: "test", text: script)))
            #expect(resolver.reports.isEmpty)
            #expect(try await BindingCheck(tenant: tenant, files: NoScripts()).check(program).isEmpty)
            var plans = 0
            let session = Session(tenant: tenant, files: NoScripts()) { outcome in
                if case .plan = outcome.result { plans += 1 }
            }
            #expect(try await session.run(program) == nil)
            #expect(plans == 1)
            let requests = world.link.requests.dropFirst(before)
            #expect(requests.count <= 12, "\(requests.map(\.url))")
        }
    }

    @Test func settingsAloneReadNoDirectory() async throws {
        try await LiveWorld.run { world in
            let signedIn = try await world.signIn()
            let before = world.link.requests.count
            let tenant = try await world.tenant(of: signedIn, isReadOnly: true, readsDirectory: false)
            #expect(try await tenant.service.state().acceptedSettings == .untouched)
            let paths = world.link.requests.dropFirst(before).map(\.url).filter { !$0.contains("/token") }
            #expect(paths.allSatisfy { $0.hasSuffix("/beta/admin/people/photoUpdateSettings") }, "\(paths)")
        }
    }
}

struct NoScripts: SourceLoader, PhotoFiles {
    func load(_ path: String, from source: Source) throws -> Source { throw LoadError(message: "there is none") }
    func read(_ path: String, from source: Source) throws -> [UInt8] { throw LoadError(message: "there is none") }
}
