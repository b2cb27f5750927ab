extension SyntaxTree {
    /// The value of a string node, its escapes resolved; an escape that is none stands as it is written.
    package func stringValue(of index: Index) -> String {
        // Scalars, for a combining mark behind a quote or an escape is a character of its own.
        let raw = text(of: index).unicodeScalars
        guard raw.count >= 2 else { return "" }
        var rest = raw.dropFirst().dropLast()
        guard rest.contains("\\") else { return String(rest) }
        var result = String.UnicodeScalarView()
        while let backslash = rest.firstIndex(of: "\\") {
            result += rest[..<backslash]
            rest = rest[backslash...].dropFirst()
            guard let escape = rest.popFirst() else { break }
            switch escape {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "\"", "\\": result.append(escape)
            case "u":
                if let close = rest.firstIndex(of: "}"), rest.first == "{",
                    let scalar = Self.scalar(hex: rest[..<close].dropFirst())
                {
                    result.append(scalar)
                    rest = rest[close...].dropFirst()
                } else {
                    result += "\\u".unicodeScalars
                }
            default:
                result.append("\\")
                result.append(escape)
            }
        }
        return String(result + rest)
    }

    static func scalar(hex digits: String) -> Unicode.Scalar? { scalar(hex: digits.unicodeScalars[...]) }

    private static func scalar(hex digits: Substring.UnicodeScalarView) -> Unicode.Scalar? {
        guard digits.allSatisfy(\.properties.isASCIIHexDigit) else { return nil }
        return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
    }
}
