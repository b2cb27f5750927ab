import Foundation
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct DirectoryTests {
    private static let eventual = [("ConsistencyLevel", "eventual")]

    private func reader(_ client: TestClient) async throws -> String {
        try await client.token("employee@contoso.com", "Directory.Read.All")
    }

    @Test func usersArePagedByTheirLinks() async throws {
        try await TestClient.on { client in
            let token = try await reader(client)
            var names: [String] = []
            var place: String? = "/v1.0/users?$top=5&$select=id,userPrincipalName"
            var pages = 0
            while let next = place {
                let page = try await client.get(next, token: token)
                #expect(page.status == 200)
                names += page.names
                place = page.json["@odata.nextLink"] as? String
                pages += 1
            }
            #expect(pages == 4)
            #expect(Set(names).count == 18)
        }
    }

    @Test(arguments: [
        ("accountEnabled eq true", 17), ("accountEnabled eq false", 1), ("userType eq 'Guest'", 1),
        ("onPremisesSyncEnabled eq true", 2), ("startswith(userPrincipalName,'USER.')", 1),
        ("accountEnabled eq true and userType eq 'Member'", 16), ("not(userType eq 'Guest')", 17),
        ("id in ('00000000-0000-4000-8000-000000000101', '00000000-0000-4000-8000-000000000102')", 2),
        ("(userType eq 'Guest' or onPremisesSyncEnabled eq true)", 3), ("displayName eq 'O''Brien'", 0),
    ])
    func aFilterCounts(filter: String, count: Int) async throws {
        try await TestClient.on { client in
            let token = try await reader(client)
            let target = "/beta/users/$count?$filter=" + PercentEncoding.encoded(filter)
            let answer = try await client.get(target, token: token, headers: Self.eventual)
            #expect(answer.status == 200)
            #expect(answer.text == String(count))
        }
    }

    @Test(arguments: [
        "jobTitle eq 'x'", "contains(displayName,'x')", "accountEnabled", "accountEnabled eq 'x", "(((", "",
    ])
    func aFilterThatIsNotKnownIsABadRequest(filter: String) async throws {
        try await TestClient.on { client in
            let token = try await reader(client)
            let answer = try await client.get("/v1.0/users?$filter=" + PercentEncoding.encoded(filter), token: token)
            #expect(answer.status == 400)
        }
    }

    @Test(arguments: [
        "/v1.0/users?$search=%22displayName:x%22", "/v1.0/users?$orderby=displayName", "/v1.0/users?$skip=1",
        "/v1.0/users?$filter=id%20eq%20'1'&$filter=id%20eq%20'2'", "/v1.0/users?filter=x&$Filter=y",
        "/v1.0/users?$unheard=1", "/v1.0/me?$expand=manager", "/v1.0/users/delta?$filter=id%20eq%20'1'",
        "/v1.0/users?$top=0", "/v1.0/users?$top=1000", "/v1.0/users?$skiptoken=99", "/v1.0/users?$select=shoeSize",
        "/v1.0/roleManagement/directory/roleDefinitions?$orderby=id",
    ])
    func anOptionThatIsNotModelledIsABadRequest(path: String) async throws {
        try await TestClient.on { client in
            let answer = try await client.get(path, token: try await reader(client))
            #expect(answer.status == 400)
            #expect(answer.error == "BadRequest")
        }
    }

    @Test func whoMayNotReadUsersIsNotToldWhichExist() async throws {
        try await TestClient.on("contoso", TestClient.askedAlone) { client in
            let token = try await client.token("employee@contoso.com", "User.Read")
            for name in ["nobody@contoso.com", "global.admin@contoso.com"] {
                for path in ["/v1.0/users/\(name)", "/v1.0/users/\(name)/photo/$value"] {
                    #expect(try await client.get(path, token: token).status == 403)
                }
            }
            #expect(try await client.get("/v1.0/users/employee@contoso.com", token: token).status == 200)
        }
    }

    @Test func countingNeedsItsHeader() async throws {
        try await TestClient.on { client in
            let token = try await reader(client)
            #expect(try await client.get("/v1.0/users/$count", token: token).status == 400)
            let answer = try await client.get("/v1.0/users/$count", token: token, headers: Self.eventual)
            #expect(answer.text == "18")
            #expect(answer.headers.first(name: "content-type") == "text/plain")
        }
    }

    @Test(arguments: [
        "/v1.0/users/employee@contoso.com", "/v1.0/users/employee%40contoso.com", "/v1.0/users('employee@contoso.com')",
        "/v1.0/Users/EMPLOYEE@contoso.com", "/v1.0/users/00000000-0000-4000-8000-000000000112",
    ])
    func aUserIsFoundByEachOfItsNames(path: String) async throws {
        try await TestClient.on { client in
            let answer = try await client.get(path, token: try await reader(client))
            #expect(answer.json["displayName"] as? String == "Emma Employee")
            #expect(answer.json["accountEnabled"] == nil)
        }
    }

    @Test func aGuestIsFoundByItsEncodedName() async throws {
        try await TestClient.on { client in
            let token = try await reader(client)
            let answer = try await client.get(
                "/v1.0/users/guest_fabrikam.com%23EXT%23@contoso.com?$select=userType", token: token)
            #expect(answer.json["userType"] as? String == "Guest")
            #expect(
                try await client.get("/v1.0/users/nobody@contoso.com", token: token).error == "Request_ResourceNotFound"
            )
        }
    }

    @Test func roleAssignmentsAreFilteredAndExpanded() async throws {
        try await TestClient.on { client in
            let token = try await client.token("employee@contoso.com", "RoleManagement.Read.Directory")
            let filter = PercentEncoding.encoded("roleDefinitionId eq 'fe930be7-5e62-47db-91af-98c3a49a38b1'")
            let answer = try await client.get(
                "/v1.0/roleManagement/directory/roleAssignments?$filter=\(filter)&$expand=principal", token: token)
            let value = answer.json["value"] as? [[String: Any]] ?? []
            #expect(value.count == 3)
            let people = value.compactMap { $0["principal"] as? [String: Any] }
            #expect(people.filter { $0["onPremisesSyncEnabled"] is NSNull && $0["accountEnabled"] is Bool }.count == 2)
            let types = value.compactMap { ($0["principal"] as? [String: Any])?["@odata.type"] as? String }
            #expect(types.filter { $0 == "#microsoft.graph.group" }.count == 1)
            #expect(
                value.contains {
                    $0["directoryScopeId"] as? String == "/administrativeUnits/00000000-0000-4000-8000-000000000301"
                })
            let eligible = try await client.get(
                "/v1.0/roleManagement/directory/roleEligibilitySchedules", token: token)
            #expect((eligible.json["value"] as? [Any])?.count == 1)
            let definitions = try await client.get("/v1.0/roleManagement/directory/roleDefinitions", token: token)
            #expect(definitions.text.contains("a0b1b346-4d3e-4e8b-98f8-753987be4970"))
            let one = try await client.get(
                "/v1.0/roleManagement/directory/roleDefinitions/fe930be7-5e62-47db-91af-98c3a49a38b1"
                    + "?$select=displayName", token: token)
            #expect(one.json["displayName"] as? String == "User Administrator")
            #expect(one.json["id"] == nil)
        }
    }

    @Test func groupsUnitsAndTheOrganisationAreRead() async throws {
        try await TestClient.on { client in
            let token = try await reader(client)
            let members = try await client.get(
                "/v1.0/groups/00000000-0000-4000-8000-000000000201/members", token: token)
            #expect(members.names == ["group.admin@contoso.com"])
            #expect(!members.text.contains("accountEnabled"))
            let selected = try await client.get(
                "/v1.0/groups/00000000-0000-4000-8000-000000000201/members?$select=accountEnabled,isAssignableToRole",
                token: token)
            let member = try #require((selected.json["value"] as? [[String: Any]])?.first)
            #expect(member.keys.sorted() == ["@odata.type", "accountEnabled"])
            let units = try await client.get("/v1.0/directory/administrativeUnits", token: token)
            #expect(units.text.contains("Sales"))
            let inUnit = try await client.get(
                "/v1.0/directory/administrativeUnits/00000000-0000-4000-8000-000000000301/members", token: token)
            #expect(inUnit.names == ["sales.employee@contoso.com"])
            func isSynced(_ token: String) async throws -> Any? {
                let answer = try await client.get("/v1.0/organization", token: token)
                return (answer.json["value"] as? [[String: Any]])?.first?["onPremisesSyncEnabled"]
            }
            #expect(try await isSynced(token) as? Bool == true)
            let narrow = try await client.token("employee@contoso.com", "User.Read")
            #expect(try await isSynced(narrow) is NSNull)
        }
    }

    @Test func aMissingScopeIsInsufficient() async throws {
        try await TestClient.on("contoso", TestClient.askedAlone) { client in
            let token = try await client.token("global.admin@contoso.com", "User.Read")
            for path in [
                "/v1.0/users", "/v1.0/users/employee@contoso.com", "/v1.0/roleManagement/directory/roleAssignments",
                "/v1.0/directory/administrativeUnits", "/v1.0/groups",
            ] {
                let answer = try await client.get(path, token: token)
                #expect(answer.status == 403, "\(path)")
                #expect(answer.error == "Authorization_RequestDenied")
            }
            #expect(try await client.get("/v1.0/me", token: token).status == 200)
        }
    }

    @Test func whatIsNotModelledSaysSo() async throws {
        try await TestClient.on { client in
            let answer = try await client.get("/v1.0/drives", token: try await reader(client))
            #expect(answer.status == 404)
            #expect(answer.error == "NotModelled")
            #expect(answer.text.contains("--parity"))
        }
    }

    @Test func deltaGivesEverythingAndThenNothing() async throws {
        try await TestClient.on { client in
            let token = try await reader(client)
            var answer = try await client.get(
                "/v1.0/users/delta?$select=displayName", token: token, headers: [("Prefer", "odata.maxpagesize=10")])
            #expect((answer.json["value"] as? [[String: Any]])?.filter { $0["id"] is String }.count == 10)
            answer = try await client.get(answer.json["@odata.nextLink"] as? String ?? "", token: token)
            #expect((answer.json["value"] as? [Any])?.count == 8)
            answer = try await client.get(answer.json["@odata.deltaLink"] as? String ?? "", token: token)
            #expect((answer.json["value"] as? [Any])?.isEmpty == true)
            #expect(answer.json["@odata.deltaLink"] != nil)
            let stale = try await client.get("/v1.0/users/delta?$deltatoken=another-0", token: token)
            #expect(stale.status == 410)
        }
    }
}
