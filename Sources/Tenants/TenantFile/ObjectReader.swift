/// Reads the values of one JSON object and refuses keys that it does not know.
struct ObjectReader<Key: CodingKey & CaseIterable> {
    let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder, _ keys: Key.Type) throws {
        let known = Key.allCases.map(\.stringValue)
        let names = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
        // Graph's own answers carry such annotations.
        let unknown = names.filter { !known.contains($0) && !$0.hasPrefix("@odata.") && $0 != "$schema" }
        if let name = unknown.min() {
            throw TenantFileError(
                path: jsonPath(decoder.codingPath + [AnyKey(name)]), message: "this key is unknown",
                help: didYouMean(name, known))
        }
        container = try decoder.container(keyedBy: Key.self)
    }

    func path(_ key: Key) -> String { jsonPath(container.codingPath + [key]) }

    func text(_ key: Key) throws -> String { try container.decode(String.self, forKey: key) }

    /// A text that is not empty.
    func name(_ key: Key) throws -> String {
        let text = try text(key)
        guard !text.isEmpty else { throw TenantFileError(path: path(key), message: "this must not be empty") }
        return text
    }

    func flag(_ key: Key, default value: Bool) throws -> Bool {
        try container.decodeIfPresent(Bool.self, forKey: key) ?? value
    }

    func word<Value: FileWord>(_ key: Key) throws -> Value {
        try container.decode(ReadWord<Value>.self, forKey: key).value
    }

    /// Nil for null and for a key that is not there.
    func word<Value: FileWord>(ifPresent key: Key) throws -> Value? {
        try container.decodeIfPresent(ReadWord<Value>.self, forKey: key)?.value
    }

    /// Empty for a key that is not there.
    func words<Value: FileWord>(_ key: Key) throws -> [Value] {
        try list(key, of: ReadWord<Value>.self).map(\.value)
    }

    /// Empty for a key that is not there.
    func list<Element: Decodable>(_ key: Key, of type: Element.Type = Element.self) throws -> [Element] {
        try container.decodeIfPresent([Element].self, forKey: key) ?? []
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
