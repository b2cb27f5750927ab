import NIOCore
import NIOPosix
import Tenants
import Testing

@testable import GraphSimulator

@Suite struct SlowClientTests {
    /// Options for a server that waits this many seconds.
    private static func patience(_ seconds: Double) -> GraphSimulator.Options {
        var options = GraphSimulator.Options()
        options.idleTimeout = seconds
        options.transferTimeout = seconds
        return options
    }

    /// Checks that others are served. On a busy machine this impatient server may drop them as well, so they try again.
    private func expectAnswers(_ client: TestClient) async {
        for _ in 0..<50 {
            if let answer = try? await client.get("/"), answer.status == 200 { return }
        }
        Issue.record("others are not served")
    }

    /// Sends the start at once, then the drop repeatedly, until the server ends the connection.
    private func drip(_ client: TestClient, _ start: String, _ drop: String?) async throws {
        _ = try? await client.connection().executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: start))
            try await withThrowingTaskGroup(of: Void.self) { group in
                if let drop {
                    group.addTask {
                        while true {
                            try await outbound.write(ByteBuffer(string: drop))
                            try await Task.sleep(for: .milliseconds(20))
                        }
                    }
                }
                for try await _ in inbound {}
                group.cancelAll()
            }
        }
    }

    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            ("", nil), ("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ", "a"), ("GET / HT", nil),
            ("PUT /v1.0/me/photo/$value HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", "a"),
            ("PUT /v1.0/me/photo/$value HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n", nil),
            ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"),
            ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", nil),
        ])
    func aClientThatSendsSlowlyOrStopsIsDropped(start: String, drop: String?) async throws {
        try await TestClient.on("contoso", Self.patience(0.3)) { client in
            async let slow: Void = drip(client, start, drop)
            await expectAnswers(client)
            try await slow
            await expectAnswers(client)
        }
    }

    @Test(.timeLimit(.minutes(2))) func aClientThatTakesNoAnswersIsDropped() async throws {
        // Long enough for a photo to arrive on a busy machine.
        try await TestClient.on("contoso", Self.patience(20)) { client in
            let token = try await client.token("employee@contoso.com", "User.ReadWrite")
            let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + Array(repeating: 0, count: 3 << 20)
            #expect(try await client.send("PUT", "/v1.0/me/photo/$value", token: token, bytes: photo).status == 200)
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(.autoRead, value: false)
                .connect(host: "127.0.0.1", port: client.running.port).get()
            let request =
                "GET /v1.0/me/photo/$value HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\r\n"
            // Enough to fill the kernel's buffers on both sides.
            for _ in 0..<20 { try await channel.writeAndFlush(ByteBuffer(string: request)) }
            await expectAnswers(client)
            _ = try? await channel.closeFuture.get()
        }
    }
}
