/// The escapes of a text in quotes: the only table of them.
enum StringEscapes {
    /// The letter after the backslash, and what it means.
    private static let simple: [(letter: Unicode.Scalar, meaning: Unicode.Scalar)] = [
        ("\"", "\""), ("\\", "\\"), ("n", "\n"), ("t", "\t"),
    ]

    /// The longest form of `\\u{0010FFFF}`, in scalars: looking further ahead would be slow in a text that has many.
    static let longest = 64

    static let help =
        "the escapes are `\\\"`, `\\\\`, `\\n`, `\\t` and `\\u{…}`; a backslash itself is written twice"

    /// Returns the text between the quotes with escapes resolved; an invalid escape stays as written.
    static func resolved(_ raw: Substring.UnicodeScalarView) -> String {
        guard raw.contains("\\") else { return String(raw) }
        var rest = raw
        var result = String.UnicodeScalarView()
        while let backslash = rest.firstIndex(of: "\\") {
            result += rest[..<backslash]
            rest = rest[backslash...]
            if let (meaning, length) = escape(at: rest) {
                result.append(meaning)
                rest = rest.dropFirst(length)
            } else {
                result.append("\\")
                rest = rest.dropFirst()
            }
        }
        return String(result + rest)
    }

    /// Returns the escape a text begins with, and its length in scalars; nil when there is none.
    static func escape(at text: Substring.UnicodeScalarView) -> (meaning: Unicode.Scalar, length: Int)? {
        guard let letter = text.dropFirst().first else { return nil }
        if let found = simple.first(where: { $0.letter == letter }) { return (found.meaning, 2) }
        let digits = text.dropFirst(2).prefix(longest - 2)
        guard letter == "u", digits.first == "{", let close = digits.firstIndex(of: "}") else { return nil }
        let hex = digits[..<close].dropFirst()
        guard hex.allSatisfy(\.properties.isASCIIHexDigit),
            let scalar = UInt32(String(hex), radix: 16).flatMap(Unicode.Scalar.init)
        else { return nil }
        return (scalar, hex.count + 4)
    }

    /// Returns a scalar as written between quotes: as an escape if it is invisible or reorders text.
    static func written(_ scalar: Unicode.Scalar) -> String {
        if let found = simple.first(where: { $0.meaning == scalar }) { return "\\\(found.letter)" }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            return "\\u{" + String(scalar.value, radix: 16) + "}"
        default: return String(scalar)
        }
    }
}
