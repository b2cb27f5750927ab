import FoundationEssentials
import NIOCore
import NIOHTTP1
import NIOPosix
import Tenants

/// Waits, on this machine only, for the browser to come back from the sign-in page.
struct RedirectListener: Sendable {
    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// The fields of the address that the browser was sent to.
    struct Answer: Sendable {
        private let fields: [String: String]

        init(fields: [String: String]) { self.fields = fields }

        subscript(name: String) -> String? { fields[name] }
    }

    private let server: NIOAsyncChannel<Connection, Never>
    let port: Int

    /// Listens on a port that the system chooses.
    static func listening() async throws -> RedirectListener {
        do {
            let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.backlog, value: 8)
                .bind(host: "127.0.0.1", port: 0) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                        return try Connection(wrappingChannelSynchronously: channel)
                    }
                }
            return RedirectListener(server: server, port: server.channel.localAddress?.port ?? 0)
        } catch {
            throw ServiceError(
                .notSignedIn, .signInRefused,
                "the browser's answer cannot be received: no port of this machine is free",
                help: "sign in with `--device-code`")
        }
    }

    func close() async { try? await server.channel.close() }

    /// Returns the answer that carries our state; turns everything else away.
    ///
    /// - Throws: `sign-in-too-slow`.
    func answer(to state: String, within patience: Duration) async throws -> Answer {
        let (answers, found) = AsyncStream.makeStream(of: Answer.self)
        return try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask {
                try await server.executeThenClose { connections in
                    // A browser opens connections that it never uses, so each has its own task.
                    try await withThrowingDiscardingTaskGroup { serving in
                        for try await connection in connections {
                            serving.addTask {
                                if let answer = await serve(connection, state) { found.yield(answer) }
                            }
                        }
                    }
                }
                return nil
            }
            group.addTask {
                for await answer in answers { return answer }
                return nil
            }
            group.addTask {
                try await Task.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() ?? nil else {
                try Task.checkCancellation()
                throw SignInRefusal(error: "expired_token", description: "the browser did not come back in time")
            }
            return answer
        }
    }

    /// Returns the answer that a connection brought, even if the browser hung up before our reply.
    private func serve(_ connection: Connection, _ state: String) async -> Answer? {
        var brought: Answer?
        try? await connection.executeThenClose { requests, responses in
            for try await part in requests {
                guard case .head(let head) = part else { continue }
                brought = Self.answer(head.uri).flatMap { $0["state"] == state ? $0 : nil }
                for part in Self.response(to: brought) { try await responses.write(part) }
                return
            }
        }
        return brought
    }

    private static func response(to answer: Answer?) -> [HTTPServerResponsePart] {
        let text = answer == nil ? "Nothing is expected here." : answer?["code"] == nil ? failedPage : donePage
        let headers: HTTPHeaders = [
            "Content-Type": "text/html; charset=utf-8", "Connection": "close", "Cache-Control": "no-store",
            "Content-Length": "\(text.utf8.count)",
        ]
        let head = HTTPResponseHead(version: .http1_1, status: answer == nil ? .notFound : .ok, headers: headers)
        return [.head(head), .body(.byteBuffer(ByteBuffer(string: text))), .end(nil)]
    }

    /// Returns the fields of a request to `/`; nil for any other path, such as a browser's icon.
    static func answer(_ uri: String) -> Answer? {
        guard uri.hasPrefix("/?"), let parts = URLComponents(string: uri.replacing("+", with: "%20")) else {
            return nil
        }
        let fields = (parts.queryItems ?? []).compactMap { item in item.value.map { (item.name, $0) } }
        return Answer(fields: Dictionary(fields) { first, _ in first })
    }

    private static let donePage = page("Signed in", "You are signed in to photopolicy. This page can be closed.")
    private static let failedPage = page("Not signed in", "The sign-in ended without success; the terminal says why.")

    private static func page(_ title: String, _ text: String) -> String {
        "<!doctype html><html lang=\"en\"><title>\(title)</title><p>\(text)</p></html>"
    }
}
