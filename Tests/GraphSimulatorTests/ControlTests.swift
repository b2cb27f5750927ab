import Foundation
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct ControlTests {
    private static let token = "control-token"

    private static var options: GraphSimulator.Options {
        var options = GraphSimulator.Options()
        options.controlToken = token
        return options
    }

    private func control(_ client: TestClient, _ method: String, _ path: String, _ body: String? = nil) async throws
        -> TestClient.Answer
    {
        try await client.send(method, "/_photopolicy/" + path, token: Self.token, body: body)
    }

    @Test func itIsThereOnlyWhenAskedForAndWithItsOwnToken() async throws {
        try await TestClient.on { client in
            let answer = try await control(client, "GET", "clock")
            #expect(answer.status == 404)
        }
        try await TestClient.on("contoso", Self.options) { client in
            #expect(try await client.get("/_photopolicy/clock").status == 401)
            let admin = try await client.token("global.admin@contoso.com")
            #expect(try await client.get("/_photopolicy/clock", token: admin).status == 401)
            #expect(try await control(client, "GET", "clock").status == 200)
            #expect(try await client.get(client.settings, token: Self.token).status == 401)
        }
    }

    @Test func onlyItsTokenOpensItForATenantFile() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let long = #"{"users":""# + String(repeating: "x", count: 2 << 20) + #""}"#
            let stranger = try await client.send("PUT", "/_photopolicy/tenant", token: "other", body: long)
            #expect(stranger.status == 413)
            #expect(try await control(client, "PUT", "tenant", long).status == 400)
        }
    }

    @Test func theClockAdvancesByADurationOrUntilAllIsInForce() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let admin = try await client.token("global.admin@contoso.com")
            _ = try await client.send(
                "PATCH", client.settings, token: admin, body: #"{"source":"cloud","allowedRoles":[]}"#)
            let hour = try await control(client, "POST", "clock", #"{"advance":"1h"}"#)
            #expect(hour.json["clock"] as? String == "2024-09-05T10:00:00Z")
            let settled = try await control(client, "POST", "clock")
            #expect(settled.json["clock"] as? String == "2024-09-06T09:00:00Z")
            #expect(settled.json["settles"] is NSNull)
            #expect(try await control(client, "POST", "clock", #"{"advance":"soon"}"#).status == 400)
        }
    }

    @Test func aSavedTenantLoadsAndAResetTakesItBack() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let admin = try await client.token("global.admin@contoso.com")
            let untouched = try await client.get(client.settings, token: admin).text
            _ = try await client.send(
                "PATCH", client.settings, token: admin, body: #"{"source":"cloud","allowedRoles":[]}"#)
            let changed = try await client.get(client.settings, token: admin).text
            let saved = try await control(client, "GET", "tenant")
            #expect(try await control(client, "POST", "reset").status == 204)
            #expect(try await client.get(client.settings, token: admin).text == untouched)
            #expect(try await control(client, "PUT", "tenant", saved.text).status == 204)
            #expect(try await client.get(client.settings, token: admin).text == changed)
            let broken = try await control(client, "PUT", "tenant", #"{"users":7}"#)
            #expect(broken.status == 400)
        }
    }

    @Test func aLoadedTenantShowsInTheDelta() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let token = try await client.token("global.admin@contoso.com", "Directory.Read.All")
            let all = try await client.get("/v1.0/users/delta?$select=displayName", token: token)
            let link = all.json["@odata.deltaLink"] as? String ?? ""
            var file = try await control(client, "GET", "tenant").json
            var users = file["users"] as? [[String: Any]] ?? []
            let gone = users.removeLast()["id"] as? String
            users[1]["displayName"] = "Somebody Else"
            file["users"] = users
            let text = String(decoding: try JSONSerialization.data(withJSONObject: file), as: UTF8.self)
            #expect(try await control(client, "PUT", "tenant", text).status == 204)
            let changes = try await client.get(link, token: token)
            let value = changes.json["value"] as? [[String: Any]] ?? []
            #expect(value.count == 2)
            #expect(value.contains { $0["displayName"] as? String == "Somebody Else" })
            let removed = value.first { $0["id"] as? String == gone }
            #expect((removed?["@removed"] as? [String: String])?["reason"] == "deleted")
        }
    }

    @Test func faultsAreOrderedListedAndTakenBack() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let admin = try await client.token("global.admin@contoso.com")
            let ordered = try await control(
                client, "POST", "faults", #"{"kind":"status","status":503,"next":2,"path":"photoUpdateSettings"}"#)
            #expect(ordered.status == 201)
            #expect(try await client.get(client.settings, token: admin).status == 503)
            let listed = try await control(client, "GET", "faults")
            #expect((listed.json["faults"] as? [[String: Any]])?.first?["next"] as? Int == 1)
            #expect(try await control(client, "DELETE", "faults").status == 204)
            #expect(try await client.get(client.settings, token: admin).status == 200)
            #expect(try await control(client, "POST", "faults", #"{"kind":"gremlins"}"#).status == 400)
            let loud = try await control(
                client, "POST", "faults", #"{"kind":"malformed","probability":0.0005,"seed":7}"#)
            #expect(loud.status == 201)
            #expect(loud.text.contains(#""probability":0.0005,"#))
            let both = #"{"kind":"malformed","probability":1,"next":1}"#
            #expect(try await control(client, "POST", "faults", both).status == 400)
        }
    }
}
