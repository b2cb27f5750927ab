import FoundationEssentials
import HTTPTypes
import NIOCore
import OrderedJSON

extension Simulation {
    /// Answers up to 20 requests in one (D). The answers come in another order than the requests, as Graph permits.
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
        var parts: [WireResponse.Part] = []
        for step in try Self.ordered(steps) {
            let answer = answer(step, of: request, statuses: statuses, ids: ids, now: now)
            statuses[step.id] = answer.status
            items.append(Self.item(step.id, answer))
            parts.append(WireResponse.Part(step, under: request.path[0].text, answer))
        }
        var response = WireResponse(
            status: 200, contentType: WireResponse.graphJSON,
            body: ByteBuffer(string: "{\"responses\":[" + items.reversed().joined(separator: ",") + "]}"))
        response.parts = parts
        return response
    }

    /// Orders the steps by their dependencies; throws 400 if a dependency is missing or circular.
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
            let met = faults.meet(method: step.method, path: path[...], isPart: true)
            if let refusal = met.first?.refusal(now: now) { throw refusal }
            return graph(request, ids: ids, now: now)
        } catch {
            return error.response(ids)
        }
    }

    /// Renders one answer, JSON as it is and everything else in base64.
    private static func item(_ id: String, _ answer: WireResponse) -> String {
        var headers = JSONObject()
        if let type = answer.contentType { headers["Content-Type"] = .string(type) }
        if let refusal = answer.wouldRefuse { headers[WireResponse.wouldRefuseHeader] = .string(refusal) }
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
