import FoundationEssentials
import PhotoPolicy
import Tenants
import Testing

@testable import MicrosoftGraph

@Suite struct AppTokenTests {
    private let tokenAnswer = #"{"access_token":"app-token","expires_in":3599,"token_type":"Bearer"}"#

    private func tokens(
        _ variables: [String: String], _ link: ScriptedLink, login: String = "login.example"
    ) throws -> AppTokens {
        let target = SignInTarget(
            tenant: "contoso.com", clientID: "client", authority: try Endpoint(login, from: "test"),
            graph: try Endpoint("https://graph.example", from: "test"))
        let credential = try #require(try AppCredential { variables[$0] })
        return AppTokens(
            credential, service: SignInService(target: target, courier: Courier(link: link, time: TestTime().keeper)))
    }

    private func body(_ request: HTTPRequest?) -> String {
        String(decoding: request?.body ?? [], as: UTF8.self)
    }

    @Test func secretGoesToTheTokenEndpointAlone() async throws {
        let link = ScriptedLink { _, _ in .json(tokenAnswer) }
        let tokens = try tokens(["AZURE_CLIENT_SECRET": "s e+cret"], link)
        #expect(try await tokens.token(for: .reading) == AccessToken("app-token"))
        #expect(try await tokens.token(for: .writing) == AccessToken("app-token"), "kept while it is good")
        #expect(link.requests.map(\.url) == ["https://login.example/contoso.com/oauth2/v2.0/token"])
        let body = body(link.requests.first)
        #expect(body.contains("client_secret=s%20e%2Bcret"))
        #expect(body.contains("grant_type=client_credentials"))
        #expect(body.contains("scope=https%3A%2F%2Fgraph.example%2F.default"))
    }

