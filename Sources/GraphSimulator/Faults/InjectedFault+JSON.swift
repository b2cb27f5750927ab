import OrderedJSON

extension InjectedFault {
    /// `{"kind":"rateLimit","retryAfter":7,"next":3,"method":"GET","path":"users"}`: one of `next` and `probability`.
    init(_ json: ReadJSON) throws(GraphError) {
        guard let members = json.members else { throw .badRequest("A fault is a JSON object.") }
        let known = [
            "kind", "retryAfter", "status", "milliseconds", "next", "probability", "method", "path", "seed",
        ]
        if let name = members.keys.filter({ !known.contains($0) }).min() {
            throw .badRequest("A fault has no member '\(name)'.")
        }
        func number(_ name: String, _ range: ClosedRange<Int>) throws(GraphError) -> Int? {
            guard let value = members[name] else { return nil }
            guard case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) else {
                throw .badRequest("\(name) is a number from \(range.lowerBound) to \(range.upperBound).")
            }
            return whole
        }
        let kind: Kind
        switch members["kind"]?.text {
        case "rateLimit": kind = .rateLimit(retryAfter: try number("retryAfter", 0...86_400))
        case "status": kind = .status(try number("status", 400...599) ?? 500)
        case "latency": kind = .latency(try number("milliseconds", 0...600_000) ?? 100)
        case "cutBefore": kind = .cutBefore
        case "cutUnanswered": kind = .cutUnanswered
        case "cutDuring": kind = .cutDuring
        case "cutAfter": kind = .cutAfter
        case "malformed": kind = .malformed
        default:
            throw .badRequest(
                "kind is rateLimit, status, latency, cutBefore, cutUnanswered, cutDuring, cutAfter or malformed.")
        }
        var times = Times.next(try number("next", 1...1_000_000) ?? 1)
        if let probability = members["probability"] {
            guard case .number(let share) = probability, (0...1).contains(share), members["next"] == nil else {
                throw .badRequest("probability is a number from 0 to 1, in the place of next.")
            }
            times = .share(share)
        }
        self.init(kind, times, method: members["method"]?.text, path: members["path"]?.text)
    }

    var json: JSONValue {
        var object = JSONObject()
        switch kind {
        case .rateLimit(let seconds):
            object["kind"] = "rateLimit"
            object.add("retryAfter", seconds)
        case .status(let status):
            object["kind"] = "status"
            object.add("status", status)
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
        return .object(object)
    }
}
