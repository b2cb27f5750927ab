import HTTPTypes
import HummingbirdCore

/// A request whose head has arrived; nothing in it is trusted. A class because it is passed through many functions.
final class Arrival: Sendable {
    /// The addressed part of the service, by the first path segment.
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
    /// The path as it arrived, without the query.
    let path: Substring
    let place: Place
    private let target: Result<Target, TargetError>

    private struct Target: Sendable {
        let path: [PathSegment]
        let query: [WireRequest.QueryItem]
    }

    var method: String { head.method.rawValue }
    /// The decoded, lowercased segments of the path; empty for a target that cannot be read.
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

    /// Returns `/v1.0/me` for `http://host/v1.0/me`, the form that clients send if they take this service for a proxy.
    private static func originForm(_ target: String) -> String {
        guard target.utf8.first != UInt8(ascii: "/"), let scheme = target.firstRange(of: "://") else { return target }
        let rest = target[scheme.upperBound...].drop { $0 != "/" && $0 != "?" }
        return rest.first == "/" ? String(rest) : "/" + rest
    }

    /// Throws 400 unless there is exactly one `Host`.
    func checkHost() throws(GraphError) {
        guard let authority = head.authority, !authority.isEmpty, head.headerFields[Self.host] == nil else {
            throw .badRequest("A request has one Host header.")
        }
    }

    /// Returns the whole request; HEAD is treated as GET.
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

    /// Renders a refusal that comes from no part of the service in the form of the part that was addressed.
    func refusal(_ error: GraphError) -> WireResponse {
        place == .signIn ? SignInError(error).response(ids, now: now) : error.response(ids)
    }

    /// Finds a second `Host`: the first is stored as the authority.
    private static let host = HTTPField.Name("Host") ?? .eTag
    static let requestID = HTTPField.Name("request-id") ?? .eTag
    static let clientRequestID = HTTPField.Name("client-request-id") ?? .eTag
}
