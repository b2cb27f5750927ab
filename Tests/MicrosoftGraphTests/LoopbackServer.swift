import NIOCore
import NIOPosix
import Synchronization

/// A server on loopback whose connections a test handles itself: a scripted service, or a proxy.
struct LoopbackServer: Sendable {
    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    let port: Int

    var url: String { "http://127.0.0.1:\(port)" }

    /// Serves each connection while the body runs, then ends them all.
    static func run(
        _ serve: @escaping @Sendable (Connection) async throws -> Void,
        while body: (LoopbackServer) async throws -> Void
    ) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture { try Connection(wrappingChannelSynchronously: channel) }
            }
        let serving = Task {
            try await server.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await connection in connections { group.addTask { try? await serve(connection) } }
                }
            }
        }
        let result: Result<Void, any Error>
        do {
            result = .success(try await body(LoopbackServer(port: server.channel.localAddress?.port ?? 0)))
        } catch {
            result = .failure(error)
        }
        serving.cancel()
        _ = await serving.result
        try result.get()
    }
}

/// A request as it came over the wire, with its body as text.
struct PlainRequest: Sendable {
    let method: String
    let path: String
    let head: String
    let body: String

    /// Removes the first complete request from a text.
    init?(from text: inout String) {
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let head = String(text[..<end.lowerBound])
        let length = head.split(separator: "\r\n").lazy.filter { $0.lowercased().hasPrefix("content-length:") }
            .compactMap { Int($0.split(separator: " ").last ?? "") }.first
        let rest = text[end.upperBound...]
        guard rest.utf8.count >= length ?? 0 else { return nil }
        let words = head.split(separator: " ")
        method = words.first.map(String.init) ?? ""
        path = words.count > 1 ? String(words[1]) : ""
        self.head = head
        body = String(decoding: rest.utf8.prefix(length ?? 0), as: UTF8.self)
        text = String(decoding: rest.utf8.dropFirst(length ?? 0), as: UTF8.self)
    }
}

/// An answer that is written back byte for byte.
struct PlainAnswer: Sendable {
    let text: String
    var closes = false

    static func json(_ body: String, status: Int = 200, headers: [String] = []) -> PlainAnswer {
        whole(body, status, ["Content-Type: application/json"] + headers)
    }

    static func page(_ status: Int) -> PlainAnswer {
        whole("<html><body>Please sign in to the network</body></html>", status, ["Content-Type: text/html"])
    }

    /// An answer whose head promises more than ever arrives.
    static func stalled() -> PlainAnswer {
        PlainAnswer(
            text: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"source\":")
    }

    private static func whole(_ body: String, _ status: Int, _ headers: [String]) -> PlainAnswer {
        let lines = ["HTTP/1.1 \(status) X"] + headers + ["Content-Length: \(body.utf8.count)", "", body]
        return PlainAnswer(text: lines.joined(separator: "\r\n"))
    }
}

extension LoopbackServer {
    static func answering(
        _ script: @escaping @Sendable (PlainRequest) -> PlainAnswer, while body: (LoopbackServer) async throws -> Void
    ) async throws {
        try await run(
            { connection in
                try await connection.executeThenClose { inbound, outbound in
                    var text = ""
                    for try await part in inbound {
                        text += String(buffer: part)
                        while let request = PlainRequest(from: &text) {
                            let answer = script(request)
                            try await outbound.write(ByteBuffer(string: answer.text))
                            if answer.closes { return }
                        }
                    }
                }
            }, while: body)
    }

    /// Runs a proxy that tunnels every host to one port of this machine.
    ///
    /// - Parameter seen: called with the head of each CONNECT.
    static func proxying(
        to port: Int, refusing: Bool = false, seen: @escaping @Sendable (String) -> Void,
        while body: (LoopbackServer) async throws -> Void
    ) async throws {
        try await run(
            { connection in
                try await connection.executeThenClose { inbound, outbound in
                    var parts = inbound.makeAsyncIterator()
                    var head = ""
                    while !head.contains("\r\n\r\n"), let part = try await parts.next() { head += String(buffer: part) }
                    seen(head)
                    guard !refusing else {
                        try await outbound.write(
                            ByteBuffer(
                                string: "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"))
                        return
                    }
                    let target = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                        .connect(host: "127.0.0.1", port: port) { channel in
                            channel.eventLoop.makeCompletedFuture {
                                try Connection(wrappingChannelSynchronously: channel)
                            }
                        }
                    try await outbound.write(ByteBuffer(string: "HTTP/1.1 200 Connection established\r\n\r\n"))
                    try await target.executeThenClose { answers, requests in
                        try await withThrowingTaskGroup(of: Void.self) { group in
                            group.addTask { for try await answer in answers { try await outbound.write(answer) } }
                            while let part = try await parts.next() { try await requests.write(part) }
                            group.cancelAll()
                        }
                    }
                }
            }, while: body)
    }
}
