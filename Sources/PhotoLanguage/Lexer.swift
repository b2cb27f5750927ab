/// Turns bytes into tokens, one at a time; comments and blanks are passed over.
package struct Lexer {
    let bytes: [UInt8]
    private(set) var position: Int

    package init(_ source: Source) {
        bytes = source.bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    package mutating func next() -> Token {
        let beginsLine = skipBlanks()
        var token = scan()
        token.beginsLine = beginsLine
        return token
    }

    /// Skips blanks and comments; whether a line began on the way.
    private mutating func skipBlanks() -> Bool {
        var beginsLine = position == 0
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0D: position += 1
            case 0x0A:
                position += 1
                beginsLine = true
            case UInt8(ascii: "#"):
                while position < bytes.count, bytes[position] != 0x0A { position += 1 }
            default: return beginsLine
            }
        }
        return beginsLine
    }

    private mutating func scan() -> Token {
        let start = position
        guard start < bytes.count else { return Token(kind: .end, start: start, end: start) }
        let byte = bytes[start]
        if ByteClass.isWord(byte) {
            skipWord()
            let keyword = Keyword.lookup(bytes[start..<position])
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
            skipWord()
            return Token(kind: .variable, start: start, end: position)
        default: return stray()
        }
    }

    private mutating func skipWord() {
        while position < bytes.count, ByteClass.isWord(bytes[position]) || bytes[position] == UInt8(ascii: "#") {
            position += 1
        }
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
    static func isWord(_ byte: UInt8) -> Bool { classes[Int(byte)] == word }

    /// Whether a run of stray bytes goes on with it.
    static func isStray(_ byte: UInt8) -> Bool { classes[Int(byte)] == stray }

    private static let stray: UInt8 = 0
    private static let word: UInt8 = 1
    private static let other: UInt8 = 2

    private static let classes: [UInt8] = {
        var classes = [UInt8](repeating: stray, count: 256)
        for byte in Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.@'+-".utf8) {
            classes[Int(byte)] = word
        }
        for byte in Array("\"$;,=[]{}# \t\r\n".utf8) { classes[Int(byte)] = other }
        return classes
    }()
}
