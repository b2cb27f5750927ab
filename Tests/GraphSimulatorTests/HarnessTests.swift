import Foundation
import Testing

@testable import GraphSimulator

/// Requests as clients and test harnesses in other languages send them.
@Suite struct HarnessTests {
    // Made from `body` by Python's gzip and zlib.
    private static let body = #"{"source":"cloud","allowedRoles":[]}"#
    private static let gzip = "H4sIAAAAAAACA6tWKs4vLUpOVbJSSs7JL01R0lFKzMnJL09NCcrPSS1WsoqOrQUA9YKr5yQAAAA="
    /// The same body in two gzip members.
    private static let members =
        "H4sIAAAAAAACA6tWKs4vLUpOVbJSSs7JL01R0gEAeAezkBIAAAAfiwgAAAAAAAIDU0rMyckvT00Jys9JLVayio6tBQDrt8iXEgAAAA=="
    private static let zlib = "eJyrVirOLy1KTlWyUkrOyS9NUdJRSszJyS9PTQnKz0ktVrKKjq0FAOk4DLI="
    private static let deflate = "q1Yqzi8tSk5VslJKzskvTVHSUUrMyckvT00Jys9JLVayio6tBQA="

    @Test(arguments: [("gzip", gzip), ("gzip", members), ("deflate", zlib), ("deflate", deflate), ("identity", "")])
    func packedBodiesAreRead(encoding: String, packed: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let bytes = packed.isEmpty ? Array(Self.body.utf8) : Array(try #require(Data(base64Encoded: packed)))
            let answer = try await client.send(
                "PATCH", client.settings, token: token, bytes: bytes, type: "application/json",
                headers: [("Content-Encoding", encoding)])
            #expect(answer.json["source"] as? String == "cloud")
        }
    }

