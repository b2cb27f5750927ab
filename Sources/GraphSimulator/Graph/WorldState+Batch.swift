import FoundationEssentials
import HTTPTypes
import NIOCore
import OrderedJSON

/// One request of a `$batch`.
private struct BatchStep {
    let id: String
    let method: String
    let url: String
    let headers: HTTPFields
    let body: [UInt8]
    let dependencies: [String]

    init(_ json: ReadJSON) throws(GraphError) {
        guard let members = json.members, let id = members["id"]?.text, !id.isEmpty,
            let method = members["method"]?.text, let url = members["url"]?.text
        else { throw .badRequest("Invalid batch payload format: each request has an id, a method and a url.") }
        self.id = id
        self.method = method.uppercased()
        self.url = url
        dependencies = (members["dependsOn"]?.elements ?? []).compactMap(\.text)
        var headers = HTTPFields()
        for (name, value) in members["headers"]?.members ?? [:] {
            if let name = HTTPField.Name(name), let text = value.text { headers[name] = text }
        }
        self.headers = headers
        switch members["body"] {
        case nil, .null: body = []
        case .string(let text): body = Data(base64Encoded: text).map(Array.init) ?? Array(text.utf8)
        case .some(let json): body = Array(json.written.text.utf8)
        }
    }
}

extension WorldState {
    /// Up to 20 requests in one (D). The answers come in another order than the requests did, as they may.
    mutating func batch(_ request: WireRequest, ids: RequestIDs, now: Double) throws(GraphError) -> WireResponse {
        guard let list = try request.json().members?["requests"]?.elements else {
            throw .badRequest("Invalid batch payload format.")
        }
        guard list.count <= 20 else {
            throw .badRequest("Number of batch request steps exceeds the maximum value of 20.")
        }
        let steps = try list.map { json throws(GraphError) in try BatchStep(json) }
        guard Set(steps.map(\.id)).count == steps.count else {
            throw .badRequest("Invalid batch payload format: two requests have the same id.")
        }
        var statuses: [String: Int] = [:]
        var items: [String] = []
        for step in try Self.ordered(steps) {
            let answer = answer(step, of: request, statuses: statuses, ids: ids, now: now)
            statuses[step.id] = answer.status
            items.append(Self.item(step.id, answer))
        }
        return WireResponse(
            status: 200, contentType: WireResponse.graphJSON,
            body: ByteBuffer(string: "{\"responses\":[" + items.reversed().joined(separator: ",") + "]}"))
    }

    /// Each after those that it depends on; throws 400 when one is not there, or when they wait for one another.
    private static func ordered(_ steps: [BatchStep]) throws(GraphError) -> [BatchStep] {
        var waiting = steps
        var ordered: [BatchStep] = []
        var done: Set<String> = []
        while !waiting.isEmpty {
            guard let next = waiting.firstIndex(where: { done.isSuperset(of: $0.dependencies) }) else {
                throw .badRequest("Invalid batch payload format: dependsOn names no request, or they form a circle.")
            }
            done.insert(waiting[next].id)
            ordered.append(waiting.remove(at: next))
        }
        return ordered
    }

    private mutating func answer(
        _ step: BatchStep, of outer: WireRequest, statuses: [String: Int], ids: RequestIDs, now: Double
    ) -> WireResponse {
        do throws(GraphError) {
            guard step.dependencies.allSatisfy({ statuses[$0].map { $0 < 400 } ?? false }) else {
                throw GraphError(424, "FailedDependency", "A request that this one depends on has failed.")
            }
            guard let target = try? WireRequest.parse(target: step.url) else {
                throw .badRequest("The url '\(step.url)' is not usable.")
            }
            var request = outer
            request.method = step.method
            request.path = [outer.path[0]] + target.path
            request.query = target.query
            request.body = step.body
            request.headers = step.headers
            request.headers[.authorization] = outer.headers[.authorization]
            guard request.path.last?.folded != "$batch" else {
                throw .badRequest("A batch within a batch is not supported.")
            }
            let path = "/" + request.path.map(\.text).joined(separator: "/")
            let met = faults.meet(method: step.method, path: path) { $0.refusal != nil }
            if let refusal = met.first?.refusal { throw refusal }
            return graph(request, ids: ids, now: now)
        } catch {
            return Self.response(error, ids)
        }
    }

    /// JSON stands as it is, everything else in base64.
    private static func item(_ id: String, _ answer: WireResponse) -> String {
        var headers = JSONObject()
        if let type = answer.contentType { headers["Content-Type"] = .string(type) }
        for header in answer.headers { headers[header.name.rawName] = .string(header.value) }
        let start: JSONObject = ["id": .string(id), "status": .int(answer.status), "headers": .object(headers)]
        guard let body = answer.body, body.readableBytes > 0 else { return start.text }
        let content =
            answer.contentType?.hasPrefix("application/json") == true
            ? String(decoding: body.readableBytesView, as: UTF8.self)
            : JSONValue.string(Data(body.readableBytesView).base64EncodedString()).text
        return start.text.dropLast() + ",\"body\":" + content + "}"
    }
}

extension ReadJSON {
    /// The same to be written.
    var written: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number(let value): Int(exactly: value).map(JSONValue.int) ?? .double(value)
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(\.written))
        case .object(let members):
            .object(members.sorted { $0.key < $1.key }.reduce(into: JSONObject()) { $0[$1.key] = $1.value.written })
        }
    }
}
