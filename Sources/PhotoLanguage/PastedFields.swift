import Text

/// Reads named values out of JSON, PowerShell hash tables and PowerShell parameters alike: `"source": "cloud"`,
/// `source = "cloud"`, `-Source cloud`. Tolerant, because it reads text written for other tools.
struct PastedFields {
    /// A value as written: `null`, one text, or a list of texts.
    struct Value {
        /// Nil for `null`.
        let text: String?
        let items: [String]
    }

    private let characters: [Character]
    private let lowercased: [Character]

    init(_ text: String) {
        characters = Array(text)
        // Character by character, so indices into both arrays agree.
        lowercased = characters.map { $0.lowercased().first ?? $0 }
    }

    var first: Character? { characters.first }

    var firstWord: String { String(characters.prefix { !$0.isWhitespace && $0 != ";" }) }

    /// What follows the first word if it is not a parameter: PowerShell accepts an identity this way.
    var secondWord: String? {
        let rest = characters.dropFirst(firstWord.count)
        guard let start = rest.firstIndex(where: { !$0.isWhitespace }), characters[start] != "-",
            !"{;".contains(characters[start])
        else { return nil }
        if characters[start] == "\"" || characters[start] == "'" { return quoted(from: start) }
        return String(characters[start...].prefix { !$0.isWhitespace && $0 != ";" })
    }

    /// The first word that looks like an address.
    var address: String {
        let words = String(characters).split(whereSeparator: { $0.isWhitespace || $0 == "\"" || $0 == "'" })
        return words.first { $0.contains("/") }.map(String.init) ?? ""
    }

    /// The error codes of a body, innermost last, however deeply nested as strings; empty if it is not an error.
    var errorCodes: [String] {
        // Nested errors are escaped: without backslashes all levels look alike.
        let flat = PastedFields(String(characters.filter { $0 != "\\" }))
        guard flat.place(of: "error") != nil || flat.place(of: "errorcode") != nil else { return [] }
        let codes = flat.values(of: "code") + flat.values(of: "errorCode")
        return codes.compactMap(\.text).filter { WrittenName.isWord($0) }
    }

    func value(of name: String) -> Value? {
        guard let place = place(of: name.lowercased()), let value = value(behind: place) else { return nil }
        return name.hasPrefix("-") ? withRest(value, behind: place) : value
    }

    /// A parameter's list needs no brackets: `-AllowedRoles a, b`.
    private func withRest(_ value: Value, behind place: Int) -> Value {
        let rest = String(characters[place...].prefix { !"\n;".contains($0) }).trimmed
        guard let first = rest.first, first != "@", first != "(", first != "[" else { return value }
        let parts = rest.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return value }
        let items = parts.compactMap { part in
            let word = String(part).trimmed.split(whereSeparator: \.isWhitespace).first.map(String.init)
            return word.map { $0.filter { $0 != "\"" && $0 != "'" } }
        }
        return Value(text: value.text, items: items)
    }

    private func values(of name: String) -> [Value] {
        var found: [Value] = []
        var start = 0
        while let end = place(of: name.lowercased(), from: start) {
            if let value = value(behind: end) { found.append(value) }
            start = end
        }
        return found
    }

    /// The place after a name that stands as a whole word with text after it.
    private func place(of name: String, from start: Int = 0) -> Int? {
        let name = Array(name)
        var index = start
        while index + name.count <= lowercased.count {
            let end = index + name.count
            let startsWord = index == 0 || !Self.isWord(lowercased[index - 1])
            if startsWord, lowercased[index..<end].elementsEqual(name), end < lowercased.count,
                !Self.isWord(lowercased[end])
            {
                return end
            }
            index += 1
        }
        return nil
    }

    private func value(behind place: Int) -> Value? {
        var index = place
        while index < characters.count, " \t\r\n\"':=".contains(characters[index]) {
            // Skips the quote that closes the name, but not one that opens a value.
            if characters[index] == "\"" || characters[index] == "'", index > place { break }
            index += 1
        }
        guard index < characters.count else { return nil }
        if characters[index] == "@", index + 1 < characters.count { index += 1 }
        switch characters[index] {
        case "\"", "'": return Value(text: quoted(from: index), items: [quoted(from: index)])
        case "[", "(": return list(from: index)
        case ",", ";", "}", "-": return nil
        default:
            let word = String(characters[index...].prefix { !$0.isWhitespace && !",;}])".contains($0) })
            let isNull = word.lowercased() == "null" || word.lowercased() == "$null"
            return isNull ? Value(text: nil, items: []) : Value(text: word, items: [word])
        }
    }

    private func quoted(from place: Int) -> String {
        String(characters[(place + 1)...].prefix { $0 != characters[place] })
    }

    private func list(from place: Int) -> Value {
        let close: Character = characters[place] == "[" ? "]" : ")"
        let inside = String(characters[(place + 1)...].prefix { $0 != close })
        let items = inside.split(separator: ",").map { $0.filter { $0 != "\"" && $0 != "'" }.trimmed }
        return Value(text: items.first, items: items.filter { !$0.isEmpty })
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "-"
    }
}
