import HTTPTypes
import HummingbirdCore

/// A request whose head has come: nothing in it is trusted.
struct Arrival: Sendable {
    let head: HTTPRequest
    let start = ContinuousClock.now
    /// Seconds since 1970, on the wall clock.
    let now: Double
    let ids: RequestIDs

    var method: String { head.method.rawValue }
    /// Without its query, as it came.
    let path: Substring

    init(_ request: Request, now: Double) {
        head = request.head
        self.now = now
        let target = request.head.path ?? ""
        path = target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
        let id = Random.guid().description
        let given = request.headers[Self.clientRequestID]
        let client = given.flatMap {
            $0.utf8.count <= 64 && !$0.isEmpty && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? $0 : nil
        }
        ids = RequestIDs(request: id, client: client ?? id, date: WallDate.text(now).iso)
    }

    func isUnder(_ root: String) -> Bool {
        let rest = path.utf8.dropFirst()
        guard rest.starts(with: root.utf8) else { return false }
        return rest.dropFirst(root.utf8.count).first ?? UInt8(ascii: "/") == UInt8(ascii: "/")
    }

    /// HTTP wants one `Host` and no more.
    func checkHost() throws(GraphError) {
        guard let authority = head.authority, !authority.isEmpty, head.headerFields[Self.host] == nil else {
            throw .badRequest("A request has one Host header.")
        }
    }

    /// The whole request, its target taken apart.
    func request(body: [UInt8], base: String) throws(GraphError) -> WireRequest {
        let target = head.path ?? ""
        do throws(TargetError) {
            guard target.hasPrefix("/") else { throw .encoding }
            let (path, query) = try WireRequest.parse(target: target)
            return WireRequest(
                method: method, path: path, query: query, headers: head.headerFields, body: body, base: base)
        } catch {
            throw .badRequest(
                error == .dots
                    ? "A path with '.' or '..' is not accepted." : "The address is not percent-encoded UTF-8.")
        }
    }

    /// The first stands apart from the others, as the authority.
    private static let host = HTTPField.Name("Host") ?? .eTag
    static let requestID = HTTPField.Name("request-id") ?? .eTag
    static let clientRequestID = HTTPField.Name("client-request-id") ?? .eTag
}
