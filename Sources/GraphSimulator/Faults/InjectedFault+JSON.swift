import OrderedJSON

extension InjectedFault {
    static let members: Set<String> = [
        "kind", "retryAfter", "status", "milliseconds", "next", "probability", "method", "path", "seed", "signIn",
    ]

    /// Reads `{"kind":"rateLimit","retryAfter":7,"next":3,"method":"GET","path":"users"}`, with either `next` or
    /// `probability`.
    init(_ body: ControlBody) throws(GraphError) {
        guard let word = try body.text("kind").flatMap(Word.init) else {
            throw .badRequest("kind is one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let kind = word.kind(
            status: try body.number("status", 400...599) ?? 500,
            retryAfter: try body.number("retryAfter", 0...86_400),
            milliseconds: try body.number("milliseconds", 0...600_000) ?? 100)
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
