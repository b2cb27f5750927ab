extension JSONValue {
    /// The value as one line of JSON without white space.
    package var text: String {
        var result = ""
        write(to: &result)
        return result
    }

    /// Appends the value as one line of JSON: slashes are not escaped, order and nulls are kept.
    package func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .double(let value): text += value.isFinite ? "\(value)" : "null"
        case .string(let value): JSONValue.write(value, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let object): object.write(to: &text)
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
            text += string
        } else {
            for scalar in string.unicodeScalars { write(scalar, to: &text) }
        }
        text += "\""
    }

    private static func write(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        default:
            if scalar.isASCII ? scalar.value >= 0x20 && scalar.value != 0x7F : !isUnsafeOnTerminal(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
                }
            }
        }
    }

    /// JSON is read on terminals too: what could control one is escaped, which does not change what a parser reads.
    private static func isUnsafeOnTerminal(_ scalar: Unicode.Scalar) -> Bool {
        if (0x80..<0xA0).contains(scalar.value) { return true }
        switch scalar.properties.generalCategory {
        case .lineSeparator, .paragraphSeparator: return true
        case .format: return scalar.value != 0x200C && scalar.value != 0x200D
        default: return false
        }
    }
}

extension JSONObject {
    /// The object as one line of JSON, without the line feed that ends it in a stream.
    package var text: String {
        var result = ""
        write(to: &result)
        return result
    }

    /// Appends the object as one line of JSON.
    package func write(to text: inout String) {
        text += "{"
        for (index, member) in members.enumerated() {
            if index > 0 { text += "," }
            JSONValue.string(member.key).write(to: &text)
            text += ":"
            member.value.write(to: &text)
        }
        text += "}"
    }
}
