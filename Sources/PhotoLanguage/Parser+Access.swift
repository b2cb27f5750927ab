extension Parser {
    mutating func canQuestion(_ kind: StatementKind, _ keyword: Keyword = .none, start: Int) throws(SyntaxFault) {
        let node = open(kind, from: start)
        try reader.expect(.can, after: "`explain`")
        try subject(after: "`can`")
        try action()
        try qualifiers()
        close(node, keyword)
    }

    mutating func whoQuestion() throws(SyntaxFault) {
        let node = open(.who)
        reader.advance()
        let keyword = try reader.oneOf([.can, .cannot], after: "`who`")
        try action()
        try qualifiers()
        close(node, keyword)
    }

    mutating func explain() throws(SyntaxFault) {
        let start = reader.token.start
        reader.advance()
        if reader.take(.full) { return try canQuestion(.explainCan, .full, start: start) }
        if reader.at(.can) { return try canQuestion(.explainCan, start: start) }
        let node = open(.explainCode, from: start)
        try word(.code, after: "`explain`")
        close(node)
    }

    mutating func expectation() throws(SyntaxFault) {
        let node = open(.expect)
        reader.advance()
        try claim()
        close(node)
    }

    private mutating func claim() throws(SyntaxFault) {
        reader.ask([.source, .allow, .tenant, .no, .finding, .photo])
        switch reader.token.kind == .word ? reader.token.keyword : .none {
        case .source, .allow: try settings()
        case .tenant:
            let node = open(.claim(.tenant))
            reader.advance()
            reader.ask(.tenant, .string)
            guard reader.token.kind == .string else {
                return close(node, try reader.oneOf([.live, .simulated], after: "`tenant`"))
            }
            leaf(.string)
            close(node)
        case .no, .finding:
            let node = open(.claim(.finding))
            let keyword: Keyword = reader.take(.no) ? .no : .none
            try reader.expect(.finding, after: "`no`")
            try word(.finding, after: "`finding`")
            close(node, keyword)
        case .photo:
            let node = open(.claim(.photo))
            reader.advance()
            try reader.expect(.of, after: "`photo`")
            try value(.user, after: "`of`")
            let keyword: Keyword = reader.take(.not) ? .not : .none
            try reader.expect(.present, after: "the user")
            close(node, keyword)
        default: try accessClaim()
        }
    }

    private mutating func accessClaim() throws(SyntaxFault) {
        let node = open(.claim(.access))
        try subject(after: "`expect`")
        let keyword = try reader.oneOf([.can, .cannot], after: "the subject")
        try action()
        try qualifiers()
        // Only a refusal has a reason; the check reports one given elsewhere.
        if keyword == .cannot ? reader.at(.because) : reader.isAt(.because) {
            let because = open(.becauseCode)
            reader.advance()
            try word(.reason, after: "`because`")
            close(because)
        }
        close(node, keyword)
    }

    private mutating func subject(after: String) throws(SyntaxFault) {
        reader.ask([.everyone, .endUsers, .guests, .nobody, .role, .only])
        let keyword = reader.token.kind == .word ? reader.token.keyword : .none
        switch keyword {
        case .everyone, .endUsers, .guests, .nobody:
            let node = open(.subject(.group))
            reader.advance()
            close(node, keyword)
        case .role:
            let node = open(.subject(.role))
            reader.advance()
            try value(.role, after: "`role`")
            close(node)
        case .only:
            let node = open(.subject(.onlyRoles))
            reader.advance()
            try reader.expect(.roles, after: "`only`")
            try many(.role, after: "`roles`")
            close(node)
        default:
            let node = open(.subject(.users))
            try many(
                .user, after: after,
                wanted: "a user, `everyone`, `endUsers`, `guests`, `nobody`, `role` or `only roles`")
            close(node)
        }
    }

    private mutating func action() throws(SyntaxFault) {
        let node = open(.action)
        let keyword = try reader.oneOf([.update, .remove, .change], after: "the subject")
        if keyword == .change {
            guard reader.take(.policy) else {
                throw reader.unexpected(
                    wanted: "`policy`, the setting itself (a photo is changed by `update`),", after: "`change`")
            }
        } else {
            try target(after: keyword == .update ? "`update`" : "`remove`", several: true)
        }
        close(node, keyword)
    }

    /// `own photo`, `photo of …`, and `photo of others` where several are allowed.
    private mutating func target(after: String, several: Bool) throws(SyntaxFault) {
        if reader.at(.own) {
            let node = open(.target(.ownPhoto))
            reader.advance()
            try reader.expect(.photo, after: "`own`")
            return close(node)
        }
        guard reader.at(.photo) else { throw reader.unexpected(["own photo", "photo of"], after: after) }
        let start = reader.advance().start
        try reader.expect(.of, after: "`photo`")
        if several, reader.at(.others) {
            let node = open(.target(.photoOfOthers), from: start)
            reader.advance()
            return close(node)
        }
        let node = open(.target(.photoOf), from: start)
        if several {
            try many(.user, after: "`of`", wanted: "a user, a list of users, a variable or `others`")
        } else {
            try value(.user, after: "`of`")
        }
        close(node)
    }

    private mutating func qualifiers() throws(SyntaxFault) {
        var seen: [NodeKind] = []
        while reader.token.kind == .word {
            let kind: NodeKind
            switch reader.token.keyword {
            case .via: kind = .via
            case .with: kind = .withScopes
            case .after: kind = .after
            case .once: kind = .onceInForce
            default: return
            }
            if seen.contains(kind) {
                reader.report(
                    .duplicateQualifier, reader.token.span,
                    "`\(reader.token.keyword.spelling)` stands here a second time",
                    help: "several values go into one list: `via [Teams, Graph]`")
            }
            seen.append(kind)
            try qualifier(kind)
        }
        reader.askForUnseen([(.via, .via), (.with, .withScopes), (.after, .after), (.once, .onceInForce)], seen)
    }

    private mutating func qualifier(_ kind: NodeKind) throws(SyntaxFault) {
        let node = open(kind)
        reader.advance()
        switch kind {
        case .via: try many(.client, after: "`via`")
        case .withScopes:
            try reader.expect(.scopes, after: "`with`")
            try many(.scope, after: "`scopes`")
        case .after: try word(.duration, after: "`after`")
        default:
            try reader.expect(.in, after: "`once`")
            try reader.expect(.force, after: "`in`")
        }
        close(node)
    }

    mutating func photoAct() throws(SyntaxFault) {
        let keyword = reader.token.keyword
        let node = open(keyword == .update ? .updatePhoto : keyword == .remove ? .removePhoto : .restorePhoto)
        reader.advance()
        try target(after: "`\(keyword.spelling)`", several: false)
        if keyword == .update {
            try reader.expect(.from, after: "the photo")
            try string(.photoFile, after: "`from`")
        }
        var seen: [NodeKind] = []
        while keyword != .restore, reader.token.kind == .word {
            let kind: NodeKind
            switch reader.token.keyword {
            case .via: kind = .via
            case .with: kind = .withScopes
            case .as: kind = .asUser
            default: return close(node)
            }
            if seen.contains(kind) {
                reader.report(
                    .duplicateQualifier, reader.token.span,
                    "`\(reader.token.keyword.spelling)` stands here a second time")
            }
            seen.append(kind)
            if kind == .asUser {
                let inner = open(.asUser)
                reader.advance()
                try value(.user, after: "`as`")
                close(inner)
            } else {
                try qualifier(kind)
            }
        }
        if keyword != .restore { reader.askForUnseen([(.as, .asUser), (.via, .via), (.with, .withScopes)], seen) }
        close(node)
    }
}
