import Glibc
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Reads one request's body within a size limit and a time limit.
struct BodyReader {
    /// The size limit in bytes.
    let limit: Int
    /// How long a body may take that does not arrive at once.
    let timeout: TimeAmount
    /// Whether a body may follow although no header announces it.
    let mayBeUnannounced: Bool
    private let request: Request
    private let announced: Int?
    /// Shared by all reads, because iterating over a body can be started only once.
    private var buffers: RequestBody.AsyncIterator?

    /// Larger than a photo may be, so that the size rule itself refuses the photo.
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

    /// Whether the announced length exceeds the limit.
    var isTooLong: Bool { announced.map { $0 > limit } ?? false }

    /// Returns the whole body, or nil if it is longer than the limit.
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

    /// Reads on so that the client gets to read its refusal, within limits of size and time.
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
    /// Ends the connection unless the returned task is cancelled in time.
    func closing(in time: TimeAmount) -> Scheduled<Void> {
        eventLoop.scheduleTask(in: time) { self.drop() }
    }

    /// Closes the connection at once, with what nobody reads: closed gently, the kernel would keep it for minutes.
    private func drop() {
        guard let socket = self as? any SocketOptionProvider else { return close(promise: nil) }
        socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in self.close(promise: nil) }
    }
}
