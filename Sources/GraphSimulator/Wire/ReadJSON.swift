import OrderedJSON

/// JSON from a client: strict, with bounded depth and no duplicate members.
enum ReadJSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([ReadJSON])
    case object([String: ReadJSON])

    static func parse(_ body: [UInt8]) throws(GraphError) -> ReadJSON {
        guard !body.isEmpty else { throw .badRequest("The request body is empty; JSON is expected.") }
        var parser = JSONParser(body)
        return try parser.whole()
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var members: [String: ReadJSON]? { if case .object(let members) = self { members } else { nil } }
    var elements: [ReadJSON]? { if case .array(let elements) = self { elements } else { nil } }
}

extension ReadJSON {
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
