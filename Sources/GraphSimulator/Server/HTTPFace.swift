import HTTPTypes
import HummingbirdCore
import NIOCore

/// The layer between connections and the world: reads requests within their limits, writes answers, informs listeners,
/// and injects faults.
struct HTTPFace: Sendable {
    let world: World
    /// The control endpoint; nil if there is none.
    let control: Control?
    let options: GraphSimulator.Options
    let isSecure: Bool

    /// Thrown where a fault ends a connection.
    private struct Cut: Error {}

    func respond(
        _ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel
    ) async throws {
        let arrival = Arrival(request, now: options.now())
        let preflight = CrossOrigin.preflight(arrival)
        let met =
            preflight != nil || arrival.place == .control ? [] : world.withSimulation { $0.faults.meet(arrival) }
        for case .latency(let milliseconds) in met { try await Task.sleep(for: .milliseconds(milliseconds)) }
        if met.contains(.cutBefore) { throw cut(channel) }
        var reader = bodyReader(request, arrival)
        if request.headers[.expect]?.lowercased() == "100-continue", !reader.isTooLong {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        let sent = try await reader.read(channel)
        var body: [UInt8] = []
        var answer: WireResponse
        do throws(GraphError) {
            if let refusal = met.lazy.compactMap({ $0.refusal(now: arrival.now) }).first { throw refusal }
            try arrival.checkHost()
            guard let sent else { throw .tooLarge(reader.limit) }
            body = try ContentEncoding.decoded(
                sent, encoding: request.headers[.contentEncoding], limit: reader.limit)
            if let preflight { answer = preflight } else { answer = try await self.answer(arrival, body: body) }
        } catch {
            answer = arrival.refusal(error)
        }
        tell(arrival, answer, body)
        if met.contains(.cutUnanswered) { throw cut(channel) }
        try await write(answer, arrival, met, writer, channel)
        if sent == nil { try await reader.drain(channel) }
        if met.contains(.cutAfter) { throw cut(channel) }
    }

    private func write(
        _ answer: WireResponse, _ arrival: Arrival, _ met: [InjectedFault.Kind], _ writer: consuming ResponseWriter,
        _ channel: any Channel
    ) async throws {
        var body = answer.body
        if met.contains(.malformed) { body = body.flatMap(Self.half) }
        let head = self.head(answer, bytes: body?.readableBytes ?? 0, arrival)
        if arrival.method == "HEAD" { body = nil }
        // A client that keeps sending requests but never reads the answers would hold its connection forever.
        let mayWait = !channel.isWritable || (body?.readableBytes ?? 0) > Self.alwaysTaken
        let deadline = mayWait ? channel.closing(in: transferTimeout) : nil
        defer { deadline?.cancel() }
        if met.contains(.cutDuring) {
            var begun = try await writer.writeHead(head)
            if let half = body.flatMap(Self.half) { try await begun.write(half) }
            throw cut(channel)
        }
        try await writer.write(response: head, body: body.map { ResponseBody(byteBuffer: $0) } ?? ResponseBody())
    }

    /// Bytes that a channel takes at once if it is writable.
    private static let alwaysTaken = 16 * 1024

    private static func half(_ body: ByteBuffer) -> ByteBuffer? {
        body.getSlice(at: body.readerIndex, length: body.readableBytes / 2)
    }

    /// Ends the whole connection; a stream of HTTP/2 is only a part of it.
    private func cut(_ channel: any Channel) -> Cut {
        if let connection = channel.parent, connection.parent != nil { connection.close(promise: nil) }
        return Cut()
    }

    private var transferTimeout: TimeAmount { .milliseconds(Int64(options.transferTimeout * 1000)) }

    /// Photos may exceed the usual limit, and so may tenant files from callers who may load them.
    private func bodyReader(_ request: Request, _ arrival: Arrival) -> BodyReader {
        let limit =
            switch request.method {
            case .put
            where arrival.place == .control && arrival.segments.dropFirst() == ["tenant"]
                && control?.isPermitted(request.headers) == true:
                BodyReader.tenantLimit
            case .put, .patch: arrival.segments.last == "$value" ? BodyReader.photoLimit : BodyReader.usualLimit
            default: BodyReader.usualLimit
            }
        // Only HTTP/2, which comes over TLS, has bodies without an announcement.
        return BodyReader(request, limit: limit, timeout: transferTimeout, mayBeUnannounced: isSecure)
    }

    private func answer(_ arrival: Arrival, body: [UInt8]) async throws(GraphError) -> WireResponse {
        let wire = try arrival.request(body: body, base: base(arrival))
        if arrival.place == .signIn { await SigningKeys.shared.prepare() }
        guard arrival.place == .control else { return world.answer(wire, arrival) }
        if wire.method == "GET", wire.path.count == 2, wire.path[1].folded == "ready" { return .json(["ready": true]) }
        guard let control else { return world.answer(wire, arrival) }
        return await control.answer(wire, ids: arrival.ids, now: arrival.now)
    }

    /// Returns the address at which the client found this service: its `Host` if that is a plain host and port.
    private func base(_ arrival: Arrival) -> String {
        let scheme = isSecure ? "https://" : "http://"
        guard let authority = arrival.head.authority, authority.utf8.count <= 255,
            authority.utf8.allSatisfy({ Self.isOfAuthority($0) })
        else { return scheme + options.host }
        return scheme + authority
    }

    private static func isOfAuthority(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private func head(_ answer: WireResponse, bytes: Int, _ arrival: Arrival) -> HTTPResponse {
        var fields = HTTPFields()
        fields.reserveCapacity(8)
        if let type = answer.contentType { fields.append(HTTPField(name: .contentType, value: type)) }
        if answer.status != 204 {
            fields.append(HTTPField(name: .contentLength, value: String(bytes)))
        }
        fields.append(HTTPField(name: .date, value: WallDate.text(arrival.now).http))
        fields.append(HTTPField(name: Arrival.requestID, value: arrival.ids.request))
        fields.append(HTTPField(name: Arrival.clientRequestID, value: arrival.ids.client))
        if let refusal = answer.wouldRefuse { fields.append(HTTPField(name: Self.wouldRefuse, value: refusal)) }
        for header in answer.headers { fields.append(HTTPField(name: header.name, value: header.value)) }
        for header in CrossOrigin.headers(arrival) { fields.append(HTTPField(name: header.name, value: header.value)) }
        return HTTPResponse(status: HTTPResponse.Status(code: answer.status), headerFields: fields)
    }

    private static let wouldRefuse = HTTPField.Name(WireResponse.wouldRefuseHeader) ?? .eTag

    /// Reports every request to the access log, and those to Graph and sign-in to the journal.
    private func tell(_ arrival: Arrival, _ answer: WireResponse, _ body: [UInt8]) {
        if options.keepsReport { world.report.withLock { $0.note(arrival, answer) } }
        guard options.onRequest != nil || control != nil else { return }
        let isKept = control != nil && arrival.place != .control
        let seen = SeenRequest(arrival, answer, digested: isKept ? body : [])
        options.onRequest?(seen)
        guard isKept else { return }
        world.journal.withLock { journal in
            journal.add(seen)
            for part in answer.parts { journal.add(seen.part(part)) }
        }
    }
}