    @Test func whatIsPackedOtherwiseOrBrokenOrTooLongIsRefused() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            func send(_ encoding: String, _ bytes: [UInt8]) async throws -> Int {
                try await client.send(
                    "PATCH", client.settings, token: token, bytes: bytes, type: "application/json",
                    headers: [("Content-Encoding", encoding)]
                ).status
            }
            let whole = Array(try #require(Data(base64Encoded: Self.gzip)))
            #expect(try await send("br", whole) == 415)
            #expect(try await send("gzip", Array(whole.dropLast(9))) == 400)
            #expect(try await send("gzip", whole + [0]) == 400)
            #expect(try await send("gzip", Array(Self.body.utf8)) == 400)
            #expect(try await send("deflate", Self.bomb) == 413)
        }
    }

    /// A blank, then 5,000 times *258 bytes like the previous one*: 8 KB that decompress to 1.3 MB.
    private static let bomb: [UInt8] = {
        let bits = "110" + "01010000" + String(repeating: "11000101" + "00000", count: 5000) + "0000000"
        var bytes = [UInt8](repeating: 0, count: (bits.utf8.count + 7) / 8)
        for (place, bit) in bits.utf8.enumerated() where bit == UInt8(ascii: "1") {
            bytes[place / 8] |= 1 << (place % 8)
        }
        return bytes
    }()

    @Test func anotherOriginMayCallGraphAndAskForTokens() async throws {
        try await TestClient.on { client in
            let origin = [("Origin", "http://localhost:3000")]
            let ask =
                origin + [
                    ("Access-Control-Request-Method", "PATCH"),
                    ("Access-Control-Request-Headers", "authorization,content-type"),
                ]
            for path in [client.settings, "/common/oauth2/v2.0/token", "/common/v2.0/.well-known/openid-configuration"]
            {
                let preflight = try await client.send("OPTIONS", path, headers: ask)
                #expect(preflight.status == 200, "\(path)")
                #expect(preflight.headers.first(name: "Access-Control-Allow-Origin") == "*")
                #expect(
                    preflight.headers.first(name: "Access-Control-Allow-Headers") == "authorization,content-type")
            }
            let refused = try await client.get(client.settings, headers: origin)
            #expect(refused.status == 401)
            #expect(refused.headers.first(name: "Access-Control-Allow-Origin") == "*")
            #expect(refused.headers.first(name: "Access-Control-Expose-Headers")?.contains("request-id") == true)
            for path in ["/common/oauth2/v2.0/devicecode", "/devicelogin", "/common/oauth2/v2.0/authorize"] {
                let preflight = try await client.send("OPTIONS", path, headers: ask)
                #expect(preflight.headers.first(name: "Access-Control-Allow-Origin") == nil, "\(path)")
            }
            #expect(try await client.get(client.settings).headers.first(name: "Access-Control-Allow-Origin") == nil)
        }
    }

    @Test(arguments: [
        ("PUT", "/beta/admin/people/photoUpdateSettings", "GET, PATCH, DELETE"), ("POST", "/v1.0/users", "GET"),
        ("GET", "/v1.0/$batch", "POST"), ("GET", "/common/oauth2/v2.0/token", "POST"),
        ("DELETE", "/devicelogin", "GET, POST"), ("PUT", "/common/oauth2/v2.0/authorize", "GET, POST"),
        ("POST", "/v1.0/me/photo/$value", "GET, PUT, PATCH, DELETE"),
    ])
    func eachMethodThatIsNotAllowedIsToldWhichAre(method: String, path: String, allow: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let answer = try await client.send(method, path, token: token)
            #expect(answer.status == 405)
            #expect(answer.headers.first(name: "Allow") == allow)
        }
    }

    @Test(arguments: ["", "Host: a\r\nHost: b\r\n", "Host:\r\n"])
    func aRequestHasOneHost(hosts: String) async throws {
        try await TestClient.on { client in
            let answer = try await client.raw(["GET / HTTP/1.1\r\n\(hosts)\r\n"])
            #expect(answer.hasPrefix("HTTP/1.1 400"))
        }
    }

    @Test func anOldConnectionEndsAfterItsAnswer() async throws {
        try await TestClient.on { client in
            let answer = try await client.raw(
                ["GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"], untilClosed: true)
            #expect(answer.contains(" 200 "))
            #expect(answer.contains("http://127.0.0.1:\(client.running.port)/v1.0"))
        }
    }

    @Test func readyIsAnsweredWhateverGoesWrongElsewhere() async throws {
        var options = GraphSimulator.Options()
        options.faults = [InjectedFault(.cutBefore, .share(1), includesSignIn: true)]
        try await TestClient.on("contoso", options) { client in
            let ready = try await client.get("/_photopolicy/ready")
            #expect(ready.json["ready"] as? Bool == true)
            await #expect(throws: (any Error).self) { try await client.get("/v1.0/me") }
            await #expect(throws: (any Error).self) { try await client.get("/devicelogin") }
        }
    }

    @Test func faultsLeaveSignInAloneUnlessAsked() async throws {
        var options = GraphSimulator.Options()
        options.faults = [InjectedFault(.status(503, retryAfter: 7), .share(1))]
        try await TestClient.on("contoso", options) { client in
            let token = try await client.token("employee@contoso.com", "User.Read")
            let answer = try await client.get("/v1.0/me", token: token)
            #expect(answer.status == 503)
            #expect(answer.headers.first(name: "Retry-After") == "7")
        }
        options.faults = [InjectedFault(.status(503), .share(1), path: "/oauth2/v2.0/token")]
        try await TestClient.on("contoso", options) { client in
            await #expect(throws: TestClient.SignInFailed.self) { try await client.token("employee@contoso.com") }
        }
    }

    @Test func signInRefusesInItsOwnForm() async throws {
        var options = GraphSimulator.Options()
        options.faults = [InjectedFault(.rateLimit(retryAfter: 7), .next(1), path: "/token")]
        try await TestClient.on("contoso", options) { client in
            let fields = [("client_id", TestClient.clientID), ("grant_type", "refresh_token")]
            let limited = try await client.form("/common/oauth2/v2.0/token", fields)
            #expect(limited.status == 429)
            #expect(limited.error == "temporarily_unavailable")
            #expect(limited.headers.first(name: "Retry-After") == "7")
            let packed = try await client.send(
                "POST", "/common/oauth2/v2.0/token", body: "x", headers: [("Content-Encoding", "br")])
            #expect(packed.status == 415)
            #expect(packed.error == "invalid_request")
        }
    }

    @Test func twoRefusalsMeetTwoRequests() async throws {
        var options = GraphSimulator.Options()
        options.faults = [InjectedFault(.status(503)), InjectedFault(.rateLimit(retryAfter: nil))]
        try await TestClient.on("contoso", options) { client in
            var statuses: [Int] = []
            for _ in 0..<3 { statuses.append(try await client.get("/v1.0/me", token: "x").status) }
            #expect(statuses == [503, 429, 401])
        }
    }

    @Test func headAnswersAsGetWithoutItsBody() async throws {
        try await TestClient.on { client in
            let whole = try await client.get("/")
            let head = try await client.send("HEAD", "/")
            #expect(head.status == 200)
            #expect(head.headers.first(name: "Content-Length") == whole.headers.first(name: "Content-Length"))
            #expect(head.body.isEmpty)
        }
    }

    @Test(arguments: [
        ("GET http://elsewhere/ HTTP/1.1\r\nHost: graph_sim:8765\r\n\r\n", "http://graph_sim:8765/v1.0"),
        ("GET http://elsewhere?x=/beta/me HTTP/1.1\r\nHost: graph_sim:8765\r\n\r\n", "http://graph_sim:8765/v1.0"),
        ("GET //_photopolicy/ready HTTP/1.1\r\nHost: a\r\n\r\n", "{\"ready\":true}"),
    ])
    func targetsAndHostsThatAreUnusual(request: String, part: String) async throws {
        try await TestClient.on { client in
            let answer = try await client.raw([request])
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.contains(part))
        }
    }

    @Test func aPreflightUsesUpNoFault() async throws {
        var options = GraphSimulator.Options()
        options.faults = [InjectedFault(.status(503))]
        try await TestClient.on("contoso", options) { client in
            let preflight = try await client.send(
                "OPTIONS", "/v1.0/me", headers: [("Origin", "http://a"), ("Access-Control-Request-Method", "GET")])
            #expect(preflight.status == 200)
            #expect(try await client.get("/v1.0/me").status == 503)
        }
    }
}
