/// What precedes a token: comments, and the line ends around them.
struct Trivia {
    struct Comment {
        /// From the `#` to the last visible byte.
        let range: Range<Int>
        /// Whether it follows a token on its line.
        let endsLine: Bool
        let followsBlankLine: Bool
    }

    private(set) var comments: [Comment] = []
    private(set) var endsWithBlankLine = false
    /// Whether it ends inside a comment: no line end follows the last one.
    private(set) var endsInComment = false

    init(before token: Token, in bytes: [UInt8], isFirst: Bool = false) {
        // Before the first token every comment has a line to itself.
        var newlines = isFirst ? 1 : 0
        var index = token.blanksStart
        while index < token.start {
            guard bytes[index] == UInt8(ascii: "#") else {
                if bytes[index] == 0x0A { newlines += 1 }
                index += 1
                continue
            }
            let end = bytes[index..<token.start].firstIndex(of: 0x0A) ?? token.start
            let last = bytes[index..<end].lastIndex { $0 != 0x0D && $0 != 0x20 && $0 != 0x09 } ?? index
            comments.append(
                Comment(range: index..<(last + 1), endsLine: newlines == 0, followsBlankLine: newlines > 1))
            newlines = 0
            endsInComment = end == token.start
            index = end
        }
        endsWithBlankLine = newlines > 1
    }
}
