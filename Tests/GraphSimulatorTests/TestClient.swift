import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Tenants
import Testing

@testable import GraphSimulator

/// A client with its own simulator, over real HTTP on loopback.
struct TestClient: Sendable {
    let running: RunningSimulator

    static let clientID = "11111111-2222-3333-4444-555555555555"

    /// Options for a service whose tokens hold only what was asked for.
    static var askedAlone: GraphSimulator.Options {
        var options = GraphSimulator.Options()
        options.grantsAllConsented = false
        return options
    }

    /// Runs a body on a fresh simulator and stops it afterwards.
    static func on<Value>(
        _ name: String = "contoso", _ options: GraphSimulator.Options = GraphSimulator.Options(),
        _ body: (TestClient) async throws -> Value
    ) async throws -> Value {
        let tenant = try #require(try EmbeddedTenants.tenant(named: name))
        let running = try await RunningSimulator.start(tenant, options: options)
        do {
            let value = try await body(TestClient(running: running))
            await running.stop()
            return value
        } catch {
            await running.stop()
            throw error
        }
    }

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
        }
        /// The code of Graph's error, or the sign-in service's.
        var error: String? { (json["error"] as? [String: Any])?["code"] as? String ?? json["error"] as? String }
        var names: [String] {
            (json["value"] as? [[String: Any]] ?? []).compactMap { $0["userPrincipalName"] as? String }
        }
    }

    func send(
        _ method: String, _ target: String, token: String? = nil, body: String? = nil, bytes: [UInt8]? = nil,
        type: String? = nil, headers: [(String, String)] = []
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: target.hasPrefix("http") ? target : running.url + target)
        request.method = HTTPMethod(rawValue: method)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "Content-Type", value: type ?? "application/json")
            request.body = .bytes(ByteBuffer(string: body))
        } else if let bytes {
            request.headers.add(name: "Content-Type", value: type ?? "image/jpeg")
            request.body = .bytes(ByteBuffer(bytes: bytes))
        }
        let response = try await Self.client.execute(request, timeout: .seconds(30))
        let data = try await response.body.collect(upTo: 1 << 26)
        return Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(data.readableBytesView))
    }

    func get(_ target: String, token: String? = nil, headers: [(String, String)] = []) async throws -> Answer {
        try await send("GET", target, token: token, headers: headers)
    }

    func form(_ target: String, _ fields: [(String, String)]) async throws -> Answer {
        try await send(
            "POST", target, body: PercentEncoding.form(fields), type: "application/x-www-form-urlencoded")
    }

    /// Returns an access token of an account, obtained through the authorization endpoint and PKCE.
    func token(_ account: String, _ scopes: String = "PeopleSettings.ReadWrite.All") async throws -> String {
        let answer = try await signIn(account, scopes)
        guard let token = answer.json["access_token"] as? String else { throw SignInFailed(answer: answer.text) }
        return token
    }

    struct SignInFailed: Error { let answer: String }

    func signIn(_ account: String, _ scopes: String) async throws -> Answer {
        let verifier = String(repeating: "v", count: 43)
        let back = "http://localhost:1/back"
        let page = try await form(
            "/common/oauth2/v2.0/authorize",
            [
                ("client_id", Self.clientID), ("response_type", "code"), ("redirect_uri", back), ("scope", scopes),
                ("code_challenge", Base64URL.sha256(verifier)), ("code_challenge_method", "S256"),
                ("account", account),
            ])
        let place = page.headers.first(name: "location") ?? ""
        guard let code = URLComponents(string: place)?.queryItems?.first(where: { $0.name == "code" })?.value else {
            throw SignInFailed(answer: place + page.text)
        }
        return try await form(
            "/common/oauth2/v2.0/token",
            [
                ("client_id", Self.clientID), ("grant_type", "authorization_code"), ("code", code),
                ("redirect_uri", back), ("code_verifier", verifier), ("scope", scopes),
            ])
    }

    /// Returns an access token of an application that acts for itself.
    func applicationToken() async throws -> String {
        let answer = try await form(
            "/common/oauth2/v2.0/token",
            [
                ("client_id", Self.clientID), ("grant_type", "client_credentials"), ("client_secret", "secret"),
                ("scope", "https://graph.microsoft.com/.default"),
            ])
        guard let token = answer.json["access_token"] as? String else { throw SignInFailed(answer: answer.text) }
        return token
    }

    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    static let settingsPath = "/beta/admin/people/photoUpdateSettings"
    var settings: String { Self.settingsPath }
}
