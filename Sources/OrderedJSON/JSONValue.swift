/// A JSON value whose objects keep the order in which their members were written.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int)
    /// Values that are not finite are written as null.
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByStringInterpolation, ExpressibleByArrayLiteral
{
    package init(nilLiteral: ()) { self = .null }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .int(value) }
    package init(stringLiteral value: String) { self = .string(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

/// An object under construction: `json["kind"] = "plan"`, or `json.add("name", account.name)` for Swift values.
package struct JSONObject: Sendable, Hashable {
    package struct Member: Sendable, Hashable {
        package let key: String
        package var value: JSONValue
    }

    /// The members in the order in which their keys were first written.
    package private(set) var members: [Member] = []

    package init() {}

    /// The value of a key; reading an absent one gives null, writing null keeps the member.
    package subscript(key: String) -> JSONValue {
        get { members.first { $0.key == key }?.value ?? .null }
        set {
            if let index = members.firstIndex(where: { $0.key == key }) {
                members[index].value = newValue
            } else {
                members.append(Member(key: key, value: newValue))
            }
        }
    }

    /// Sets a member to a Swift value; `nil` becomes null.
    package mutating func add(_ key: String, _ value: some JSONConvertible) {
        self[key] = value.json
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { self[key] = value }
    }
}

/// A Swift value that has one JSON form.
package protocol JSONConvertible {
    var json: JSONValue { get }
}

extension JSONValue: JSONConvertible { package var json: JSONValue { self } }
extension JSONObject: JSONConvertible { package var json: JSONValue { .object(self) } }
extension String: JSONConvertible { package var json: JSONValue { .string(self) } }
extension Int: JSONConvertible { package var json: JSONValue { .int(self) } }
extension Bool: JSONConvertible { package var json: JSONValue { .bool(self) } }
extension Array: JSONConvertible where Element: JSONConvertible {
    package var json: JSONValue { .array(map(\.json)) }
}
extension Optional: JSONConvertible where Wrapped: JSONConvertible {
    package var json: JSONValue { self?.json ?? .null }
}
