import Foundation
import PhotoPolicy
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct SettingsTests {
    private static let untouched =
        #"{"@odata.context":"https://graph.microsoft.com/beta/$metadata#admin/people/photoUpdateSettings/$entity","source":null,"allowedRoles":[]}"#

    @Test func anUntouchedTenantAnswersByteForByteAsTheServiceDoes() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com", "PeopleSettings.Read.All")
            let answer = try await client.get(client.settings, token: token)
            #expect(answer.status == 200)
            #expect(answer.text == Self.untouched)
            #expect(answer.headers.first(name: "request-id") != nil)
            #expect(answer.headers.first(name: "date") != nil)
        }
    }

    @Test(arguments: [
        "/beta/admin/people/photoupdatesettings", "/BETA/Admin/People/PHOTOUPDATESETTINGS",
        "//beta//admin/people///photoUpdateSettings/",
    ])
    func thePathCountsInAnyCaseAndWithDoubledSlashes(path: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            #expect(try await client.get(path, token: token).text == Self.untouched)
        }
    }

    @Test func aPatchIsShownAtOnceAndADeleteTakesItBack() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let body = #"{"source":"cloud","allowedRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}"#
            let patched = try await client.send("PATCH", client.settings, token: token, body: body)
            #expect(patched.status == 200)
            #expect(patched.text.hasSuffix(String(body.dropFirst())))
            #expect(try await client.get(client.settings, token: token).text == patched.text)
            #expect(try await client.send("DELETE", client.settings, token: token).status == 204)
            #expect(try await client.get(client.settings, token: token).text == Self.untouched)
        }
    }

    @Test func withoutRolesAPatchOpensIn2024AndKeepsIn2026() async throws {
        for (name, account, kept) in [
            ("contoso", "global.admin@contoso.com", 0), ("contoso-2026", "people.admin@contoso.com", 1),
        ] {
            try await TestClient.on(name) { client in
                let token = try await client.token(account)
                _ = try await client.send(
                    "PATCH", client.settings, token: token,
                    body: #"{"source":"cloud","allowedRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}"#)
                let answer = try await client.send("PATCH", client.settings, token: token, body: #"{"source":"cloud"}"#)
                #expect((answer.json["allowedRoles"] as? [String])?.count == kept)
            }
        }
    }

    @Test func versionOneHasNoSuchSetting() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let answer = try await client.get("/v1.0/admin/people/photoUpdateSettings", token: token)
            #expect(answer.status == 400)
            #expect(answer.error == "BadRequest")
        }
    }

    @Test(arguments: [
        (#"{"source":"onPremises","allowedRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}"#, "allowedRoles"),
        (#"{"source":"cloud","allowedRoles":["3a2c62db-5318-420d-8d74-23affee5d9d5"]}"#, "3a2c62db"),
        (#"{"source":"cloud","allowedRoles":["helpdesk"]}"#, "helpdesk"),
        (#"{"source":"cluod","allowedRoles":[]}"#, "cluod"),
        (#"{"source":7}"#, "source"), (#"[]"#, "object"), (#"{"source""#, "JSON"), ("", "empty"),
        (#"{"colour":"blue"}"#, "colour"), (#"{"source":"cloud","Source":null}"#, "twice"),
        (#"{"source":1.5}"#, "source"),
    ])
    func whatTheServiceDoesNotTakeIsABadRequestThatNamesIt(body: String, named: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let answer = try await client.send("PATCH", client.settings, token: token, body: body)
            #expect(answer.status == 400)
            #expect(answer.error == "BadRequest")
            #expect(answer.text.contains(named))
            #expect(try await client.get(client.settings, token: token).text == Self.untouched)
        }
    }

    @Test(arguments: [#""""#, "null", "[]", "{}"])
    func everyFormOfNothingMeansNoRestriction(roles: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let answer = try await client.send(
                "PATCH", client.settings, token: token, body: #"{"source":"cloud","allowedRoles":\#(roles)}"#)
            #expect(answer.status == 200)
            #expect(answer.text.hasSuffix(#""source":"cloud","allowedRoles":[]}"#))
        }
    }

    @Test(arguments: AfterDelete.allCases)
    func whatGetAnswersAfterADeleteIsChosen(_ answer: AfterDelete) async throws {
        var options = GraphSimulator.Options()
        options.afterDelete = answer
        try await TestClient.on("contoso", options) { client in
            let token = try await client.token("global.admin@contoso.com")
            let body = #"{"source":"cloud","allowedRoles":[]}"#
            _ = try await client.send("PATCH", client.settings, token: token, body: body)
            #expect(try await client.send("DELETE", client.settings, token: token).status == 204)
            let after = try await client.get(client.settings, token: token)
            switch answer {
            case .nulls: #expect(after.json["source"] is NSNull)
            case .notFound: #expect(after.status == 404)
            case .old: #expect(after.json["source"] as? String == "cloud")
            case .error: #expect(after.status == 500)
            }
            _ = try await client.send("PATCH", client.settings, token: token, body: body)
            #expect(try await client.get(client.settings, token: token).json["source"] as? String == "cloud")
        }
    }

    @Test func aServiceMayOfferNoDelete() async throws {
        var options = GraphSimulator.Options()
        options.offersDelete = false
        try await TestClient.on("contoso", options) { client in
            let token = try await client.token("global.admin@contoso.com")
            let answer = try await client.send("DELETE", client.settings, token: token)
            #expect(answer.status == 405)
            #expect(answer.headers.first(name: "Allow") == "GET, PATCH")
        }
    }
}
