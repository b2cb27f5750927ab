extension Parser {
    /// Reads a statement without its end; returns true for a block, which needs none.
    mutating func statementBody() throws(SyntaxFault) -> Bool {
        guard reader.token.kind == .word, let word = reader.token.keyword.statementWord else {
            throw reader.notAStatement()
        }
        switch word {
        case .source, .allow: try settings()
        case .discard: leaf(.statement(.discard))
        case .plan:
            let node = open(.plan)
            reader.advance()
            close(node, reader.take(.full) ? .full : .none)
        case .apply: try decision(.apply)
        case .rollback: try decision(.rollback)
        case .can: try canQuestion(.can, start: reader.token.start)
        case .who: try whoQuestion()
        case .explain: try explain()
        case .expect: try expectation()
        case .update, .remove, .restore: try photoAct()
        case .grant, .revoke: try roleChange()
        case .mailbox: try mailboxPolicy()
        case .consent:
            let node = open(.consent)
            reader.advance()
            close(node, try reader.oneOf([.on, .off], after: "`consent`"))
        case .advance:
            let node = open(.advance)
            reader.advance()
            reader.ask(.duration, .word)
            if reader.token.kind == .word { leaf(.word) }
            close(node)
        case .show: try show()
        case .print: try print()
        case .let: try letDefinition()
        case .include:
            let node = open(.include)
            reader.advance()
            try string(.scriptFile, after: "`include`")
            close(node)
        case .what:
            try whatIf()
            return true
        case .find:
            try findPolicy()
            return true
        }
        return false
    }

    mutating func settings() throws(SyntaxFault) {
        if reader.at(.source) {
            let node = open(.source)
            reader.advance()
            try rejectEquals(after: "source")
            return close(node, try reader.oneOf([.cloud, .onPremises, .any], after: "`source`"))
        }
        let start = reader.advance().start
        if reader.take(.everyone) {
            close(open(.allowEveryone, from: start))
            return
        }
        let roles = open(.allowRoles, from: start)
        if reader.isAt(.role) {
            reader.report(
                .unexpectedToken, reader.token.span, "expected `everyone` or `roles` after `allow`",
                help: "a list has one role or more: `allow roles [UserAdmin];`",
                edits: [Edit(reader.token.span, "roles", .sure)])
            reader.advance()
        } else {
            _ = try reader.oneOf([.everyone, .roles], after: "`allow`")
        }
        try rejectEquals(after: "roles")
        try many(.role, after: "`allow roles`")
        close(roles)
    }

    /// Reports `=` or `==`, which other languages put before a setting's value.
    private mutating func rejectEquals(after word: String) throws(SyntaxFault) {
        guard reader.token.kind == .equals else { return }
        let start = reader.token.start
        while reader.token.kind == .equals { reader.advance() }
        let span = SourceSpan(start, reader.lastEnd)
        reader.report(
            .unexpectedToken, span, "`\(word)` takes its value without `=`",
            edits: [Edit(SourceSpan(start, reader.token.start), "", .sure)])
    }

    private mutating func decision(_ kind: StatementKind) throws(SyntaxFault) {
        let node = open(kind)
        reader.advance()
        if reader.at(.despite) {
            let despite = open(.despite)
            repeat {
                reader.advance()
                try word(.guardCode, after: "`despite`")
            } while reader.at(.comma)
            close(despite)
        }
        if reader.at(.because) {
            let because = open(.becauseText)
            reader.advance()
            try string(.remark, after: "`because`")
            close(because)
        }
        close(node)
    }

    private mutating func roleChange() throws(SyntaxFault) {
        let isGrant = reader.isAt(.grant)
        let node = open(isGrant ? .grantRole : .revokeRole)
        reader.advance()
        try reader.expect(.role, after: isGrant ? "`grant`" : "`revoke`")
        try value(.role, after: "`role`")
        try reader.expect(isGrant ? .to : .from, after: "the role")
        try value(.user, after: isGrant ? "`to`" : "`from`")
        if isGrant, reader.at(.over) {
            let over = open(.overUnit)
            reader.advance()
            _ = reader.take(.administrative)
            try reader.expect(.unit, after: "`over`")
            try string(.unit, after: "`unit`")
            close(over)
        }
        close(node)
    }

    private mutating func mailboxPolicy() throws(SyntaxFault) {
        let start = reader.advance().start
        try reader.expect(.policy, after: "`mailbox`")
        let node = open(.mailboxPolicyPhotos, from: start)
        try string(.mailboxPolicy, after: "`mailbox policy`")
        if reader.take(.for) {
            try many(.user, after: "`for`")
            return close(node, as: .statement(.mailboxPolicyFor))
        }
        _ = try reader.oneOf([.photos, .for], after: "the policy's name")
        close(node, try reader.oneOf([.on, .off], after: "`photos`"))
    }

    private mutating func show() throws(SyntaxFault) {
        let node = open(.show)
        reader.advance()
        let topics: [Keyword] = [
            .policy, .draft, .tenant, .roles, .role, .clients, .users, .user, .units, .mailbox, .photo, .variables,
            .history, .matrix,
        ]
        let topic = try reader.oneOf(topics, after: "`show`")
        switch topic {
        case .role: try value(.role, after: "`role`")
        case .user: try value(.user, after: "`user`")
        case .mailbox: try reader.expect(.policies, after: "`mailbox`")
        case .photo:
            try reader.expect(.of, after: "`photo`")
            try value(.user, after: "`of`")
        default: break
        }
        close(node, topic)
    }

    private mutating func print() throws(SyntaxFault) {
        let node = open(.print)
        repeat {
            reader.advance()
            try value(.item, after: "`print`")
        } while reader.at(.comma)
        close(node)
    }

    private mutating func letDefinition() throws(SyntaxFault) {
        let node = open(.letDefinition)
        reader.advance()
        if reader.token.kind == .variable {
            let span = SourceSpan(reader.token.start, reader.token.start + 1)
            reader.report(
                .unexpectedToken, span, "a variable is defined without its `$`",
                edits: [Edit(span, "", .sure)])
            leaf(.word)
        } else {
            try word(.newVariable, after: "`let`")
        }
        guard reader.take(.equals) else { throw reader.unexpected(["="], after: "the name") }
        try many(.item, after: "`=`", wanted: "a value or a list")
        close(node)
    }

    // MARK: Blocks

    private mutating func whatIf() throws(SyntaxFault) {
        let node = open(.whatIf)
        let start = reader.advance().span
        try reader.expect(.if, after: "`what`")
        reader.ask(.label, .string)
        if reader.token.kind == .string { leaf(.string) }
        try block(start, after: "`what if`") {
            $0.reader.askForStatement()
        } _: {
            $0.statement()
        }
        close(node)
    }

    private mutating func findPolicy() throws(SyntaxFault) {
        let node = open(.findPolicy)
        let start = reader.advance().span
        try reader.expect(.policy, after: "`find`")
        try block(start, after: "`find policy`") {
            $0.reader.ask([.expect])
        } _: { parser in
            if parser.reader.isAt(.expect) || parser.reader.token.kind == .semicolon { return parser.statement() }
            _ = parser.reader.unexpected(["expect", "}"], after: "`{` of `find policy`")
            parser.skipStatement(from: parser.reader.token.start)
            return parser.reader.token.kind != .end
        }
        close(node)
    }

    private mutating func block(
        _ start: SourceSpan, after: String, asking: (inout Parser) -> Void, _ content: (inout Parser) -> Bool
    ) throws(SyntaxFault) {
        guard reader.at(.openBrace) else { throw reader.unexpected(["{"], after: after) }
        guard depth < Self.depthLimit else {
            throw reader.fault(
                .nestingTooDeep, reader.token.span, "blocks and lists nest at most \(Self.depthLimit) deep")
        }
        reader.advance()
        depth += 1
        defer { depth -= 1 }
        var isBetween = true
        while reader.token.kind != .closeBrace {
            guard reader.token.kind != .end else {
                if isBetween, !isUnfinished {
                    asking(&self)
                    reader.ask(.closeBrace)
                }
                isUnfinished = true
                reader.report(.unclosedBlock, start, "this block is not closed: its `}` is missing")
                return
            }
            isBetween = content(&self)
        }
        reader.advance()
        if reader.token.kind == .semicolon { reader.advance() }
    }
}
