extension Parser {
    mutating func word(_ kind: NameKind, after: String) throws(Fault) {
        ask(kind, .word)
        guard token.kind == .word else { throw unexpected(wanted: kind.wanted, after: after) }
        leaf(.word)
    }

    mutating func string(_ kind: NameKind, after: String) throws(Fault) {
        ask(kind, .string)
        guard token.kind == .string else { throw unexpected(wanted: "a text in quotes", after: after) }
        leaf(.string)
    }

    /// One word, string or variable.
    mutating func value(_ kind: NameKind, after: String) throws(Fault) {
        try value(kind, after: after, wanted: kind.wanted)
    }

    private mutating func value(_ kind: NameKind, after: String, wanted: String) throws(Fault) {
        ask(kind, [.word, .string, .variable])
        switch token.kind {
        case .word: leaf(.word)
        case .string: leaf(.string)
        case .variable: leaf(.variable)
        default: throw unexpected(wanted: wanted, after: after)
        }
    }

    /// A value or a list; lists may hold lists.
    mutating func many(_ kind: NameKind, after: String, wanted: String? = nil) throws(Fault) {
        let wanted = wanted ?? kind.wantedMany
        guard at(.openBracket) else { return try value(kind, after: after, wanted: wanted) }
        guard depth < Self.depthLimit else {
            throw fault(.nestingTooDeep, token.span, "blocks and lists nest at most \(Self.depthLimit) deep")
        }
        depth += 1
        defer { depth -= 1 }
        let list = open(.list)
        let start = advance().span
        var isAfterItem = false
        while token.kind != .closeBracket {
            guard token.kind != .end, token.kind != .semicolon, token.kind != .closeBrace else {
                ask(.closeBracket)
                if !isAfterItem {
                    ask(.openBracket)
                    ask(kind, [.word, .string, .variable])
                }
                throw fault(.unclosedList, start, "this list is not closed: its `]` is missing")
            }
            try many(kind, after: "`[` or `,`", wanted: wanted)
            isAfterItem = !take(.comma)
            if isAfterItem, token.kind != .closeBracket {
                if token.kind == .end || token.kind == .semicolon || token.kind == .closeBrace { continue }
                throw unexpected([",", "]"], after: "an item of the list")
            }
        }
        advance()
        close(list)
    }
}
