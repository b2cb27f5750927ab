import Crypto

/// The latest requests: enough for a test to find its own, but limited so that a long-running service does not grow.
struct RequestJournal: Sendable {
    static let limit = 10_000

    private var ring: [SeenRequest] = []
    private var next = 0
    /// The number of all requests, including forgotten ones.
    private(set) var count = 0

    /// The requests kept, oldest first.
    var requests: [SeenRequest] { Array(ring[next...] + ring[..<next]) }

    mutating func add(_ request: SeenRequest) {
        count += 1
        if ring.count < Self.limit {
            ring.append(request)
        } else {
            ring[next] = request
            next = (next + 1) % Self.limit
        }
    }

    mutating func clear() { self = RequestJournal() }
}

extension SeenRequest {
    init(_ arrival: Arrival, _ answer: WireResponse, digested body: [UInt8]) {
        let span = (ContinuousClock.now - arrival.start).components
        self.init(
            time: arrival.now, method: arrival.method, path: Self.shown(arrival.path), status: answer.status,
            microseconds: Int(span.attoseconds / 1_000_000_000_000 + span.seconds * 1_000_000),
            requestID: arrival.ids.request, clientRequestID: arrival.ids.client, caller: answer.caller?.name,
            permissions: answer.caller?.words ?? [], bodyDigest: body.isEmpty ? nil : Self.digest(body),
            wouldRefuse: answer.wouldRefuse)
    }

    /// Records one request of a batch.
    func part(_ part: WireResponse.Part) -> SeenRequest {
        SeenRequest(
            time: time, method: part.method, path: Self.shown(part.path[...]), status: part.status,
            microseconds: microseconds, requestID: requestID, clientRequestID: clientRequestID, caller: caller,
            permissions: permissions, bodyDigest: nil, wouldRefuse: part.wouldRefuse)
    }

    private static func digest(_ body: [UInt8]) -> String {
        SHA256.hash(data: body).reduce(into: "") { text, byte in
            text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
        }
    }
}
