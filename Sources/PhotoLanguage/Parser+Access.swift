extension Parser {
    mutating func canQuestion(_ kind: NodeKind, start: Int) throws(Fault) {
        let node = open(kind, from: start)
        try expect(.can, after: "`explain`")
        try subject(after: "`can`")
        try action()
        try qualifiers()
        close(node)
    }

    mutating func whoQuestion() throws(Fault) {
        let node = open(.who)
        advance()
        nodes[node].keyword = try oneOf([.can, .cannot], after: "`who`")
        try action()
        try qualifiers()
        close(node)
    }

    mutating func explain() throws(Fault) {
        let start = token.start
        advance()
        if at(.can) { return try canQuestion(.explainCan, start: start) }
        let node = open(.explainCode, from: start)
        try word(.code, after: "`explain`")
        close(node)
    }

    mutating func expectation() throws(Fault) {
        let node = open(.expect)
        advance()
        try claim()
        close(node)
    }

    private mutating func claim() throws(Fault) {
        ask([.source, .allow, .tenant, .no, .finding, .photo])
        switch token.kind == .word ? token.keyword : .none {
        case .source, .allow: try settings()
        case .tenant:
            let node = open(.claimTenant)
            advance()
            ask(.tenant, .string)
            if token.kind == .string {
                leaf(.string)
            } else {
                nodes[node].keyword = try oneOf([.live, .simulated], after: "`tenant`")
            }
            close(node)
        case .no, .finding:
            let node = open(.claimFinding)
            if take(.no) { nodes[node].keyword = .no }
            try expect(.finding, after: "`no`")
            try word(.finding, after: "`finding`")
            close(node)
        case .photo:
            let node = open(.claimPhoto)
            advance()
            try expect(.of, after: "`photo`")
            try value(.user, after: "`of`")
            if take(.not) { nodes[node].keyword = .not }
            try expect(.present, after: "the user")
            close(node)
        default: try accessClaim()
        }
    }

    private mutating func accessClaim() throws(Fault) {
        let node = open(.claimAccess)
        try subject(after: "`expect`")
        nodes[node].keyword = try oneOf([.can, .cannot], after: "the subject")
        try action()
        try qualifiers()
        // Only a refusal has a reason; elsewhere the check says so.
        if nodes[node].keyword == .cannot ? at(.because) : isAt(.because) {
            let because = open(.becauseCode)
            advance()
            try word(.reason, after: "`because`")
            close(because)
        }
        close(node)
    }

    private mutating func subject(after: String) throws(Fault) {
        ask([.everyone, .endUsers, .guests, .nobody, .role, .only])
        let keyword = token.kind == .word ? token.keyword : .none
        switch keyword {
        case .everyone, .endUsers, .guests, .nobody:
            let node = open(.subjectGroup, keyword)
            advance()
            close(node)
        case .role:
            let node = open(.subjectRole)
            advance()
            try value(.role, after: "`role`")
            close(node)
        case .only:
            let node = open(.subjectOnlyRoles)
            advance()
            try expect(.roles, after: "`only`")
            try many(.role, after: "`roles`")
            close(node)
        default:
            let node = open(.subjectUsers)
            try many(
                .user, after: after,
                wanted: "a user, `everyone`, `endUsers`, `guests`, `nobody`, `role` or `only roles`")
            close(node)
        }
    }

    private mutating func action() throws(Fault) {
        let node = open(.action)
        let keyword = try oneOf([.update, .remove, .change], after: "the subject")
        nodes[node].keyword = keyword
        if keyword == .change {
            try expect(.policy, after: "`change`")
        } else {
            try target(after: keyword == .update ? "`update`" : "`remove`", several: true)
        }
        close(node)
    }

    /// `own photo`, `photo of …`, and where several are meant `photo of others`.
    private mutating func target(after: String, several: Bool) throws(Fault) {
        if at(.own) {
            let node = open(.ownPhoto)
            advance()
            try expect(.photo, after: "`own`")
            return close(node)
        }
        guard at(.photo) else { throw unexpected(["own photo", "photo of"], after: after) }
        let start = advance().start
        try expect(.of, after: "`photo`")
        if several, at(.others) {
            let node = open(.photoOfOthers, from: start)
            advance()
            return close(node)
        }
        let node = open(.photoOf, from: start)
        if several {
            try many(.user, after: "`of`", wanted: "a user, a list of users, a variable or `others`")
        } else {
            try value(.user, after: "`of`")
        }
        close(node)
    }

    private mutating func qualifiers() throws(Fault) {
        var seen: Set<NodeKind> = []
        while token.kind == .word {
            let kind: NodeKind
            switch token.keyword {
            case .via: kind = .via
            case .with: kind = .withScopes
            case .after: kind = .after
            case .once: kind = .onceInForce
            default: return
            }
            if !seen.insert(kind).inserted {
                report(
                    .duplicateQualifier, token.span, "`\(token.keyword.spelling)` stands here a second time",
                    help: "several values go into one list: `via [Teams, Graph]`")
            }
            try qualifier(kind)
        }
        askForUnseen([(.via, .via), (.with, .withScopes), (.after, .after), (.once, .onceInForce)], seen)
    }

    private mutating func qualifier(_ kind: NodeKind) throws(Fault) {
        let node = open(kind)
        advance()
        switch kind {
        case .via: try many(.client, after: "`via`")
        case .withScopes:
            try expect(.scopes, after: "`with`")
            try many(.scope, after: "`scopes`")
        case .after: try word(.duration, after: "`after`")
        default:
            try expect(.in, after: "`once`")
            try expect(.force, after: "`in`")
        }
        close(node)
    }

    mutating func photoAct() throws(Fault) {
        let keyword = token.keyword
        let node = open(keyword == .update ? .updatePhoto : keyword == .remove ? .removePhoto : .restorePhoto)
        advance()
        try target(after: "`\(keyword.spelling)`", several: false)
        if keyword == .update {
            try expect(.from, after: "the photo")
            try string(.photoFile, after: "`from`")
        }
        var seen: Set<NodeKind> = []
        while keyword != .restore, token.kind == .word {
            let kind: NodeKind
            switch token.keyword {
            case .via: kind = .via
            case .with: kind = .withScopes
            case .as: kind = .asUser
            default: return close(node)
            }
            if !seen.insert(kind).inserted {
                report(.duplicateQualifier, token.span, "`\(token.keyword.spelling)` stands here a second time")
            }
            if kind == .asUser {
                let inner = open(.asUser)
                advance()
                try value(.user, after: "`as`")
                close(inner)
            } else {
                try qualifier(kind)
            }
        }
        if keyword != .restore { askForUnseen([(.as, .asUser), (.via, .via), (.with, .withScopes)], seen) }
        close(node)
    }
}
