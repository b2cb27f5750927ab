import Foundation
import NIOCore
import NIOPosix
import SimulatorControl
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct BadInputTests {
    private func stillAnswers(_ client: TestClient) async throws {
        let answer = try await client.get("/")
        #expect(answer.status == 200)
    }

    @Test(arguments: [
        "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\u{1} HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /common/oauth2/v2.0/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nnonsense\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ])
    func nonsenseIsRefusedAndTheServiceGoesOn(bytes: String) async throws {
        try await TestClient.on { client in
            let answer = try await client.raw([bytes])
            #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
            try await stillAnswers(client)
        }
    }

    @Test(arguments: [
        "X-Long: " + String(repeating: "x", count: 100_000), String(repeating: "X: y\r\n", count: 1000),
        String(repeating: "x", count: 5_000_000),
    ])
    func aHeadBeyondTheLimitsIsRefused(headers: String) async throws {
        try await TestClient.on { client in
            let answer = try await client.raw(["GET / HTTP/1.1\r\nHost: x\r\n\(headers)\r\n\r\n"])
            #expect(answer.hasPrefix("HTTP/1.1 431"), "\(answer)")
            try await stillAnswers(client)
        }
    }

    @Test func aTargetBeyondTheLimitIsRefused() async throws {
        try await TestClient.on { client in
            let answer = try await client.raw([
                "GET /\(String(repeating: "x", count: 100_000)) HTTP/1.1\r\nHost: x\r\n\r\n"
            ])
            #expect(answer.hasPrefix("HTTP/1.1 431"), "\(answer)")
        }
    }

    @Test func aBodySentInPiecesArrivesWhole() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let body = #"{"source":"cloud","allowedRoles":[]}"#
            let head =
                "PATCH \(client.settings) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            let answer = try await client.raw([head] + body.map(String.init))
            #expect(answer.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(arguments: [
        ("/v1.0/../beta/me", 400), ("/v1.0/%2e%2e/me", 400), ("/v1.0/users/a%2Fb", 404), ("/v1.0/me/%zz", 400),
        ("/v1.0/me?$select=%ff", 400), ("/v1.0/users/%00", 404), ("/v1.0/users/..%2f..%2fme", 404),
        ("/v1.0/users/./me", 400), ("/v1.0%2Fme", 404), ("/", 200), ("/%", 400),
    ])
    func crookedPathsAreRefused(path: String, status: Int) async throws {
        try await TestClient.on { client in
            let token = try await client.token("employee@contoso.com", "Directory.Read.All")
            let answer = try await client.raw(
                ["GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\r\n"])
            #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(answer)")
        }
    }

    @Test func aBodyBeyondTheLimitIsRefused() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let body = String(repeating: " ", count: 2 << 20)
            let answer = try await client.send("PATCH", client.settings, token: token, body: body)
            #expect(answer.status == 413)
            let chunk = "10000\r\n" + String(repeating: " ", count: 0x10000) + "\r\n"
            let head =
                "PATCH \(client.settings) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
            let chunked = try await client.raw([head] + Array(repeating: chunk, count: 17) + ["0\r\n\r\n"])
            #expect(chunked.hasPrefix("HTTP/1.1 413"), "\(chunked)")
            try await stillAnswers(client)
        }
    }

    @Test(arguments: ["[", "{\"a\":"]) func jsonNestedDeeplyIsABadRequest(opening: String) async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let body = String(repeating: opening, count: 10_000)
            let answer = try await client.send("PATCH", client.settings, token: token, body: body)
            #expect(answer.status == 400)
            #expect(answer.text.contains("deep"))
        }
    }

    @Test func ofConcurrentWritersTheLastWinsAndNobodySeesHalf() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let whole = [
                #""source":"cloud","allowedRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}"#,
                #""source":"onPremises","allowedRoles":[]}"#, #""source":null,"allowedRoles":[]}"#,
            ]
            let seen = try await withThrowingTaskGroup(of: [String].self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        var seen: [String] = []
                        for round in 0..<25 {
                            let body = "{" + whole[(writer + round) % 2]
                            let patched = try await client.send(
                                "PATCH", client.settings, token: token, body: body)
                            #expect(patched.status == 200)
                            seen.append(try await client.get(client.settings, token: token).text)
                        }
                        return seen
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(seen.count == 100)
            #expect(seen.allSatisfy { text in whole.contains { text.hasSuffix($0) } })
            let changes = client.running.simulator.tenant.service.serviceState.settings.changes
            #expect(changes.count == 1, "a clock that stands still leaves one change")
        }
    }
}
