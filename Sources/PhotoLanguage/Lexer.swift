/// Turns bytes into tokens, one at a time; comments and blanks are skipped.
package struct Lexer {
    let bytes: [UInt8]
    private(set) var position: Int
    private let keywords = Keyword.table

    package init(_ source: Source) {
        bytes = source.bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Continues at another place, which must not be inside a character.
    mutating func move(to place: Int) { position = place }

    package mutating func next() -> Token {
        let blanksStart = position
        let (start, beginsLine) = endOfBlanks()
        position = start
        var token = scan()
        token.blanksStart = blanksStart
        token.beginsLine = beginsLine
        return token
    }

    /// Where the next token starts, after blanks and comments, and whether a line begins before it.
    private func endOfBlanks() -> (end: Int, beginsLine: Bool) {
        let bytes = bytes.span
        var end = position
        var beginsLine = end == 0
        while end < bytes.count {
            switch bytes[end] {
            case 0x20, 0x09, 0x0D: end += 1
            case 0x0A:
                end += 1
                beginsLine = true
            case UInt8(ascii: "#"):
                while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            default: return (end, beginsLine)
            }
        }
        return (end, beginsLine)
    }

    private mutating func scan() -> Token {
        let start = position
        guard start < bytes.count else { return Token(kind: .end, start: start, end: start) }
        let byte = bytes[start]
        if ByteClass.isWord(byte) {
            position = endOfWord()
            let keyword = keywords.keyword(bytes.span.extracting(start..<position))
            return Token(kind: .word, start: start, end: position, keyword: keyword)
        }
        if let kind = Self.punctuation(byte) {
            position += 1
            return Token(kind: kind, start: start, end: position)
        }
        switch byte {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "$") where start + 1 < bytes.count && ByteClass.isWord(bytes[start + 1]):
            position += 1
            position = endOfWord()
            return Token(kind: .variable, start: start, end: position)
        default: return stray()
        }
    }

    private func endOfWord() -> Int {
        let bytes = bytes.span
        var end = position
        while end < bytes.count, ByteClass.isWord(bytes[end]) || bytes[end] == UInt8(ascii: "#") { end += 1 }
        return end
    }

    private mutating func string() -> Token {
        let start = position
        position += 1
        while position < bytes.count, bytes[position] != 0x0A {
            if bytes[position] == UInt8(ascii: "\"") {
                position += 1
                return Token(kind: .string, start: start, end: position)
            }
            let escapes =
                bytes[position] == UInt8(ascii: "\\") && position + 1 < bytes.count && bytes[position + 1] != 0x0A
            position += escapes ? 2 : 1
        }
        if bytes[position - 1] == 0x0D, position - 1 > start { position -= 1 }
        return Token(kind: .unclosedString, start: start, end: position)
    }

    private mutating func stray() -> Token {
        let start = position
        repeat { position += 1 } while position < bytes.count && ByteClass.isStray(bytes[position])
        return Token(kind: .stray, start: start, end: position)
    }

    private static func punctuation(_ byte: UInt8) -> Token.Kind? {
        switch byte {
        case UInt8(ascii: ";"): .semicolon
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: "="): .equals
        case UInt8(ascii: "["): .openBracket
        case UInt8(ascii: "]"): .closeBracket
        case UInt8(ascii: "{"): .openBrace
        case UInt8(ascii: "}"): .closeBrace
        default: nil
        }
    }
}

/// What a byte can be part of.
enum ByteClass {
    /// Letters, digits and `_ . @ ' + -`; `#` only inside a word.
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"),
            UInt8(ascii: "'"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Whether the byte continues a run of stray bytes.
    static func isStray(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "$"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "="),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "#"), 0x20, 0x09,
            0x0D, 0x0A:
            false
        default: !isWord(byte)
        }
    }
}
