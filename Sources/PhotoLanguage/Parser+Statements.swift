extension Parser {
    /// A statement without its end; true when it was a block, which needs none.
    mutating func statementBody() throws(Fault) -> Bool {
        guard token.kind == .word else { throw notAStatement() }
        switch token.keyword {
        case .source, .allow: try settings()
        case .discard: leaf(.discard)
        case .plan: leaf(.plan)
        case .apply: try decision(.apply)
        case .rollback: try decision(.rollback)
        case .can: try canQuestion(.can, start: token.start)
        case .who: try whoQuestion()
        case .explain: try explain()
        case .expect: try expectation()
        case .update, .remove, .restore: try photoAct()
        case .grant, .revoke: try roleChange()
        case .mailbox: try mailboxPolicy()
        case .consent:
            let node = open(.consent)
            advance()
            nodes[node].keyword = try oneOf([.on, .off], after: "`consent`")
            close(node)
        case .advance:
            let node = open(.advance)
            advance()
            ask(.duration, .word)
            if token.kind == .word { leaf(.word) }
            close(node)
        case .show: try show()
        case .print: try print()
        case .let: try letDefinition()
        case .include:
            let node = open(.include)
            advance()
            try string(.scriptFile, after: "`include`")
            close(node)
        case .what:
            try whatIf()
            return true
        case .find:
            try findPolicy()
            return true
        default: throw notAStatement()
        }
        return false
    }

    mutating func settings() throws(Fault) {
        let node = open(.source)
        if take(.source) {
            try rejectEquals(after: "source")
            nodes[node].keyword = try oneOf([.cloud, .onPremises, .any], after: "`source`")
            close(node)
            return
        }
        nodes.removeLast()
        let start = advance().start
        if take(.everyone) {
            close(open(.allowEveryone, from: start))
            return
        }
        let roles = open(.allowRoles, from: start)
        if isAt(.role) {
            report(
                .unexpectedToken, token.span, "expected `everyone` or `roles` after `allow`",
                help: "a list has one role or more: `allow roles [UserAdmin];`",
                edits: [Edit(token.span, "roles", .sure)])
            advance()
        } else {
            _ = try oneOf([.everyone, .roles], after: "`allow`")
        }
        try rejectEquals(after: "roles")
        try many(.role, after: "`allow roles`")
        close(roles)
    }

    /// `=` and `==`, as other languages write it, in front of a setting's value.
    private mutating func rejectEquals(after word: String) throws(Fault) {
        guard token.kind == .equals else { return }
        let start = token.start
        while token.kind == .equals { advance() }
        let span = SourceSpan(start, lastEnd)
        report(
            .unexpectedToken, span, "`\(word)` takes its value without `=`",
            edits: [Edit(SourceSpan(start, token.start), "", .sure)])
    }

    private mutating func decision(_ kind: NodeKind) throws(Fault) {
        let node = open(kind)
        advance()
        if at(.despite) {
            let despite = open(.despite)
            repeat {
                advance()
                try word(.finding, after: "`despite`")
            } while at(.comma)
            close(despite)
        }
        if at(.because) {
            let because = open(.becauseText)
            advance()
            try string(.remark, after: "`because`")
            close(because)
        }
        close(node)
    }

    private mutating func roleChange() throws(Fault) {
        let isGrant = isAt(.grant)
        let node = open(isGrant ? .grantRole : .revokeRole)
        advance()
        try expect(.role, after: isGrant ? "`grant`" : "`revoke`")
        try value(.role, after: "`role`")
        try expect(isGrant ? .to : .from, after: "the role")
        try value(.user, after: isGrant ? "`to`" : "`from`")
        if isGrant, at(.over) {
            let over = open(.overUnit)
            advance()
            _ = take(.administrative)
            try expect(.unit, after: "`over`")
            try string(.unit, after: "`unit`")
            close(over)
        }
        close(node)
    }

    private mutating func mailboxPolicy() throws(Fault) {
        let start = advance().start
        try expect(.policy, after: "`mailbox`")
        let node = open(.mailboxPolicyPhotos, from: start)
        try string(.mailboxPolicy, after: "`mailbox policy`")
        if take(.for) {
            nodes[node] = Node(kind: .mailboxPolicyFor, keyword: .none, start: UInt32(start), end: 0, next: 0)
            try many(.user, after: "`for`")
        } else {
            if isAt(.photo) { advance() } else { _ = try oneOf([.photos, .for], after: "the policy's name") }
            nodes[node].keyword = try oneOf([.on, .off], after: "`photos`")
        }
        close(node)
    }

    private mutating func show() throws(Fault) {
        let node = open(.show)
        advance()
        let topics: [Keyword] = [
            .policy, .draft, .tenant, .roles, .role, .clients, .users, .user, .units, .mailbox, .photo, .variables,
            .history, .matrix,
        ]
        let topic = try oneOf(topics, after: "`show`")
        nodes[node].keyword = topic
        switch topic {
        case .role: try value(.role, after: "`role`")
        case .user: try value(.user, after: "`user`")
        case .mailbox: try expect(.policies, after: "`mailbox`")
        case .photo:
            try expect(.of, after: "`photo`")
            try value(.user, after: "`of`")
        default: break
        }
        close(node)
    }

    private mutating func print() throws(Fault) {
        let node = open(.print)
        repeat {
            advance()
            try value(.item, after: "`print`")
        } while at(.comma)
        close(node)
    }

    private mutating func letDefinition() throws(Fault) {
        let node = open(.letDefinition)
        advance()
        if token.kind == .variable {
            let span = SourceSpan(token.start, token.start + 1)
            report(
                .unexpectedToken, span, "a variable is defined without its `$`",
                edits: [Edit(span, "", .sure)])
            leaf(.word)
        } else {
            try word(.newVariable, after: "`let`")
        }
        guard take(.equals) else { throw unexpected(["="], after: "the name") }
        try many(.item, after: "`=`", wanted: "a value or a list")
        close(node)
    }

    // MARK: Blocks

    private mutating func whatIf() throws(Fault) {
        let node = open(.whatIf)
        let start = advance().span
        try expect(.if, after: "`what`")
        ask(.label, .string)
        if token.kind == .string { leaf(.string) }
        try block(start, after: "`what if`") {
            $0.askForStatement()
        } _: {
            $0.statement()
        }
        close(node)
    }

    private mutating func findPolicy() throws(Fault) {
        let node = open(.findPolicy)
        let start = advance().span
        try expect(.policy, after: "`find`")
        try block(start, after: "`find policy`") {
            $0.ask([.expect])
        } _: { parser in
            if parser.isAt(.expect) || parser.token.kind == .semicolon { return parser.statement() }
            _ = parser.unexpected(["expect", "}"], after: "`{` of `find policy`")
            parser.skipStatement(from: parser.token.start)
            return parser.token.kind != .end
        }
        close(node)
    }

    private mutating func block(
        _ start: SourceSpan, after: String, asking: (inout Parser) -> Void, _ content: (inout Parser) -> Bool
    ) throws(Fault) {
        guard at(.openBrace) else { throw unexpected(["{"], after: after) }
        guard depth < Self.depthLimit else {
            throw fault(.nestingTooDeep, token.span, "blocks and lists nest at most \(Self.depthLimit) deep")
        }
        advance()
        depth += 1
        defer { depth -= 1 }
        var isBetween = true
        while token.kind != .closeBrace {
            guard token.kind != .end else {
                if isBetween, !isUnfinished {
                    asking(&self)
                    ask(.closeBrace)
                }
                isUnfinished = true
                report(.unclosedBlock, start, "this block is not closed: its `}` is missing")
                return
            }
            isBetween = content(&self)
        }
        advance()
        if token.kind == .semicolon { advance() }
    }
}
