/// Texts as written in JSON, addresses and filters.
enum WireText {
    /// Returns a JSON string, with its quotes.
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

    /// Percent-encodes all but letters, digits and `-._~`.
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

    /// Returns a string for a filter: in single quotes, with those inside doubled.
    static func filterString(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// Returns the body of a form, in the order given.
    static func form(_ fields: [(name: String, value: String)]) -> [UInt8] {
        Array(fields.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }.joined(separator: "&").utf8)
    }

    /// Returns a service's text for display: one line, bounded, and without anything that looks like a token.
    static func shown(_ text: String, limit: Int = 400) -> String {
        let words = text.split { $0.isWhitespace }.map { word in
            // Every JSON Web Token starts with these letters, and no word of a message is as long as an opaque token.
            word.contains("eyJ") || word.utf8.count > 120 ? "…" : String(word)
        }
        let line = words.joined(separator: " ")
        return line.count > limit ? line.prefix(limit) + "…" : line
    }
}
