import Foundation
import NIOCore
import NIOPosix
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct BadInputTests {
    /// Sends bytes as they are and reads until the server closes the connection, or has sent a whole answer.
    private func raw(_ client: TestClient, _ parts: [String]) async throws -> String {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: client.running.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            for part in parts { try await outbound.write(ByteBuffer(string: part)) }
            var text = ""
            for try await buffer in inbound {
                text += String(decoding: buffer.readableBytesView, as: UTF8.self)
                if text.contains("\r\n\r\n") { break }
            }
            return text
        }
    }

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
            let answer = try await raw(client, [bytes])
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
            try await stillAnswers(client)
        }
    }

    @Test func headersBeyondTheLimitAreRefused() async throws {
        try await TestClient.on { client in
            let long = String(repeating: "x", count: 100_000)
            let answer = try await raw(client, ["GET / HTTP/1.1\r\nHost: x\r\nX-Long: \(long)\r\n\r\n"])
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
            try await stillAnswers(client)
        }
    }

    @Test func aBodySentInPiecesArrivesWhole() async throws {
        try await TestClient.on { client in
            let token = try await client.token("global.admin@contoso.com")
            let body = #"{"source":"cloud","allowedRoles":[]}"#
            let head =
                "PATCH \(client.settings) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            let answer = try await raw(client, [head] + body.map(String.init))
            #expect(answer.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(arguments: [
        ("/v1.0/../beta/me", 400), ("/v1.0/%2e%2e/me", 400), ("/v1.0/users/a%2Fb", 404), ("/v1.0/me/%zz", 400),
        ("/v1.0/me?$select=%ff", 400), ("/v1.0/users/%00", 404),
    ])
    func crookedPathsAreRefused(path: String, status: Int) async throws {
        try await TestClient.on { client in
            let token = try await client.token("employee@contoso.com", "Directory.Read.All")
            let answer = try await raw(
                client,
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
