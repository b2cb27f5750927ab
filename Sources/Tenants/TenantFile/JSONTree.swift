import PhotoPolicy

/// JSON to be written, keys in the order given.
indirect enum JSONTree {
    case object([(key: String, value: JSONTree)])
    case array([JSONTree])
    case string(String)
    case bool(Bool)
    case null

    static func object(_ members: [(some CodingKey, JSONTree)]) -> JSONTree {
        .object(members.map { (key: $0.0.stringValue, value: $0.1) })
    }

    static func ids(_ ids: [GUID]) -> JSONTree { .array(ids.map { .string($0.description) }) }

    /// What holds only plain values stands on one line, everything else on a line for each value.
    func text(indent: String = "") -> String {
        switch self {
        case .string(let string): Self.quoted(string)
        case .bool(let flag): flag ? "true" : "false"
        case .null: "null"
        case .array(let elements): Self.text(elements.map { ("", $0) }, "[", "]", indent)
        case .object(let members): Self.text(members.map { (Self.quoted($0.key) + ": ", $0.value) }, "{", "}", indent)
        }
    }

    private static func text(
        _ items: [(label: String, value: JSONTree)], _ open: String, _ close: String, _ indent: String
    ) -> String {
        if items.allSatisfy(\.value.isPlain) {
            return open + items.map { $0.label + $0.value.text() }.joined(separator: ", ") + close
        }
        let inner = indent + "  "
        let lines = items.map { inner + $0.label + $0.value.text(indent: inner) }
        return open + "\n" + lines.joined(separator: ",\n") + "\n" + indent + close
    }

    private var isPlain: Bool {
        switch self {
        case .string, .bool, .null: true
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
