import OrderedJSON

extension InjectedFault {
    static let members: Set<String> = [
        "kind", "retryAfter", "status", "milliseconds", "next", "probability", "method", "path", "seed", "signIn",
    ]

    /// `{"kind":"rateLimit","retryAfter":7,"next":3,"method":"GET","path":"users"}`: one of `next` and `probability`.
    init(_ body: ControlBody) throws(GraphError) {
        let retryAfter = try body.number("retryAfter", 0...86_400)
        let kind: Kind
        switch try body.text("kind") {
        case "rateLimit": kind = .rateLimit(retryAfter: retryAfter)
        case "claimsChallenge": kind = .claimsChallenge
        case "status": kind = .status(try body.number("status", 400...599) ?? 500, retryAfter: retryAfter)
        case "latency": kind = .latency(try body.number("milliseconds", 0...600_000) ?? 100)
        case "cutBefore": kind = .cutBefore
        case "cutUnanswered": kind = .cutUnanswered
        case "cutDuring": kind = .cutDuring
        case "cutAfter": kind = .cutAfter
        case "malformed": kind = .malformed
        default:
            throw .badRequest(
                "kind is rateLimit, claimsChallenge, status, latency, cutBefore, cutUnanswered, cutDuring, cutAfter or "
                    + "malformed.")
        }
        let next = try body.number("next", 1...1_000_000)
        let share = try body.share("probability")
        guard next == nil || share == nil else { throw .badRequest("probability stands in the place of next.") }
        let method = try body.text("method")?.uppercased()
        guard method.map({ Self.methods.contains($0) }) ?? true else {
            throw .badRequest("method is one of \(Self.methods.joined(separator: ", ")).")
        }
        self.init(
            kind, share.map { .share($0) } ?? .next(next ?? 1), method: method, path: try body.text("path"),
            includesSignIn: try body.flag("signIn") ?? false)
    }

    package static let methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]

    var json: JSONValue {
        var object = JSONObject()
        switch kind {
        case .rateLimit(let seconds):
            object["kind"] = "rateLimit"
            object.add("retryAfter", seconds)
        case .claimsChallenge: object["kind"] = "claimsChallenge"
        case .status(let status, let seconds):
            object["kind"] = "status"
            object.add("status", status)
            object.add("retryAfter", seconds)
        case .latency(let milliseconds):
            object["kind"] = "latency"
            object.add("milliseconds", milliseconds)
        case .cutBefore: object["kind"] = "cutBefore"
        case .cutUnanswered: object["kind"] = "cutUnanswered"
        case .cutDuring: object["kind"] = "cutDuring"
        case .cutAfter: object["kind"] = "cutAfter"
        case .malformed: object["kind"] = "malformed"
        }
        switch times {
        case .next(let count): object.add("next", count)
        case .share(let share): object["probability"] = .double(share)
        }
        object.add("method", method)
        object.add("path", path)
        object.add("signIn", includesSignIn)
        return .object(object)
    }
}
