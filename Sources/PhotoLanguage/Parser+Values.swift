extension Parser {
    mutating func word(_ wanted: String, after: String) throws(Fault) {
        guard token.kind == .word else { throw unexpected(wanted: wanted, after: after) }
        leaf(.word)
    }

    mutating func string(after: String) throws(Fault) {
        guard token.kind == .string else { throw unexpected(wanted: "a text in quotes", after: after) }
        leaf(.string)
    }

    /// One word, string or variable.
    mutating func value(_ wanted: String, after: String) throws(Fault) {
        switch token.kind {
        case .word: leaf(.word)
        case .string: leaf(.string)
        case .variable: leaf(.variable)
        default: throw unexpected(wanted: wanted, after: after)
        }
    }

    /// A value or a list; lists may hold lists.
    mutating func many(after: String, wanted: String) throws(Fault) {
        guard token.kind == .openBracket else { return try value(wanted, after: after) }
        guard depth < Self.depthLimit else {
            throw fault(.nestingTooDeep, token.span, "blocks and lists nest at most \(Self.depthLimit) deep")
        }
        depth += 1
        defer { depth -= 1 }
        let list = open(.list)
        let start = advance().span
        while token.kind != .closeBracket {
            guard token.kind != .end, token.kind != .semicolon, token.kind != .closeBrace else {
                throw fault(.unclosedList, start, "this list is not closed: its `]` is missing")
            }
            try many(after: "`[` or `,`", wanted: wanted)
            if !take(.comma), token.kind != .closeBracket {
                if token.kind == .end || token.kind == .semicolon || token.kind == .closeBrace { continue }
                throw unexpected([",", "]"], after: "an item of the list")
            }
        }
        advance()
        close(list)
    }
}
