import Foundation
import Testing

@testable import GraphSimulator

@Suite struct ReportTests {
    private static var options: GraphSimulator.Options {
        var options = GraphSimulator.Options()
        options.keepsReport = true
        return options
    }

    @Test func permissionsAreThoseNeededAtLeast() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let admin = try await client.token("global.admin@contoso.com", "User.ReadWrite.All")
            let named = [("client-request-id", "x")]
            _ = try await client.get("/v1.0/me", token: admin, headers: named)
            _ = try await client.get("/v1.0/users/employee@contoso.com/photo", token: admin, headers: named)
            _ = try await client.get("/v1.0/users/GLOBAL.admin@contoso.com/photo", token: admin, headers: named)
            _ = try await client.send(
                "POST", "/beta/$batch", token: admin,
                body: #"{"requests":[{"id":"1","method":"GET","url":"/admin/people/photoUpdateSettings"}]}"#,
                headers: named)
            let report = client.running.simulator.report
            #expect(
                report.needed == [
                    "User.Read": ["GET me": 1, "GET users/{id}/photo": 1],
                    "ProfilePhoto.Read.All": ["GET users/{id}/photo": 1],
                    "PeopleSettings.Read.All": ["GET admin/people/photoUpdateSettings": 1],
                ])
            #expect(report.granted.contains("User.ReadWrite.All"))
            #expect(report.spare.contains("PeopleSettings.ReadWrite.All"))
            #expect(report.manners.isEmpty)
            #expect(report.text.contains("Granted, and not needed: "))
        }
    }

    @Test func endpointsHaveTheNamesOfTheReference() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let admin = try await client.token("global.admin@contoso.com", "https://graph.microsoft.com/.default")
            let named = [("client-request-id", "x"), ("ConsistencyLevel", "eventual")]
            for path in [
                "me/memberOf/microsoft.graph.group", "users('employee@contoso.com')/photo",
                "servicePrincipals(appId='00000000-0000-0000-0000-000000000000')",
            ] {
                _ = try await client.get("/v1.0/" + path, token: admin, headers: named)
            }
            let names = Set(client.running.simulator.report.needed.values.flatMap(\.keys))
            #expect(
                names == ["GET me/memberOf/microsoft.graph.group", "GET users/{id}/photo", "GET servicePrincipals"])
        }
    }

    @Test func mannersAreThoseThatMicrosoftAsksFor() async throws {
        var options = Self.options
        options.faults = [InjectedFault(.rateLimit(retryAfter: 60), .next(1), method: "DELETE")]
        try await TestClient.on("contoso", options) { client in
            let admin = try await client.token("global.admin@contoso.com")
            _ = try await client.get("/beta/users", token: admin)
            let named = [("client-request-id", "x")]
            _ = try await client.get("/v1.0/users?$top=5&$select=id", token: admin, headers: named)
            _ = try await client.send("DELETE", client.settings, token: admin, headers: named)
            _ = try await client.send("DELETE", client.settings, token: admin, headers: named)
            let report = client.running.simulator.report
            #expect(
                report.manners == [
                    .noClientRequestID: ["GET users": 1], .betaServed: ["GET users": 1],
                    .unselected: ["GET users": 1], .unpaged: ["GET users": 1],
                    .notWaited: ["DELETE admin/people/photoUpdateSettings": 1],
                ])
        }
    }

    @Test func whatIsRefusedNeededMoreThanItHad() async throws {
        var options = Self.options
        options.grantsAllConsented = false
        try await TestClient.on("contoso", options) { client in
            let token = try await client.token("employee@contoso.com", "User.Read")
            let named = [("client-request-id", "x")]
            #expect(try await client.get("/v1.0/users?$top=1&$select=id", token: token, headers: named).status == 403)
            #expect(client.running.simulator.report.needed.isEmpty)
        }
    }
}
