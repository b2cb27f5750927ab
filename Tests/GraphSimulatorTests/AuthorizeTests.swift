import Foundation
import PhotoPolicy
import Testing

@testable import GraphSimulator

@Suite struct AuthorizeTests {
    private static let back = "http://localhost:1/back"

    private func query(_ more: [(String, String)], without name: String = "") -> String {
        let fields =
            [
                ("client_id", TestClient.clientID), ("response_type", "code"), ("redirect_uri", Self.back),
                ("scope", "User.Read"), ("code_challenge", Base64URL.sha256("v")), ("code_challenge_method", "S256"),
            ].filter { field in field.0 != name && !more.contains { $0.0 == field.0 } } + more
        return "/common/oauth2/v2.0/authorize?" + PercentEncoding.form(fields)
    }

    /// Returns what the browser brings back: a code, an error, or only a page.
    private func answer(_ client: TestClient, _ target: String) async throws -> String {
        let answer = try await client.get(target)
        guard answer.status == 302 else { return "page \(answer.status)" }
        let items = URLComponents(string: answer.headers.first(name: "location") ?? "")?.queryItems ?? []
        return items.first { $0.name == "error" }?.value ?? (items.contains { $0.name == "code" } ? "code" : "nothing")
    }

    @Test func withoutSomebodyWhoIsSignedInNothingIsSilent() async throws {
        try await TestClient.on { client in
            for (field, expected) in [
                (("prompt", "none"), "login_required"), (("prompt", "select_account"), "page 200"),
                (("prompt", "often"), "invalid_request"), (("response_mode", "pigeon"), "invalid_request"),
                (("claims", "{"), "invalid_request"), (("scope", "User.Reed"), "invalid_client"),
            ] {
                let told = try await answer(client, query([field]))
                #expect(told == expected, "\(field)")
            }
        }
    }

    @Test func theAccountThatIsHintedAtSignsIn() async throws {
        var options = GraphSimulator.Options()
        options.autoApprove = "global.admin@contoso.com"
        try await TestClient.on("contoso", options) { client in
            func account(_ more: [(String, String)]) async throws -> String? {
                let place = try await client.get(query(more)).headers.first(name: "location") ?? ""
                let items = URLComponents(string: place)?.queryItems ?? []
                guard let code = items.first(where: { $0.name == "code" })?.value else {
                    return items.first { $0.name == "error" }?.value
                }
                let tokens = try await client.form(
                    "/common/oauth2/v2.0/token",
                    [
                        ("client_id", TestClient.clientID), ("grant_type", "authorization_code"), ("code", code),
                        ("redirect_uri", Self.back), ("code_verifier", "v"),
                    ])
                let me = try await client.get("/v1.0/me", token: tokens.json["access_token"] as? String)
                return me.json["userPrincipalName"] as? String
            }
            for (field, expected) in [
                (("prompt", "none"), "global.admin@contoso.com"),
                (("prompt", "select_account"), "global.admin@contoso.com"),
                (("login_hint", "Employee@contoso.com"), "employee@contoso.com"),
                (("login_hint", "nobody@contoso.com"), "invalid_grant"),
                (("login_hint", "former.employee@contoso.com"), "invalid_grant"),
            ] {
                let told = try await account([field])
                #expect(told == expected, "\(field)")
            }
        }
    }

    @Test func whereNothingCanBeRedirectedThereIsAPage() async throws {
        try await TestClient.on { client in
            for target in [
                query([("redirect_uri", "javascript:alert(1)")]), query([], without: "redirect_uri"),
                query([("client_id", "me")]), query([]).replacing("/common/", with: "/fabrikam.com/"),
            ] {
                let answer = try await client.get(target)
                #expect(answer.status == 400)
                #expect(answer.headers.first(name: "content-type")?.hasPrefix("text/html") == true)
                #expect(answer.text.contains("AADSTS"))
            }
        }
    }

    @Test func aCodeWithoutAProofNeedsASecret() async throws {
        try await TestClient.on { client in
            let page = try await client.form(
                "/common/oauth2/v2.0/authorize",
                [
                    ("client_id", TestClient.clientID), ("response_type", "code"), ("redirect_uri", Self.back),
                    ("scope", "User.Read"), ("account", "employee@contoso.com"),
                ])
            let items = URLComponents(string: page.headers.first(name: "location") ?? "")?.queryItems
            let answer = try await client.form(
                "/common/oauth2/v2.0/token",
                [
                    ("client_id", TestClient.clientID), ("grant_type", "authorization_code"),
                    ("code", items?.first { $0.name == "code" }?.value ?? ""), ("redirect_uri", Self.back),
                ])
            #expect((answer.json["error_codes"] as? [Int]) == [9_002_325])
        }
    }