    @Test func gitHubsTokenIsExchanged() async throws {
        let link = ScriptedLink { request, _ in
            request.url.contains("actions.example") ? .json(#"{"value":"workflow-token"}"#) : .json(tokenAnswer)
        }
        let tokens = try tokens(
            [
                "ACTIONS_ID_TOKEN_REQUEST_URL": "https://actions.example/token?v=1",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "bearer", "AZURE_CLIENT_ID": "client",
            ], link)
        _ = try await tokens.token(for: .reading)
        let first = try #require(link.requests.first)
        #expect(first.url == "https://actions.example/token?v=1&audience=api%3A%2F%2FAzureADTokenExchange")
        #expect(first[header: "Authorization"] == "Bearer bearer")
        #expect(body(link.requests.last).contains("client_assertion=workflow-token"))
    }

    /// Each cloud accepts tokens that name its own audience (D).
    @Test(arguments: [
        ("login.microsoftonline.us", "AzureADTokenExchangeUSGov"),
        ("login.chinacloudapi.cn", "AzureADTokenExchangeChina"),
        ("login.partner.microsoftonline.cn", "AzureADTokenExchangeChina"),
        ("login.microsoftonline.com", "AzureADTokenExchange"),
    ])
    func audienceIsThatOfTheCloud(_ login: String, _ audience: String) async throws {
        let link = ScriptedLink { request, _ in
            request.url.contains("actions.example") ? .json(#"{"value":"workflow-token"}"#) : .json(tokenAnswer)
        }
        let variables = [
            "ACTIONS_ID_TOKEN_REQUEST_URL": "https://actions.example/token",
            "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "bearer", "AZURE_CLIENT_ID": "client",
        ]
        _ = try await tokens(variables, link, login: login).token(for: .reading)
        #expect(link.requests.first?.url.hasSuffix("audience=api%3A%2F%2F\(audience)") == true)
    }

    /// A line end in the token would end the header that contains it.
    @Test func tokenThatCannotStandInAHeaderIsNone() async throws {
        let link = ScriptedLink { _, _ in .json(#"{"access_token":"app\ntoken","expires_in":3599}"#) }
        await #expect { try await tokens(["AZURE_CLIENT_SECRET": "x"], link).token(for: .reading) } throws: {
            ($0 as? ServiceError)?.code == "answer-unreadable"
        }
    }

    @Test func anApplicationIsToldByItsToken() async throws {
        let claims = #"{"tid":"\#(GUID(high: 7, low: 7))","appid":"client","roles":["PeopleSettings.Read.All"]}"#
        let token = "e30.\(Base64URL.encode(Array(claims.utf8))).sig"
        let link = ScriptedLink { _, _ in .json(#"{"access_token":"\#(token)","expires_in":3599}"#) }
        let credential = try #require(try AppCredential { $0 == "AZURE_CLIENT_SECRET" ? "x" : nil })
        let endpoint = try Endpoint("https://login.example", from: "test")
        let facts = try await credential.facts(
            SignInTarget(tenant: nil, clientID: "client", authority: endpoint, graph: endpoint),
            Courier(link: link, time: TestTime().keeper))
        #expect(facts.tenant == GUID(high: 7, low: 7))
        #expect(facts.permissions == ["PeopleSettings.Read.All"])
        #expect(facts.account == nil)
    }

    @Test func gitHubsRefusalSaysWhatTheJobNeeds() async throws {
        let link = ScriptedLink { _, _ in .json("{}", status: 403) }
        let tokens = try tokens(
            [
                "ACTIONS_ID_TOKEN_REQUEST_URL": "https://actions.example/token",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "bearer", "AZURE_CLIENT_ID": "client",
            ], link)
        await #expect { try await tokens.token(for: .reading) } throws: {
            ($0 as? ServiceError)?.help?.contains("id-token: write") ?? false
        }
    }

    @Test func federatedFileIsReadEachTime() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/\(GUID.random)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("file-token\n".utf8).write(to: URL(filePath: path))
        let link = ScriptedLink { _, _ in .json(tokenAnswer) }
        _ = try await tokens(["AZURE_FEDERATED_TOKEN_FILE": path], link).token(for: .reading)
        #expect(
            body(link.requests.first).contains("client_assertion=file-token&")
                || body(link.requests.first).hasSuffix("client_assertion=file-token"))
        let none = try tokens(["AZURE_FEDERATED_TOKEN_FILE": path + "-none"], link)
        await #expect { try await none.token(for: .reading) } throws: {
            ($0 as? ServiceError)?.code == "credential-unusable"
        }
    }

    @Test func managedIdentityIsAskedOnThisMachineAlone() async throws {
        let link = ScriptedLink { _, _ in .json(#"{"access_token":"identity","expires_in":"3599"}"#) }
        let near = try tokens(["IDENTITY_ENDPOINT": "http://127.0.0.1:41/token", "IDENTITY_HEADER": "header"], link)
        #expect(try await near.token(for: .reading) == AccessToken("identity"))
        let machine = try tokens(["AZURE_TOKEN_CREDENTIALS": "ManagedIdentityCredential"], link)
        _ = try await machine.token(for: .reading)
        #expect(link.requests[0].url.hasPrefix("http://127.0.0.1:41/token?api-version=2019-08-01&resource="))
        #expect(link.requests[0][header: "X-IDENTITY-HEADER"] == "header")
        #expect(link.requests[1].url.hasPrefix("http://169.254.169.254/metadata/identity/oauth2/token?"))
        for endpoint in [
            "http://evil.example/token", "http://169.254.evil.example/", "http://169.254.1.1@evil.example/",
        ] {
            #expect(throws: ServiceError.self, "\(endpoint)") {
                try AppCredential { ["IDENTITY_ENDPOINT": endpoint, "IDENTITY_HEADER": "header"][$0] }
            }
        }
    }

    @Test func refusedProofIsTold() async throws {
        let refusal =
            #"{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret provided.\r\nTrace ID: x"}"#
        let link = ScriptedLink { _, _ in .json(refusal, status: 401) }
        let tokens = try tokens(["AZURE_CLIENT_SECRET": "wrong"], link)
        await #expect { try await tokens.token(for: .reading) } throws: { error in
            guard let error = error as? ServiceError else { return false }
            return error.code == "client-refused" && error.message.contains("AADSTS7000215")
                && !error.message.contains("Trace") && !error.message.contains("wrong")
        }
    }

    @Test(arguments: [
        ("invalid_grant", "AADSTS50173: x", "sign-in-again"), ("interaction_required", "AADSTS50076", "sign-in-again"),
        ("invalid_grant", "AADSTS65001: no consent", "consent-needed"),
        ("access_denied", "AADSTS53003: Access has been blocked.", "sign-in-blocked"),
        ("invalid_grant", "AADSTS50105: not assigned", "sign-in-blocked"),
        ("authorization_declined", "", "sign-in-declined"),
        ("expired_token", "", "sign-in-too-slow"), ("temporarily_odd", "AADSTS1: x", "sign-in-refused"),
    ])
    func refusalHasItsCode(_ error: String, _ description: String, _ code: String) {
        #expect(SignInRefusal(error: error, description: description).serviceError.code == code)
    }

    @Test func claimsChallengeLeadsToANewSignInWithThoseClaims() async throws {
        let link = ScriptedLink { _, _ in .json(tokenAnswer) }
        let endpoint = try Endpoint("https://login.example", from: "test")
        let target = SignInTarget(tenant: nil, clientID: "client", authority: endpoint, graph: endpoint)
        let profile = Profile(
            name: "x", tenant: GUID(high: 0, low: 1), target: target, account: nil, permissions: SignInScopes.reading,
            isReadOnly: true, keepsWriting: false)
        let service = SignInService(target: target, courier: Courier(link: link, time: TestTime().keeper))
        func tokens(_ signIn: ProfileTokens.SignIn?) -> ProfileTokens {
            ProfileTokens(
                profile: profile, tokens: SavedTokens(refreshToken: AccessToken("refresh")), service: service,
                store: ProfileStore(folder: nil), signIn: signIn, onNote: { _ in })
        }
        let told = Told()
        let asking = tokens { permissions, claims in
            told.add(claims ?? "none")
            let claims = Base64URL.encode(Array(#"{"tid":"\#(profile.tenant)"}"#.utf8))
            let body: WireValue = .object(["access_token": .string("fresh"), "id_token": .string("e30.\(claims).x")])
            return try #require(TokenAnswer(body, asked: permissions, now: Instant(seconds: 0)))
        }
        let fresh = try await asking.token(for: .reading, replacing: AccessToken("old"), claims: #"{"a":1}"#)
        #expect(fresh == AccessToken("fresh"))
        #expect(told.all == [#"{"a":1}"#])
        #expect(link.requests.isEmpty, "a refresh cannot bring what the challenge asks for")
        await #expect {
            try await tokens(nil).token(for: .reading, replacing: AccessToken("old"), claims: "{}")
        } throws: {
            ($0 as? ServiceError)?.code == "sign-in-again"
        }
    }
}
