/// Reads the values of one JSON object and refuses keys that it does not know.
///
/// The decoder sees one type of key and few types of values: each additional one costs a search through every
/// conformance in the program, at each start with a tenant file.
struct ObjectReader<Key: CodingKey & CaseIterable> {
    private let container: KeyedDecodingContainer<AnyKey>

    init(_ decoder: any Decoder, _ keys: Key.Type) throws {
        container = try decoder.container(keyedBy: AnyKey.self)
        let known = Key.allCases.map(\.stringValue)
        let names = container.allKeys.map(\.stringValue)
        // Graph's own answers carry such annotations.
        let unknown = names.filter { !known.contains($0) && !$0.hasPrefix("@odata.") && $0 != "$schema" }
        if let name = unknown.min() {
            throw TenantFileError(
                path: jsonPath(decoder.codingPath + [AnyKey(name)]), message: "this key is unknown",
                help: didYouMean(name, known))
        }
    }

    func path(_ key: Key) -> String { jsonPath(container.codingPath + [key]) }

    func contains(_ key: Key) -> Bool { container.contains(AnyKey(key.stringValue)) }

    func value<Value: Decodable>(_ key: Key, as type: Value.Type = Value.self) throws -> Value {
        try container.decode(type, forKey: AnyKey(key.stringValue))
    }

    /// Nil for null and for a key that is not there.
    func value<Value: Decodable>(ifPresent key: Key, as type: Value.Type = Value.self) throws -> Value? {
        try container.decodeIfPresent(type, forKey: AnyKey(key.stringValue))
    }

    func text(_ key: Key) throws -> String { try value(key) }

    /// A text that is not empty.
    func name(_ key: Key) throws -> String {
        let text = try text(key)
        guard !text.isEmpty else { throw TenantFileError(path: path(key), message: "this must not be empty") }
        return text
    }

    func flag(_ key: Key, default value: Bool) throws -> Bool { try self.value(ifPresent: key) ?? value }

    func word<Value: FileWord>(_ key: Key) throws -> Value { try Value(fileWord: text(key), at: path(key)) }

    /// Nil for null and for a key that is not there.
    func word<Value: FileWord>(ifPresent key: Key) throws -> Value? {
        try value(ifPresent: key, as: String.self).map { try Value(fileWord: $0, at: path(key)) }
    }

    /// Empty for a key that is not there.
    func words<Value: FileWord>(_ key: Key) throws -> [Value] {
        try list(key, of: String.self).enumerated().map { place, text in
            try Value(fileWord: text, at: "\(path(key))[\(place)]")
        }
    }

    /// Empty for a key that is not there.
    func list<Element: Decodable>(_ key: Key, of type: Element.Type = Element.self) throws -> [Element] {
        try value(ifPresent: key, as: [Element].self) ?? []
    }
}

struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(_ name: String) {
        stringValue = name
        intValue = nil
    }

    init?(stringValue: String) { self.init(stringValue) }

    init?(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
