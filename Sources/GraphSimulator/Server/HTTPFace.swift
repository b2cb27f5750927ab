import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

/// Between connections and the world: reads requests within their limits, writes answers, logs, and lets faults happen.
struct HTTPFace: Sendable {
    let world: World
    /// Nil: there is no control endpoint.
    let control: Control?
    let options: GraphSimulator.Options
    let logger: Logger
    let isSecure: Bool

    /// Where a fault ends a connection.
    private struct Cut: Error {}

    func respond(
        _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
    ) async throws {
        let start = ContinuousClock.now
        let now = options.now()
        let method = request.method.rawValue
        let target = request.head.path ?? ""
        let path = target.prefix { $0 != "?" }
        let ids = requestIDs(request, now)
        let isControl = control != nil && path.hasPrefix("/\(Control.root)")
        let met = isControl ? [] : world.withSimulation { $0.faults.meet(method: method, path: String(path)) }
        for case .latency(let milliseconds) in met { try await Task.sleep(for: .milliseconds(milliseconds)) }
        if met.contains(.cutBefore) { throw Cut() }
        var reader = bodyReader(request, path)
        if request.headers[.expect]?.lowercased() == "100-continue", !reader.isTooLong {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        let body = try await reader.read(channel)
        var answer =
            if let refusal = met.lazy.compactMap(\.refusal).first {
                refusal.response(ids)
            } else if let body {
                await self.answer(request, target: target, body: body, ids: ids, now: now)
            } else {
                GraphError(413, "RequestEntityTooLarge", "The request body is larger than \(reader.limit) bytes.")
                    .response(ids)
            }
        if met.contains(.cutUnanswered) { throw Cut() }
        if met.contains(.malformed), let body = answer.body {
            answer.body = body.getSlice(at: 0, length: body.readableBytes / 2)
        }
        if method == "HEAD" { answer.body = nil }
        let head = self.head(answer, ids, now)
        // A client that asks on and takes no answers would hold its connection for good.
        let deadline = channel.isWritable ? nil : channel.closing(in: transferTimeout)
        defer { deadline?.cancel() }
        if met.contains(.cutDuring), let body = answer.body {
            var half = try await writer.writeHead(head)
            try await half.write(body.getSlice(at: 0, length: body.readableBytes / 2) ?? ByteBuffer())
            throw Cut()
        }
        try await writer.write(response: head, body: answer.body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
        log(method, path, answer.status, ids, start)
        if body == nil { try await reader.drain(channel) }
        if met.contains(.cutAfter) { throw Cut() }
    }

    private var transferTimeout: TimeAmount { .milliseconds(Int64(options.transferTimeout * 1000)) }

    /// Above the usual limit are photos and, for whoever may load them, tenant files.
    private func bodyReader(_ request: Request, _ path: Substring) -> BodyReader {
        let limit =
            switch request.method {
            case .put where path == "/\(Control.root)/tenant" && control?.isPermitted(request.headers) == true:
                BodyReader.tenantLimit
            case .put, .patch: path.lowercased().hasSuffix("value") ? BodyReader.photoLimit : BodyReader.usualLimit
            default: BodyReader.usualLimit
            }
        return BodyReader(request, limit: limit, timeout: transferTimeout)
    }

    private func answer(
        _ request: Request, target: String, body: [UInt8], ids: RequestIDs, now: Double
    ) async -> WireResponse {
        do throws(TargetError) {
            guard target.hasPrefix("/") else { throw .encoding }
            let (path, query) = try WireRequest.parse(target: target)
            let wire = WireRequest(
                method: request.method.rawValue, path: path, query: query, headers: request.headers, body: body,
                base: base(request))
            if let control, path.first?.folded == Control.root { return await control.answer(wire, ids: ids) }
            return world.answer(wire, ids: ids, now: now)
        } catch {
            let message =
                error == .dots
                ? "A path with '.' or '..' is not accepted." : "The address is not percent-encoded UTF-8."
            return GraphError.badRequest(message).response(ids)
        }
    }

    /// Where the client found this service: what its `Host` says, when that is a plain host and port.
    private func base(_ request: Request) -> String {
        let scheme = isSecure ? "https://" : "http://"
        guard let authority = request.head.authority, !authority.isEmpty, authority.utf8.count <= 255,
            authority.utf8.allSatisfy({ Self.isOfAuthority($0) })
        else { return scheme + options.host }
        return scheme + authority
    }

    private static func isOfAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "]"):
            true
        default: false
        }
    }

    private func requestIDs(_ request: Request, _ now: Double) -> RequestIDs {
        let id = Random.guid().description
        let given = request.headers[Self.clientRequestID]
        let client = given.flatMap {
            $0.utf8.count <= 64 && !$0.isEmpty && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? $0 : nil
        }
        return RequestIDs(request: id, client: client ?? id, date: WallDate.text(now).iso)
    }

    private func head(_ answer: WireResponse, _ ids: RequestIDs, _ now: Double) -> HTTPResponse {
        var fields = HTTPFields()
        fields.reserveCapacity(8)
        if let type = answer.contentType { fields.append(HTTPField(name: .contentType, value: type)) }
        if answer.status != 204 {
            fields.append(HTTPField(name: .contentLength, value: String(answer.body?.readableBytes ?? 0)))
        }
        fields.append(HTTPField(name: .date, value: WallDate.text(now).http))
        fields.append(HTTPField(name: Self.requestID, value: ids.request))
        fields.append(HTTPField(name: Self.clientRequestID, value: ids.client))
        for header in answer.headers { fields.append(HTTPField(name: header.name, value: header.value)) }
        return HTTPResponse(status: HTTPResponse.Status(code: answer.status), headerFields: fields)
    }

    /// The path alone: a query may hold a code, and headers hold tokens.
    private func log(
        _ method: String, _ path: Substring, _ status: Int, _ ids: RequestIDs, _ start: ContinuousClock.Instant
    ) {
        guard logger.logLevel <= .info else { return }
        let shown = String(
            String.UnicodeScalarView(
                path.unicodeScalars.prefix(200).map { $0.value > 0x20 && $0.value < 0x7F ? $0 : "?" }))
        let duration = ContinuousClock.now - start
        let microseconds = duration.components.attoseconds / 1_000_000_000_000 + duration.components.seconds * 1_000_000
        logger.info(
            "\(method) \(shown) \(status) \(microseconds)us request-id=\(ids.request) client-request-id=\(ids.client)")
    }

    static let requestID = HTTPField.Name("request-id") ?? .eTag
    static let clientRequestID = HTTPField.Name("client-request-id") ?? .eTag
}
