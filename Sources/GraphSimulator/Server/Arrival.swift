import HTTPTypes
import HummingbirdCore

/// A request whose head has come: nothing in it is trusted. A class, for it goes through many hands.
final class Arrival: Sendable {
    /// Whose request it is, by the first segment of its path.
    enum Place: Sendable {
        case graph, control, signIn

        init(_ path: [PathSegment]) {
            switch path.first?.folded {
            case "v1.0", "beta": self = .graph
            case Control.root: self = .control
            default: self = .signIn
            }
        }
    }

    let head: HTTPRequest
    let start = ContinuousClock.now
    /// Seconds since 1970, on the wall clock.
    let now: Double
    let ids: RequestIDs
    /// Without its query, as it came.
    let path: Substring
    let place: Place
    private let target: Result<Target, TargetError>

    private struct Target: Sendable {
        let path: [PathSegment]
        let query: [WireRequest.QueryItem]
    }

    var method: String { head.method.rawValue }
    /// The segments of the path, decoded, in small letters; none of a target that cannot be read.
    var segments: [String] { ((try? target.get().path) ?? []).map(\.folded) }
    var query: [WireRequest.QueryItem] { (try? target.get().query) ?? [] }

    init(_ request: Request, now: Double) {
        head = request.head
        self.now = now
        let whole = Self.originForm(request.head.path ?? "")
        path = whole[..<(whole.utf8.firstIndex(of: UInt8(ascii: "?")) ?? whole.endIndex)]
        do throws(TargetError) {
            guard whole.utf8.first == UInt8(ascii: "/") else { throw .encoding }
            let (path, query) = try WireRequest.parse(target: whole)
            target = .success(Target(path: path, query: query))
            place = Place(path)
        } catch {
            target = .failure(error)
            place = .signIn
        }
        let id = Random.requestID().description
        let given = request.headers[Self.clientRequestID]
        let client = given.flatMap {
            $0.utf8.count <= 64 && !$0.isEmpty && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? $0 : nil
        }
        ids = RequestIDs(request: id, client: client ?? id, date: WallDate.text(now).iso)
    }

    /// `/v1.0/me` of `http://host/v1.0/me`, which a client sends that takes this service for a proxy.
    private static func originForm(_ target: String) -> String {
        guard target.utf8.first != UInt8(ascii: "/"), let scheme = target.firstRange(of: "://") else { return target }
        let rest = target[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }

    /// HTTP wants one `Host` and no more.
    func checkHost() throws(GraphError) {
        guard let authority = head.authority, !authority.isEmpty, head.headerFields[Self.host] == nil else {
            throw .badRequest("A request has one Host header.")
        }
    }

    /// The whole request; HEAD asks for what GET would answer.
    func request(body: [UInt8], base: String) throws(GraphError) -> WireRequest {
        do throws(TargetError) {
            let target = try target.get()
            return WireRequest(
                method: method == "HEAD" ? "GET" : method, path: target.path, query: target.query,
                headers: head.headerFields, body: body, base: base)
        } catch {
            throw .badRequest(
                error == .dots
                    ? "A path with '.' or '..' is not accepted." : "The address is not percent-encoded UTF-8.")
        }
    }

    /// A refusal that no part of the service made, in the form of the one that was asked.
    func refusal(_ error: GraphError) -> WireResponse {
        place == .signIn ? SignInError(error).response(ids, now: now) : error.response(ids)
    }

    /// The first stands apart from the others, as the authority.
    private static let host = HTTPField.Name("Host") ?? .eTag
    static let requestID = HTTPField.Name("request-id") ?? .eTag
    static let clientRequestID = HTTPField.Name("client-request-id") ?? .eTag
}
