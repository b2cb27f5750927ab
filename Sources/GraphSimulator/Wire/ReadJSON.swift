import FoundationEssentials
import OrderedJSON

/// JSON from a client, of bounded depth.
enum ReadJSON: Decodable, Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([ReadJSON])
    case object([String: ReadJSON])

    static let depthLimit = 64

    static func parse(_ body: [UInt8]) throws(GraphError) -> ReadJSON {
        guard !body.isEmpty else { throw .badRequest("The request body is empty; JSON is expected.") }
        // The decoder is recursive: what is nested deeper than anything sensible never reaches it.
        guard depth(of: body) <= depthLimit else { throw .badRequest("The request body is nested too deeply.") }
        do {
            return try JSONDecoder().decode(ReadJSON.self, from: Data(body))
        } catch {
            throw .badRequest(
                "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."
            )
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([String: ReadJSON].self) {
            self = .object(value)
        } else if let value = try? container.decode([ReadJSON].self) {
            self = .array(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else {
            self = .number(try container.decode(Double.self))
        }
    }

    var text: String? { if case .string(let text) = self { text } else { nil } }
    var members: [String: ReadJSON]? { if case .object(let members) = self { members } else { nil } }
    var elements: [ReadJSON]? { if case .array(let elements) = self { elements } else { nil } }

    /// The deepest nesting of arrays and objects, strings left aside.
    private static func depth(of body: [UInt8]) -> Int {
        var depth = 0
        var deepest = 0
        var isInString = false
        var isEscaped = false
        for byte in body {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return deepest
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