    @Test(arguments: ["password", "urn:ietf:params:oauth:grant-type:jwt-bearer"])
    func otherGrantsAreSaidNotToBeModelled(grant: String) async throws {
        try await TestClient.on { client in
            let answer = try await client.form(
                "/common/oauth2/v2.0/token", [("client_id", TestClient.clientID), ("grant_type", grant)])
            #expect(answer.error == "unsupported_grant_type")
            #expect((answer.json["error_description"] as? String)?.contains("does not model") == true)
        }
    }

    // MARK: Pages

    @Test func aPersonSeesWhoAsksForWhatBeforeApproving() async throws {
        try await TestClient.on { client in
            let begun = try await client.form(
                "/common/oauth2/v2.0/devicecode",
                [("client_id", TestClient.clientID), ("scope", "PeopleSettings.ReadWrite.All")])
            let code = begun.json["user_code"] as? String ?? ""
            let wrong = try await client.form(
                "/devicelogin", [("code", "WRONG"), ("account", "employee@contoso.com")])
            #expect(wrong.text.contains("unknown or no longer valid"))
            #expect(wrong.text.contains(#"name="chosen" value="employee@contoso.com""#))
            let shown = try await client.form(
                "/devicelogin", [("code", code), ("chosen", "employee@contoso.com"), ("decision", "continue")])
            #expect(shown.text.contains(TestClient.clientID))
            #expect(shown.text.contains("PeopleSettings.ReadWrite.All"))
            #expect(shown.text.contains(#"class="account chosen" name="account" value="employee@contoso.com""#))
            #expect(try await client.get("/devicelogin?code=\(code)").text.contains(TestClient.clientID))
        }
    }

    @Test func amongManyAccountsAPersonSearches() {
        let accounts = (0..<120).map { number in
            Account(
                id: GUID(high: 0, low: UInt64(number)), userPrincipalName: "user\(number)@contoso.com",
                displayName: "User \(number)", facts: AccountFacts())
        }
        let all = AccountChoice(accounts)
        #expect(all.isLarge)
        #expect(all.accounts.count == 50)
        #expect(all.more == 70)
        let found = AccountChoice(accounts, search: "USER 11", chosen: "user111@contoso.com")
        #expect(found.accounts.map(\.userPrincipalName).first == "user111@contoso.com")
        #expect(found.accounts.count == 11)
        #expect(found.more == 0)
    }

    @Test func theRequestItselfMayComeByPost() async throws {
        var options = GraphSimulator.Options()
        options.autoApprove = "employee@contoso.com"
        let fields = [
            ("client_id", TestClient.clientID), ("response_type", "code"), ("redirect_uri", Self.back),
            ("scope", "User.Read"), ("code_challenge", Base64URL.sha256("v")), ("code_challenge_method", "S256"),
        ]
        try await TestClient.on("contoso", options) { client in
            let answer = try await client.form("/common/oauth2/v2.0/authorize", fields)
            #expect(answer.headers.first(name: "location")?.contains("code=") == true)
        }
        try await TestClient.on { client in
            #expect(try await client.form("/common/oauth2/v2.0/authorize", fields).text.contains("Choose an account"))
            let declined = try await client.form("/common/oauth2/v2.0/authorize", fields + [("decision", "decline")])
            #expect(declined.headers.first(name: "location")?.contains("error=access_denied") == true)
        }
    }

    @Test func aSecretIsCheckedWhereverItIsShown() async throws {
        var options = GraphSimulator.Options()
        options.clientSecret = "right"
        try await TestClient.on("contoso", options) { client in
            for (grant, secret, error) in [
                ("client_credentials", "wrong", "invalid_client"), ("refresh_token", "wrong", "invalid_client"),
                ("refresh_token", "right", "invalid_grant"),
            ] {
                let answer = try await client.form(
                    "/common/oauth2/v2.0/token",
                    [
                        ("client_id", TestClient.clientID), ("grant_type", grant), ("client_secret", secret),
                        ("scope", "https://graph.microsoft.com/.default"), ("refresh_token", "x"),
                    ])
                #expect(answer.error == error)
            }
        }
    }
}
