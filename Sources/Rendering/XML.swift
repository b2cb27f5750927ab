import Text

/// Text for XML 1.0 documents. What XML cannot hold even as a reference becomes a visible escape.
enum XML {
    /// Escapes text between double quotes; white space but for spaces becomes references, or readers flatten it.
    static func attribute(_ text: String) -> String { escaped(text, inAttribute: true) }

    /// Escapes text between tags.
    static func content(_ text: String) -> String { escaped(text, inAttribute: false) }

    private static func escaped(_ text: String, inAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where inAttribute: result += "&quot;"
            case "\n" where !inAttribute, "\t" where !inAttribute: result.unicodeScalars.append(scalar)
            case "\n": result += "&#10;"
            case "\t": result += "&#9;"
            case "\r": result += "&#13;"
            default:
                if Visible.isSafe(scalar) || isJoiner(scalar) {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += Visible.escape(scalar)
                }
            }
        }
        return result
    }

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x200D || (0xFE00...0xFE0F).contains(scalar.value)
    }
}
