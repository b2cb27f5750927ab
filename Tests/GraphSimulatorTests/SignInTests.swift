import Foundation
import PhotoPolicy
import SimulatorControl
import Synchronization
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct SignInTests {
    final class Clock: Sendable {
        private let seconds = Mutex(1_700_000_000.0)
        var now: @Sendable () -> Double { { self.seconds.withLock { $0 } } }
        func advance(_ span: Double) { seconds.withLock { $0 += span } }
    }

    private static func options(_ clock: Clock = Clock(), autoApprove: String? = nil) -> GraphSimulator.Options {
        var options = GraphSimulator.Options()
        options.now = clock.now
        options.autoApprove = autoApprove
        return options
    }

    private static let deviceGrant = "urn:ietf:params:oauth:grant-type:device_code"

    private func begin(_ client: TestClient, _ scopes: String = "User.Read offline_access openid profile")
        async throws -> (device: String, user: String)
    {
        let answer = try await client.form(
            "/organizations/oauth2/v2.0/devicecode", [("client_id", TestClient.clientID), ("scope", scopes)])
        #expect(answer.status == 200)
        #expect(answer.json["verification_uri"] as? String == client.running.url + "/devicelogin")
        #expect((answer.json["message"] as? String)?.contains(answer.json["user_code"] as? String ?? "-") == true)
        return (answer.json["device_code"] as? String ?? "", answer.json["user_code"] as? String ?? "")
    }

    private func poll(_ client: TestClient, _ device: String) async throws -> TestClient.Answer {
        try await client.form(
            "/organizations/oauth2/v2.0/token",
            [("client_id", TestClient.clientID), ("grant_type", Self.deviceGrant), ("device_code", device)])
    }

    @Test func aDeviceCodeWaitsForAPerson() async throws {
        let clock = Clock()
        try await TestClient.on("contoso", Self.options(clock)) { client in
            let code = try await begin(client)
            #expect(try await poll(client, code.device).error == "authorization_pending")
            #expect(try await poll(client, code.device).error == "slow_down")
            clock.advance(11)
            let page = try await client.form(
                "/devicelogin", [("code", code.user.lowercased()), ("account", "employee@contoso.com")])
            #expect(page.status == 200)
            #expect(page.text.contains("employee@contoso.com"))
            let tokens = try await poll(client, code.device)
            #expect(tokens.status == 200)
            #expect(tokens.json["token_type"] as? String == "Bearer")
            #expect(tokens.json["expires_in"] as? Int == 3599)
            #expect((tokens.json["id_token"] as? String)?.split(separator: ".").count == 3)
            let access = tokens.json["access_token"] as? String
            #expect(
                try await client.get("/v1.0/me", token: access).json["userPrincipalName"] as? String
                    == "employee@contoso.com")
            #expect(try await poll(client, code.device).error == "bad_verification_code")
        }
    }

    @Test func aDeviceCodeIsDeclinedOrExpires() async throws {
        let clock = Clock()
        try await TestClient.on("contoso", Self.options(clock)) { client in
            let declined = try await begin(client)
            _ = try await client.form("/devicelogin", [("code", declined.user), ("decision", "decline")])
            #expect(try await poll(client, declined.device).error == "authorization_declined")
            let late = try await begin(client)
            clock.advance(901)
            #expect(try await poll(client, late.device).error == "expired_token")
            #expect(try await poll(client, "nonsense").error == "bad_verification_code")
        }
    }

    @Test func refreshTokensRotateAndAUsedOneRevokesItsFamily() async throws {
        try await TestClient.on("contoso", Self.options(autoApprove: "employee@contoso.com")) { client in
            let code = try await begin(client)
            let first = try await poll(client, code.device).json["refresh_token"] as? String ?? ""
            func refresh(_ token: String) async throws -> TestClient.Answer {
                try await client.form(
                    "/common/oauth2/v2.0/token",
                    [
                        ("client_id", TestClient.clientID), ("grant_type", "refresh_token"), ("refresh_token", token),
                    ])
            }
            let renewed = try await refresh(first)
            #expect(renewed.status == 200)
            let second = renewed.json["refresh_token"] as? String ?? ""
            #expect(second != first)
            #expect(try await refresh(first).error == "invalid_grant")
            #expect(try await refresh(second).error == "invalid_grant")
        }
    }

    @Test func aCodeNeedsItsVerifierAndWorksOnce() async throws {
        try await TestClient.on { client in
            let back = "http://localhost:1/back"
            func code() async throws -> String {
                let page = try await client.form(
                    "/common/oauth2/v2.0/authorize",
                    [
                        ("client_id", TestClient.clientID), ("response_type", "code"), ("redirect_uri", back),
                        ("scope", "User.Read"), ("code_challenge", Base64URL.sha256("verifier")),
                        ("code_challenge_method", "S256"), ("state", "a b"), ("account", "employee@contoso.com"),
                    ])
                #expect(page.status == 302)
                let items = URLComponents(string: page.headers.first(name: "location") ?? "")?.queryItems ?? []
                #expect(items.first { $0.name == "state" }?.value == "a b")
                return items.first { $0.name == "code" }?.value ?? ""
            }
            func redeem(_ code: String, _ verifier: String) async throws -> TestClient.Answer {
                try await client.form(
                    "/common/oauth2/v2.0/token",
                    [
                        ("client_id", TestClient.clientID), ("grant_type", "authorization_code"), ("code", code),
                        ("redirect_uri", back), ("code_verifier", verifier),
                    ])
            }
            let first = try await code()
            #expect(try await redeem(first, "another").error == "invalid_grant")
            let good = try await code()
            #expect(try await redeem(good, "verifier").status == 200)
            #expect(try await redeem(good, "verifier").error == "invalid_grant")
        }
    }

    @Test func aRefreshTokenExpiresAndBelongsToOneClient() async throws {
        let clock = Clock()
        try await TestClient.on("contoso", Self.options(clock, autoApprove: "employee@contoso.com")) { client in
            let code = try await begin(client)
            let token = try await poll(client, code.device).json["refresh_token"] as? String ?? ""
            func refresh(_ clientID: String) async throws -> TestClient.Answer {
                try await client.form(
                    "/common/oauth2/v2.0/token",
                    [("client_id", clientID), ("grant_type", "refresh_token"), ("refresh_token", token)])
            }
            #expect(try await refresh("99999999-2222-3333-4444-555555555555").error == "invalid_grant")
            clock.advance(90 * 86_400)
            let late = try await refresh(TestClient.clientID)
            #expect(late.error == "invalid_grant")
            #expect(late.json["error_codes"] as? [Int] == [700082])
        }
    }

    @Test(arguments: [
        ([("code_challenge_method", "plain")], "invalid_request"), ([("response_type", "token")], "unsupported"),
        ([("account", ""), ("decision", "decline")], "access_denied"), ([("scope", "")], "invalid_request"),
        ([("account", "former.employee@contoso.com")], "invalid_grant"),
    ])
    func theBrowserBringsARefusalBack(changes: [(String, String)], error: String) async throws {
        try await TestClient.on { client in
            var fields = [
                "client_id": TestClient.clientID, "response_type": "code", "redirect_uri": "http://localhost:1/back",
                "scope": "User.Read", "code_challenge": "x", "code_challenge_method": "S256", "state": "s",
                "account": "employee@contoso.com", "response_mode": "fragment",
            ]
            for (name, value) in changes { fields[name] = value }
            let answer = try await client.form("/common/oauth2/v2.0/authorize", fields.map { ($0.key, $0.value) })
            #expect(answer.status == 302)
            let place = answer.headers.first(name: "location") ?? ""
            #expect(place.hasPrefix("http://localhost:1/back#error=\(error)"))
            #expect(place.hasSuffix("&state=s"))
        }
    }

    @Test func aCodeComesBackInAFormThatPostsItself() async throws {
        try await TestClient.on("contoso", Self.options(autoApprove: "employee@contoso.com")) { client in
            let query = PercentEncoding.form([
                ("client_id", TestClient.clientID), ("response_type", "code"),
                ("redirect_uri", "https://app.example/in"),
                ("scope", "User.Read"), ("response_mode", "form_post"), ("state", "\"<s>"),
            ])
            let answer = try await client.get("/common/oauth2/v2.0/authorize?\(query)")
            #expect(answer.status == 200)
            #expect(answer.text.contains(#"action="https://app.example/in""#))
            #expect(answer.text.contains(#"name="code""#))
            #expect(answer.text.contains("&quot;&lt;s&gt;"))
        }
    }

    @Test func anApplicationShowsItsSecretInAFormOrAHeader() async throws {
        var options = Self.options()
        options.clientSecret = "right secret"
        try await TestClient.on("contoso", options) { client in
            let grant = [("grant_type", "client_credentials"), ("scope", "https://graph.microsoft.com/.default")]
            func ask(_ fields: [(String, String)], basic: String? = nil) async throws -> TestClient.Answer {
                try await client.send(
                    "POST", "/contoso.com/oauth2/v2.0/token", body: PercentEncoding.form(grant + fields),
                    type: "application/x-www-form-urlencoded",
                    headers: basic.map {
                        [("Authorization", "Basic " + Data("\(TestClient.clientID):\($0)".utf8).base64EncodedString())]
                    } ?? [])
            }
            let named = ("client_id", TestClient.clientID)
            let inForm = try await ask([named, ("client_secret", "right secret")])
            #expect(inForm.status == 200)
            #expect(try await ask([], basic: "right%20secret").status == 200)
            #expect(try await ask([], basic: "wrong").error == "invalid_client")
            #expect(try await ask([named, ("client_secret", "wrong")]).status == 401)
            #expect(try await ask([named]).error == "invalid_client")
            #expect(try await ask([named, ("client_secret", "right secret"), named]).error == "invalid_request")
        }
    }

    @Test func signingOutLeadsBackOrSaysSo() async throws {
        try await TestClient.on { client in
            let place = "/common/oauth2/v2.0/logout"
            #expect(try await client.get(place).text.contains("signed out"))
            let back = try await client.get(place + "?post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fbye")
            #expect(back.headers.first(name: "location") == "http://localhost:1/bye")
            let foreign = try await client.get(place + "?post_logout_redirect_uri=javascript%3A1")
            #expect(foreign.status == 200)
        }
    }

    @Test func consentAndConditionalAccessCountAtSignIn() async throws {
        try await TestClient.on { client in
            let consented = try await client.signIn("employee@contoso.com", "User.Read")
            #expect(consented.status == 200)
            client.running.simulator.change { $0.service.serviceState.conditions.userConsent = false }
            await #expect(throws: TestClient.SignInFailed.self) {
                try await client.signIn("employee@contoso.com", "User.Read")
            }
            await #expect(throws: TestClient.SignInFailed.self) {
                try await client.signIn("former.employee@contoso.com", "PeopleSettings.Read.All")
            }
            client.running.simulator.change {
                $0.service.serviceState.conditions.blockedClients = ClientSet(.graph)
            }
            let blocked = await #expect(throws: TestClient.SignInFailed.self) {
                try await client.signIn("employee@contoso.com", "PeopleSettings.Read.All")
            }
            #expect(blocked?.answer.contains("AADSTS53003") == true)
            #expect(try await client.signIn("global.admin@contoso.com", "PeopleSettings.Read.All").status == 200)
        }
    }

    @Test func theDefaultScopeStandsForWhatIsConsentedAndComesBack() async throws {
        try await TestClient.on { client in
            let answer = try await client.signIn("global.admin@contoso.com", "https://graph.microsoft.com/.default")
            let scopes = (answer.json["scope"] as? String ?? "").split(separator: " ")
            #expect(scopes.contains("https://graph.microsoft.com/.default"))
            #expect(scopes.contains("https://graph.microsoft.com/PeopleSettings.ReadWrite.All"))
            let settings = try await client.get(client.settings, token: answer.json["access_token"] as? String)
            #expect(settings.status == 200)
        }
    }

    @Test func discoveryNamesThisService() async throws {
        try await TestClient.on { client in
            let url = client.running.url
            let discovery = try await client.get("/common/discovery/instance?api-version=1.1")
            let place = discovery.json["tenant_discovery_endpoint"] as? String ?? ""
            #expect(place.hasPrefix(url))
            let configuration = try await client.get(place)
            let id = "00000000-0000-4000-8000-000000000001"
            #expect(configuration.json["issuer"] as? String == "\(url)/\(id)/v2.0")
            #expect(configuration.json["token_endpoint"] as? String == "\(url)/\(id)/oauth2/v2.0/token")
            #expect(
                configuration.json["device_authorization_endpoint"] as? String
                    == "\(url)/\(id)/oauth2/v2.0/devicecode")
            let unknown = try await client.get("/fabrikam.com/v2.0/.well-known/openid-configuration")
            #expect(unknown.status == 400)
            #expect((unknown.json["error_codes"] as? [Int]) == [90002])
        }
    }

    @Test func thePageOffersTheEnabledAccountsAndEscapesTheirNames() async throws {
        try await TestClient.on { client in
            let query = PercentEncoding.form([
                ("client_id", TestClient.clientID), ("response_type", "code"),
                ("redirect_uri", "http://localhost/"), ("scope", "User.Read https://graph.microsoft.com/Mail.Read"),
                ("state", "<script>"),
            ])
            let page = try await client.get("/common/oauth2/v2.0/authorize?\(query)")
            #expect(page.status == 200)
            #expect(page.text.contains("employee@contoso.com"))
            #expect(!page.text.contains("former.employee@contoso.com"))
            #expect(!page.text.contains("<script>"))
            let foreign = try await client.get(
                "/common/oauth2/v2.0/authorize?" + query.replacing("http%3A%2F%2Flocalhost%2F", with: "javascript%3A1"))
            #expect(foreign.status == 400)
        }
    }
}
