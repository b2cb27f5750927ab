/// Characters that word processors and web pages put in place of plain ones.
enum Typography {
    /// The plain text that each stands for.
    static let plain: [Unicode.Scalar: String] = [
        "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{201F}": "\"", "\u{00AB}": "\"", "\u{00BB}": "\"",
        "\u{2018}": "'", "\u{2019}": "'", "\u{00A0}": " ", "\u{202F}": " ", "\u{2007}": " ", "\u{3000}": " ",
        "\u{2009}": " ", "\u{FEFF}": "", "\u{200B}": "", "\u{FF1B}": ";", "\u{037E}": ";", "\u{FF0C}": ",",
        "\u{2013}": "-", "\u{2014}": "-", "\u{2010}": "-", "\u{2011}": "-", "\u{2212}": "-", "`": "",
        "\u{FF1D}": "=", "\u{FF3B}": "[", "\u{FF3D}": "]",
    ]

    /// Returns the first typographic double quote in a range of bytes.
    static func doubleQuote(in bytes: [UInt8], from start: Int, to end: Int) -> SourceSpan? {
        var index = start
        while index < end {
            if bytes[index] >= 0x80 {
                for quote in doubleQuotes where bytes[index..<end].starts(with: quote) {
                    return SourceSpan(index, index + quote.count)
                }
            }
            index += 1
        }
        return nil
    }

    private static let doubleQuotes: [[UInt8]] = plain.filter { $0.value == "\"" }.map { Array(String($0.key).utf8) }

    /// Returns the first few code points, such as `U+201C U+0041`.
    static func codePoints(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let shown = scalars.prefix(8).map { scalar in
            let hex = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        }
        return shown.joined(separator: " ") + (scalars.count > 8 ? " …" : "")
    }
}
