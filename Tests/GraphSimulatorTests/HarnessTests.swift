import Foundation
import Testing

@testable import GraphSimulator

/// What clients and harnesses of other languages send.
@Suite struct HarnessTests {
    // Made by Python's gzip and zlib from `body`.
    private static let body = #"{"source":"cloud","allowedRoles":[]}"#
    private static let gzip = "H4sIAAAAAAACA6tWKs4vLUpOVbJSSs7JL01R0lFKzMnJL09NCcrPSS1WsoqOrQUA9YKr5yQAAAA="
    private static let zlib = "eJyrVirOLy1KTlWyUkrOyS9NUdJRSszJyS9PTQnKz0ktVrKKjq0FAOk4DLI="
    private static let deflate = "q1Yqzi8tSk5VslJKzskvTVHSUUrMyckvT00Jys9JLVayio6tBQA="

    @Test(arguments: [("gzip", gzip), ("deflate", zlib), ("deflate", deflate), ("identity", "")])
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

    /// A blank and 5,000 times *258 bytes like the one before*: 8 KB that unpack to 1.3 MB.
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
}
