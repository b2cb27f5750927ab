/// Makes text written by strangers safe to print: whatever moves the cursor, reorders the line or cannot be seen is
/// written as an escape of the photo language (`\n`, `\t`, `\u{1b}`).
package enum Visible {
    /// The text on one line, with every control, bidirectional, zero-width and unassigned character as an escape.
    ///
    /// Joiners and variation selectors inside emoji stay, because there they make up the picture.
    package static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if isSafe(scalar, after: previous) {
                result.unicodeScalars.append(scalar)
            } else {
                result += escape(scalar)
            }
            previous = scalar
        }
        return result
    }

    /// Like `text`, with spaces other than U+0020 as escapes too: for sources, where they are mistakes.
    package static func source(_ character: Character) -> String {
        if let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
            scalar.value != 0x20, scalar.properties.generalCategory == .spaceSeparator
        {
            return escape(scalar)
        }
        return text(String(character))
    }

    /// The text over several lines: line feeds stay, the rest as in `text`.
    package static func lines(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }) { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Visible.text(String($0)) }.joined(separator: "\n")
    }

    /// The escape for a byte that is not part of valid UTF-8.
    package static func stray(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "\\x" + (digits.count == 1 ? "0" : "") + digits
    }

    /// The escape that stands for a scalar.
    package static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\t": "\\t"
        default: "\\u{" + String(scalar.value, radix: 16) + "}"
        }
    }

    /// Whether a scalar may go to a terminal as it is.
    package static func isSafe(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar? = nil) -> Bool {
        let value = scalar.value
        if value < 0x7F { return value >= 0x20 }
        if value < 0xA0 || value == 0xAD { return false }
        if value < 0x300 { return true }
        if (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) {
            return previous.map { !$0.properties.isDefaultIgnorableCodePoint && $0.value > 0x20 } ?? false
        }
        if value == 0x200D { return previous.map(isPictorial) ?? false }
        if scalar.properties.isDefaultIgnorableCodePoint { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        default: return true
        }
    }

    private static func isPictorial(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0xFE0F || scalar.properties.isEmojiPresentation || scalar.properties.isEmojiModifier
    }
}
