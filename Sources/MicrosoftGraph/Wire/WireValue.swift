import FoundationEssentials

/// A JSON value as a service sent it, read tolerantly: members are found in any letter case, and unknown ones do no
/// harm. Two members that differ only in letter case are rejected: nobody could say which of them counts.
enum WireValue: Sendable, Hashable {
    case object([String: WireValue])
    case array([WireValue])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null

    /// Nil when the bytes are not a complete JSON document: a proxy's HTML, or an answer that was cut.
    init?(json: [UInt8]) {
        let bytes = json.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(json.dropFirst(3)) : json
        guard let value = try? JSONDecoder().decode(WireValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// The member of an object, its name in any letter case; nil when there is no object or member, or it is null.
    subscript(name: String) -> WireValue? {
        guard case .object(let members) = self, let value = members[name.lowercased()], value != .null else {
            return nil
        }
        return value
    }

    /// Whether an object has a member, null or not.
    func has(_ name: String) -> Bool {
        if case .object(let members) = self { members[name.lowercased()] != nil } else { false }
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }

    var array: [WireValue]? { if case .array(let elements) = self { elements } else { nil } }

    var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

    /// A whole number, even one written as text.
    var integer: Int? {
        switch self {
        case .number(let number): Int(exactly: number)
        case .string(let text): Int(text)
        case .object, .array, .bool, .null: nil
        }
    }

    var isObject: Bool { if case .object = self { true } else { false } }
}

extension WireValue: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Name.self) {
            var members: [String: WireValue] = [:]
            for name in container.allKeys {
                let value = try container.decode(WireValue.self, forKey: name)
                guard members.updateValue(value, forKey: name.stringValue.lowercased()) == nil else {
                    throw DecodingError.dataCorruptedError(
                        forKey: name, in: container, debugDescription: "the member stands there twice")
                }
            }
            self = .object(members)
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [WireValue] = []
            while !container.isAtEnd { elements.append(try container.decode(WireValue.self)) }
            self = .array(elements)
        } else {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let text = try? container.decode(String.self) {
                self = .string(text)
            } else if let flag = try? container.decode(Bool.self) {
                self = .bool(flag)
            } else {
                self = .number(try container.decode(Double.self))
            }
        }
    }
}
