import HTTPTypes
import HummingbirdCore
import NIOCore

/// Reads one request's body within a size and a time.
struct BodyReader {
    /// Bytes.
    let limit: Int
    /// How long a body that does not come at once may take.
    let timeout: TimeAmount
    /// Whether a body may follow though no header says so.
    let mayBeUnannounced: Bool
    private let request: Request
    private let announced: Int?
    /// One for all reading: a body can be begun only once.
    private var buffers: RequestBody.AsyncIterator?

    /// Larger than is permitted, so that a photo is refused by rule.
    static let photoLimit = 8 * 1024 * 1024
    static let usualLimit = 1024 * 1024
    /// A tenant file with photos in it.
    static let tenantLimit = 512 * 1024 * 1024

    init(_ request: Request, limit: Int, timeout: TimeAmount, mayBeUnannounced: Bool) {
        self.mayBeUnannounced = mayBeUnannounced
        self.request = request
        self.limit = limit
        self.timeout = timeout
        announced = request.headers[.contentLength].flatMap { Int($0) }
    }

    /// Whether the request says itself that it is too long.
    var isTooLong: Bool { announced.map { $0 > limit } ?? false }

    /// The whole body; nil when it is longer than the limit.
    mutating func read(_ channel: any Channel) async throws -> [UInt8]? {
        if announced == nil, !mayBeUnannounced, request.headers[.transferEncoding] == nil { return [] }
        if isTooLong { return nil }
        var body: [UInt8] = []
        body.reserveCapacity(announced ?? 0)
        var deadline: Scheduled<Void>?
        defer { deadline?.cancel() }
        while let buffer = try await next() {
            guard body.count + buffer.readableBytes <= limit else { return nil }
            body.append(contentsOf: buffer.readableBytesView)
            if deadline == nil, body.count != announced { deadline = channel.closing(in: timeout) }
        }
        return body
    }

    /// Reads on, that the client may come to read its refusal; only so much, and not for long.
    mutating func drain(_ channel: any Channel) async throws {
        let deadline = channel.closing(in: timeout)
        defer { deadline.cancel() }
        var count = 0
        while let buffer = try await next() {
            count += buffer.readableBytes
            if count > 8 * Self.photoLimit { try await channel.close() }
        }
    }

    private mutating func next() async throws -> ByteBuffer? {
        if buffers == nil { buffers = request.body.makeAsyncIterator() }
        return try await buffers?.next()
    }
}

extension Channel {
    /// Ends the connection unless what is returned is cancelled in time.
    func closing(in time: TimeAmount) -> Scheduled<Void> {
        eventLoop.scheduleTask(in: time) { self.close(promise: nil) }
    }
}
