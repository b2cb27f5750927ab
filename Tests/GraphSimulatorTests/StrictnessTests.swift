import Foundation
import Testing

@testable import GraphSimulator

/// Requests that a more lenient test double would accept but the real service refuses.
@Suite struct StrictnessTests {
    @Test(arguments: [
        #"{"source":"cloud","allowedRoles":[],}"#, #"{"source":"cloud","source":"onPremises"}"#,
        #"{"source":"cloud","allowedRoles":["a",]}"#, #"{'source':'cloud'}"#, #"{"source":NaN}"#, #"{"source":01}"#,
        #"{"source":"cloud"} x"#, "{\"source\":\"clo\nud\"}", #"{"source":"\ud800"}"#, "[",
    ])
    func jsonIsStrict(body: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let answer = try await client.send("PATCH", client.settings, token: token, body: body)
            #expect(answer.status == 400)
            #expect(answer.error == "BadRequest")
        }
    }

    @Test(arguments: [
        (#"{"a":[1,-0.5e+2,true,null,"\u00e9\n\ud83d\ude00"]}"#, true), ("\u{FEFF}{}", true), ("  7 ", true),
        ("1e999", false), ("-", false), ("1.", false), ("tru", false), (String(repeating: "[", count: 65), false),
        (String(repeating: "[", count: 64) + String(repeating: "]", count: 64), true),
    ])
    func jsonIsWhatItsStandardSays(text: String, isRead: Bool) {
        #expect(((try? ReadJSON.parse(Array(text.utf8))) != nil) == isRead)
    }

    @Test func escapesAreRead() throws {
        let read = try ReadJSON.parse(Array(#"["\u00e9\n\ud83d\ude00\/"]"#.utf8))
        #expect(read == .array([.string("é\n😀/")]))
    }

    @Test(arguments: [
        (nil, 400), ("text/plain", 415), ("application/json; charset=utf-8", 200), ("Application/JSON", 200),
    ])
    func aWriteIsCalledJSON(type: String?, status: Int) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let body = #"{"source":"cloud","allowedRoles":[]}"#
            let head = type.map { "Content-Type: \($0)\r\n" } ?? ""
            let answer = try await client.raw([
                "PATCH \(client.settings) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\(head)"
                    + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
            ])
            #expect(answer.hasPrefix("HTTP/1.1 \(status)"))
        }
    }

    @Test func aBodyWithinABatchIsCalledJSONToo() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            func batch(_ headers: String) async throws -> TestClient.Answer {
                try await client.send(
                    "POST", "/beta/$batch", token: token,
                    body:
                        #"{"requests":[{"id":"1","method":"PATCH","url":"/admin/people/photoUpdateSettings"\#(headers),"#
                        + #""body":{"source":"cloud","allowedRoles":[]}}]}"#)
            }
            #expect(try await batch("").status == 400)
            #expect(try await batch(#","headers":{"Content-Type":"application/json"}"#).status == 200)
        }
    }

    @Test(arguments: [
        ("/v1.0/users?$filter=endswith(mail,'contoso.com')", true, true),
        ("/v1.0/users?$filter=userType%20ne%20'Guest'", true, true),
        ("/v1.0/groups?$filter=displayName%20ne%20'x'", true, true),
        ("/v1.0/directory/administrativeUnits?$filter=not(displayName%20eq%20'x')", true, true),
        ("/v1.0/users?$filter=userType%20eq%20'Guest'", false, false),
        ("/v1.0/users/$count?$filter=userType%20ne%20'Guest'", true, false),
    ])
    func advancedQueriesNeedTheHeaderAndTheCount(path: String, needsHeader: Bool, needsCount: Bool) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com", "Directory.Read.All")
            for (hasHeader, hasCount) in [(false, false), (true, false), (false, true), (true, true)] {
                if hasCount, path.contains("$count") { continue }
                let answer = try await client.get(
                    path + (hasCount ? "&$count=true" : ""), token: token,
                    headers: hasHeader ? [("ConsistencyLevel", "eventual")] : [])
                let isAnswered = (hasHeader || !needsHeader) && (hasCount || !needsCount)
                #expect(answer.status == (isAnswered ? 200 : 400), "\(path), \(hasHeader), \(hasCount)")
            }
        }
    }

    @Test(arguments: [
        "/v1.0/groups/$count", "/v1.0/groups/delta", "/v1.0/directory/administrativeUnits/$count",
        "/v1.0/directory/administrativeUnits/delta()", "/v1.0/roleManagement/directory/roleAssignments/$count",
    ])
    func whatIsNotModelledIsCalledSo(path: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com", "Directory.Read.All")
            let answer = try await client.get(path, token: token)
            #expect(answer.status == 404)
            #expect(answer.error == "NotModelled")
        }
    }

    // MARK: Scopes

    @Test(
        arguments: [
            ("User.Reed", 650053), ("PeopleSetting.Read.All", 650053), ("https://graph.microsoft.com/Mail.Read", nil),
            ("photo", 650053), ("User.Read https://management.azure.com/user_impersonation", 28000),
            ("https://graph.microsoft.com/.default https://graph.microsoft.com/User.Read", 70011),
            ("User.Read Calendars.ReadWrite.Shared", nil),
        ] as [(String, Int?)])
    func scopesThatDoNotExistTogetherAreRefused(scopes: String, number: Int?) async throws {
        try await TestClient.on { client in
            let answer = try await client.form(
                "/common/oauth2/v2.0/devicecode", [("client_id", TestClient.clientID), ("scope", scopes)])
            #expect(answer.status == (number == nil ? 200 : 400))
            #expect((answer.json["error_codes"] as? [Int])?.first == number)
        }
    }

    @Test func aTokenHoldsEveryScopeThatHasConsentAndSaysSo() async throws {
        try await TestClient.on { client in
            let answer = try await client.signIn("global.admin@contoso.com", "User.Read")
            let scopes = (answer.json["scope"] as? String ?? "").split(separator: " ")
            #expect(scopes.first == "User.Read")
            #expect(scopes.contains("PeopleSettings.ReadWrite.All"))
            let token = answer.json["access_token"] as? String
            #expect(try await client.get(client.settings, token: token).status == 200)
        }
    }

    @Test func thePortOfThisServiceMayBeDropped() async throws {
        try await TestClient.on { client in
            let answer = try await client.form(
                "/common/oauth2/v2.0/token",
                [
                    ("client_id", TestClient.clientID), ("grant_type", "client_credentials"), ("client_secret", "s"),
                    ("scope", "http://127.0.0.1/.default"),
                ])
            let token = answer.json["access_token"] as? String
            #expect(try await client.get("/v1.0/users", token: token).status == 200)
        }
    }
}
