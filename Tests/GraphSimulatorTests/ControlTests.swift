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
            #expect(try await control(client, "POST", "reset/tenant").status == 204)
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

    @Test(arguments: [
        ("POST", "clock", #"{"advnace":"24h"}"#), ("POST", "clock", #"{"advance":24}"#), ("POST", "clock", "[]"),
        ("POST", "faults", #"{"kind":"cutBefore","method":"fetch"}"#), ("POST", "faults", #"{"kind":"pigeon"}"#),
        ("POST", "faults", #"{"kind":"cutBefore","next":1,"probability":0.5}"#),
        ("POST", "faults", #"{"kind":"cutBefore","path":7}"#), ("POST", "faults", #"{"kind":"cutBefore","signIn":1}"#),
        ("POST", "reset", #"{"what":"tenant"}"#), ("POST", "tokens", "{}"),
        ("POST", "tokens", #"{"application":"me"}"#),
        ("POST", "tokens", #"{"account":"nobody@contoso.com"}"#),
        ("POST", "tokens", #"{"account":"employee@contoso.com","scopes":"User.Read"}"#),
        ("POST", "sign-out", #"{"acount":"employee@contoso.com"}"#), ("POST", "tokens/revoke", "{}"),
    ])
    func whatIsMisspeltIsAnError(method: String, path: String, body: String) async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let answer = try await control(client, method, path, body)
            #expect(answer.status == 400)
        }
    }

    @Test func aMethodInSmallLettersIsTaken() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let body = #"{"kind":"status","status":503,"method":"get","retryAfter":2}"#
            #expect(try await control(client, "POST", "faults", body).status == 201)
            let answer = try await client.get("/v1.0/me", token: "x")
            #expect(answer.status == 503)
            #expect(answer.headers.first(name: "Retry-After") == "2")
        }
    }

    @Test func aTestMintsRevokesAndSignsOut() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            func mint(_ body: String) async throws -> String {
                try await control(client, "POST", "tokens", body).json["access_token"] as? String ?? ""
            }
            let body = #"{"account":"employee@contoso.com","scopes":["User.Read"],"lifetime":60}"#
            let (first, second) = (try await mint(body), try await mint(body))
            func status(_ token: String) async throws -> Int { try await client.get("/v1.0/me", token: token).status }
            #expect(try await status(first) == 200)
            #expect(try await client.get(client.settings, token: first).status == 403)
            #expect(try await control(client, "POST", "tokens/revoke", #"{"token":"\#(first)"}"#).status == 204)
            #expect(try await status(first) == 401)
            #expect(try await status(second) == 200)
            #expect(
                try await control(client, "POST", "sign-out", #"{"account":"user.admin@contoso.com"}"#).status == 204)
            #expect(try await status(second) == 200)
            #expect(try await control(client, "POST", "sign-out").status == 204)
            #expect(try await status(second) == 401)
            let application = try await mint(
                #"{"application":"\#(TestClient.clientID)","scopes":["User.Read.All"]}"#)
            #expect(try await client.get("/v1.0/users", token: application).status == 200)
            #expect(try await client.get("/v1.0/me", token: application).status == 400)
        }
    }

    @Test func aSignedOutAccountCannotRefresh() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let tokens = try await client.signIn("employee@contoso.com", "User.Read offline_access")
            #expect(try await control(client, "POST", "sign-out", #"{"account":"employee@contoso.com"}"#).status == 204)
            let answer = try await client.form(
                "/common/oauth2/v2.0/token",
                [
                    ("client_id", TestClient.clientID), ("grant_type", "refresh_token"),
                    ("refresh_token", tokens.json["refresh_token"] as? String ?? ""),
                ])
            #expect((answer.json["error_codes"] as? [Int]) == [50173])
        }
    }

    @Test func aChallengeAsksForClaimsUntilATokenIsNewer() async throws {
        var options = Self.options
        let clock = SignInTests.Clock()
        options.now = clock.now
        try await TestClient.on("contoso", options) { client in
            let token = try await client.token("employee@contoso.com", "User.Read")
            #expect(try await control(client, "POST", "challenge").status == 204)
            let once = try await client.get("/v1.0/me", token: token)
            #expect(once.status == 401)
            #expect(
                once.headers.first(name: "WWW-Authenticate")?.contains(#"error="insufficient_claims", claims=""#)
                    == true)
            #expect(try await client.get("/v1.0/me", token: token).status == 200)
            #expect(
                try await control(client, "POST", "challenge", #"{"account":"employee@contoso.com"}"#).status == 204)
            #expect(try await client.get("/v1.0/me", token: token).status == 401)
            #expect(try await client.get("/v1.0/me", token: token).status == 401)
            clock.advance(1)
            let newer = try await client.token("employee@contoso.com", "User.Read")
            #expect(try await client.get("/v1.0/me", token: newer).status == 200)
        }
    }

    @Test func requestsSeenAreListedCountedAndCleared() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let admin = try await client.token("global.admin@contoso.com")
            #expect(try await control(client, "DELETE", "requests").status == 204)
            _ = try await client.send(
                "PATCH", client.settings, token: admin, body: #"{"source":"cloud","allowedRoles":[]}"#)
            _ = try await client.send(
                "POST", "/v1.0/$batch", token: admin,
                body:
                    #"{"requests":[{"id":"1","method":"GET","url":"/me"},{"id":"2","method":"GET","url":"/nobody?$select=id"}]}"#
            )
            let seen = try await control(client, "GET", "requests")
            #expect(seen.json["count"] as? Int == 4)
            let requests = seen.json["requests"] as? [[String: Any]] ?? []
            #expect(requests.map { $0["method"] as? String } == ["PATCH", "POST", "GET", "GET"])
            #expect(requests.map { $0["status"] as? Int } == [200, 200, 200, 404])
            #expect(requests.last?["path"] as? String == "/v1.0/nobody")
            #expect(requests.first?["path"] as? String == client.settings)
            #expect(requests.first?["caller"] as? String == "global.admin@contoso.com")
            #expect((requests.first?["permissions"] as? [String])?.contains("PeopleSettings.ReadWrite.All") == true)
            // The body's digest, computed with shasum.
            #expect(
                requests.first?["bodySHA256"] as? String
                    == "ad8de74abc1139f180e9d8495dfd5468e15dbe46e174b2da084d1975ceaf0f1c")
            #expect(try await control(client, "POST", "reset/requests").status == 204)
            #expect(try await control(client, "GET", "requests").json["count"] as? Int == 0)
        }
    }

    @Test func aResetOfEverythingForgetsWhoIsSignedInToo() async throws {
        try await TestClient.on("contoso", Self.options) { client in
            let admin = try await client.token("global.admin@contoso.com")
            _ = try await control(client, "POST", "faults", #"{"kind":"status"}"#)
            #expect(try await control(client, "POST", "reset").status == 204)
            #expect(try await client.get(client.settings, token: admin).status == 401)
            #expect((try await control(client, "GET", "faults").json["faults"] as? [Any])?.isEmpty == true)
            #expect(try await control(client, "PUT", "reset").headers.first(name: "Allow") == "POST")
        }
    }

    @Test func theJournalKeepsTheLatest() {
        var journal = RequestJournal()
        for number in 0..<(RequestJournal.limit + 5) {
            journal.add(
                SeenRequest(
                    time: 0, method: "GET", path: "/\(number)", status: 200, microseconds: 1, requestID: "",
                    clientRequestID: "", caller: nil, permissions: [], bodyDigest: nil, wouldRefuse: nil))
        }
        #expect(journal.count == RequestJournal.limit + 5)
        #expect(journal.requests.count == RequestJournal.limit)
        #expect(journal.requests.first?.path == "/5")
        #expect(journal.requests.last?.path == "/\(RequestJournal.limit + 4)")
    }
}
