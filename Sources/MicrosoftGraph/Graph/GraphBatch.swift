import FoundationEssentials
import Tenants

/// One read request in a batch.
struct BatchItem: Sendable {
    let path: String
    var headers: [(name: String, value: String)] = []

    init(_ path: String, headers: [(name: String, value: String)] = []) {
        self.path = path
        self.headers = headers
    }

    fileprivate func json(id: Int) -> String {
        let headers = headers.map { "\(WireText.json($0.name)):\(WireText.json($0.value))" }.joined(separator: ",")
        return #"{"id":"\#(id)","method":"GET","url":\#(WireText.json(path)),"headers":{\#(headers)}}"#
    }
}

struct BatchAnswer: Sendable {
    let status: Int
    let body: WireValue?
    let retryAfter: String?

    /// Whether an error comes from Graph itself, not from something in between.
    var hasGraphsCode: Bool { !GraphFailure(status: status, body: body, requestID: nil).code.isEmpty }

    /// Returns the body of a success and throws everything else.
    func json(_ act: String) throws -> WireValue {
        guard (200..<300).contains(status) else {
            throw GraphFailure(
                status: status, body: body, requestID: nil,
                retryAfter: retryAfter.flatMap { Patience.seconds($0, now: Timekeeper.system.now()) }
            ).error(act)
        }
        guard let body, body.isObject else {
            throw ServiceError(
                .unreachable, .answerUnreadable, "\(act): an answer inside a batch is not what the service documents")
        }
        return body
    }
}

extension GraphClient {
    /// The most items that the service takes at once (D).
    private static let batchLimit = 20

    /// Returns answers in the order of the items: one round trip for every 20, and more for those told to wait.
    func batch(_ items: [BatchItem], _ act: String) async throws -> [BatchAnswer] {
        var answers: [BatchAnswer] = []
        for start in stride(from: 0, to: items.count, by: Self.batchLimit) {
            answers += try await chunk(Array(items[start..<min(start + Self.batchLimit, items.count)]), act)
        }
        return answers
    }

    private func chunk(_ items: [BatchItem], _ act: String) async throws -> [BatchAnswer] {
        var answers: [Int: BatchAnswer] = [:]
        var waiting = Array(items.indices)
        for attempt in 0..<courier.patience.attempts {
            for (id, answer) in try await ask(waiting.map { ($0, items[$0]) }, act) { answers[id] = answer }
            waiting = waiting.filter { answers[$0].map { Courier.passingStatuses.contains($0.status) } ?? false }
            guard !waiting.isEmpty, attempt + 1 < courier.patience.attempts else { break }
            let seconds =
                waiting.map {
                    courier.patience.wait(afterAttempt: attempt, retryAfter: answers[$0]?.retryAfter, courier.time)
                }.max() ?? 0
            guard seconds <= courier.longestWait else { break }
            courier.onWait(Courier.Wait(seconds: seconds, reason: "\(endpoint.host) asks to wait"))
            try await courier.time.sleep(.milliseconds(Int64(seconds * 1000)))
        }
        return try items.indices.map { index in
            guard let answer = answers[index] else {
                throw ServiceError(.unreachable, .answerUnreadable, "\(act): a batch was not answered whole")
            }
            return answer
        }
    }

    private func ask(_ items: [(id: Int, item: BatchItem)], _ act: String) async throws -> [(Int, BatchAnswer)] {
        let body = #"{"requests":[\#(items.map { $0.item.json(id: $0.id) }.joined(separator: ","))]}"#
        let request = HTTPRequest(
            .post, address("/$batch"), headers: [("Content-Type", "application/json")], body: Array(body.utf8),
            repeatable: true)
        let value = try await json(request, act)
        guard let responses = value["responses"]?.array else {
            throw ServiceError(.unreachable, .answerUnreadable, "\(act): a batch was not answered as one")
        }
        return responses.compactMap { response in
            guard let id = response["id"]?.integer, let status = response["status"]?.integer else { return nil }
            return (
                id,
                BatchAnswer(
                    status: status, body: response["body"], retryAfter: response["headers"]?["Retry-After"]?.string)
            )
        }
    }
}
