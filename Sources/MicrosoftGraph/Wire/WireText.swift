/// Texts as they stand in JSON, in an address and in a filter.
enum WireText {
    /// A JSON string, with its quotes.
    static func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// Percent-encoded but for letters, digits and `-._~`.
    static func percentEncoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain = byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            if isPlain || "-._~".utf8.contains(byte) {
                result.unicodeScalars.append(scalar)
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    /// A string of a filter: in single quotes, those inside doubled.
    static func filterString(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// The body of a form, in the order given.
    static func form(_ fields: [(name: String, value: String)]) -> [UInt8] {
        Array(fields.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }.joined(separator: "&").utf8)
    }

    /// A text of a service, to be shown: one line, bounded, and without anything that looks like a token.
    static func shown(_ text: String, limit: Int = 400) -> String {
        let words = text.split { $0.isWhitespace }.map { word in
            // The first letters of every JSON Web Token; and no word of a message is as long as an opaque one.
            word.contains("eyJ") || word.utf8.count > 120 ? "…" : String(word)
        }
        let line = words.joined(separator: " ")
        return line.count > limit ? line.prefix(limit) + "…" : line
    }
}
