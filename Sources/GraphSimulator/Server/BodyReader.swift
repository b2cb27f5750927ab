import HTTPTypes
import HummingbirdCore
import NIOCore

/// Reads request bodies within a size and a time.
enum BodyReader {
    /// A photo may be larger than is permitted, so that it is refused by rule; nothing else is larger than a little.
    private static let photoLimit = 8 * 1024 * 1024
    private static let usualLimit = 1024 * 1024
    /// A tenant file with photos in it.
    private static let tenantLimit = 512 * 1024 * 1024

    static func limit(method: String, path: Substring, isControlled: Bool) -> Int {
        guard method == "PUT" || method == "PATCH" else { return usualLimit }
        if isControlled, path == "/\(Control.root)/tenant" { return tenantLimit }
        return path.lowercased().hasSuffix("value") ? photoLimit : usualLimit
    }

    /// The whole body; nil when it is longer than the limit.
    static func read(_ request: Request, limit: Int, _ channel: any Channel) async throws -> [UInt8]? {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if announced == nil, request.headers[.transferEncoding] == nil { return [] }
        if let announced, announced > limit { return nil }
        var body: [UInt8] = []
        body.reserveCapacity(announced ?? 0)
        var deadline: Scheduled<Void>?
        defer { deadline?.cancel() }
        for try await buffer in request.body {
            guard body.count + buffer.readableBytes <= limit else { return nil }
            body.append(contentsOf: buffer.readableBytesView)
            // What does not come at once has so long to come.
            if deadline == nil, body.count != announced { deadline = closing(channel) }
        }
        return body
    }

    /// Reads on, that the client may come to read its refusal; only so much, and not for long.
    static func drain(_ request: Request, _ channel: any Channel) async throws {
        let deadline = closing(channel)
        defer { deadline.cancel() }
        var count = 0
        for try await buffer in request.body {
            count += buffer.readableBytes
            if count > 8 * photoLimit { try await channel.close() }
        }
    }

    private static func closing(_ channel: any Channel) -> Scheduled<Void> {
        channel.eventLoop.scheduleTask(in: .seconds(20)) { channel.close(promise: nil) }
    }
}
