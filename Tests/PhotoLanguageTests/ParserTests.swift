import Testing

@testable import PhotoLanguage

@Suite struct ParserTests {
    /// A sample for each form of the grammar, with the kinds of its nodes in preorder.
    static let forms: [(text: String, kinds: String)] = [
        ("source cloud;", "source"),
        ("allow everyone;", "allowEveryone"),
        ("allow roles [UserAdmin, $more,];", "allowRoles list word variable"),
        ("discard;", "discard"),
        ("plan;", "plan"),
        ("apply despite nobody-left, drift because \"x\";", "apply despite word word becauseText string"),
        ("rollback;", "rollback"),
        ("can me update own photo;", "can subject(users) word action ownPhoto"),
        (
            "can [a, b] remove photo of others via Graph with scopes User.Read after 2h;",
            "can subject(users) list word word action photoOfOthers via word withScopes word after word"
        ),
        ("who cannot change policy once in force;", "who action onceInForce"),
        ("explain drift;", "explainCode word"),
        ("explain can me update own photo;", "explainCan subject(users) word action ownPhoto"),
        ("expect source any;", "expect source"),
        ("expect tenant \"c\";", "expect claim(tenant) string"),
        ("expect tenant live;", "expect claim(tenant)"),
        ("expect no finding drift;", "expect claim(finding) word"),
        ("expect photo of a not present;", "expect claim(photo) word"),
        (
            "expect only roles [A] can update photo of b;",
            "expect claim(access) subject(onlyRoles) list word action photoOf word"
        ),
        (
            "expect nobody can update own photo;",
            "expect claim(access) subject(group) action ownPhoto"
        ),
        (
            "expect role X cannot update own photo because drift;",
            "expect claim(access) subject(role) word action ownPhoto becauseCode word"
        ),
        (
            "update photo of a from \"f\" as b via Graph;",
            "updatePhoto photoOf word string asUser word via word"
        ),
        ("remove own photo;", "removePhoto ownPhoto"),
        ("restore photo of a;", "restorePhoto photoOf word"),
        ("grant role R to a over administrative unit \"U\";", "grantRole word word overUnit string"),
        ("revoke role R from a;", "revokeRole word word"),
        ("mailbox policy \"P\" photos off;", "mailboxPolicyPhotos string"),
        ("mailbox policy \"P\" for [a];", "mailboxPolicyFor string list word"),
        ("consent off;", "consent"),
        ("advance;", "advance"),
        ("advance 2h;", "advance word"),
        ("show mailbox policies;", "show"),
        ("show photo of a;", "show word"),
        ("print a, \"b\", $c;", "print word string variable"),
        ("let x = [a];", "letDefinition word list word"),
        ("include \"f\";", "include string"),
        ("what if \"l\" { plan; what if { } }", "whatIf string plan whatIf"),
        ("find policy { expect source any; }", "findPolicy expect source"),
    ]

    @Test(arguments: forms.indices)
    func everyFormOfTheGrammarIsRead(_ index: Int) {
        let form = Self.forms[index]
        let tree = SyntaxTree(parsing: Source(name: "t", text: form.text))
        #expect(tree.reports.isEmpty, "\(form.text)")
        #expect(tree.nodes.map { Self.name($0.kind) }.joined(separator: " ") == form.kinds, "\(form.text)")
    }

    private static func name(_ kind: NodeKind) -> String {
        switch kind {
        case .statement(let kind): "\(kind)"
        case .target(let kind): "\(kind)"
        case .claim(let kind): "claim(\(kind))"
        case .subject(let kind): "subject(\(kind))"
        case .action, .despite, .becauseText, .becauseCode, .asUser, .overUnit, .via, .withScopes, .after,
            .onceInForce, .word, .string, .variable, .list, .error:
            "\(kind)"
        }
    }

    /// Each fault produces its report, and what follows is still read.
    @Test(arguments: [
        ("alow everyone; plan;", ["unknown-statement"]), ("source clod; plan;", ["unexpected-token"]),
        ("plan\nplan;", ["missing-semicolon"]), ("plan? plan;", ["missing-semicolon"]),
        ("allow role UserAdmin; plan;", ["unexpected-token"]), ("source == cloud; plan;", ["unexpected-token"]),
        ("source \u{201C}cloud\u{201D}; plan;", ["typographic-character"]),
        ("print \u{201C}a; b\u{201D}; plan;", ["typographic-character"]),
        ("print \"a\u{201D};\nplan;", ["unclosed-string"]), ("sour\u{441}e cloud; plan;", ["stray-character"]),
        ("source cl\u{43E}ud; plan;", ["stray-character"]), ("show user j\u{43E}hn@x.y; plan;", ["stray-character"]),
        ("print \"C:\\photos\"; plan;", ["unknown-escape"]),
        ("\u{1}\u{2}\u{0}; plan;", ["stray-character"]),
        ("print \"abc\nplan;", ["unclosed-string"]), ("allow roles [A; plan;", ["unclosed-list"]),
        ("} plan;", ["stray-brace"]), ("can me update own photo via Teams via Graph; plan;", ["duplicate-qualifier"]),
        ("find policy { plan; expect source any; } plan;", ["unexpected-token"]),
        ("plan; # \u{202E}\nplan;", ["bidi-control"]),
    ])
    func aFaultIsToldOnceAndReadingGoesOn(_ text: String, _ codes: [String]) {
        let tree = SyntaxTree(parsing: Source(name: "t", text: text))
        #expect(tree.reports.map(\.code) == codes)
        #expect(tree.nodes.contains { $0.kind == .statement(.plan) })
    }

    @Test(arguments: [
        ("plan", "unfinished-statement"), ("what if { plan;", "unclosed-block"), ("allow roles [", "unclosed-list"),
        ("source", "unfinished-statement"), ("print \"x", "unclosed-string"),
    ])
    func anUnfinishedEndIsAnError(_ text: String, _ code: String) {
        #expect(SyntaxTree(parsing: Source(name: "t", text: text)).reports.map(\.code) == [code])
    }

    @Test func bytesThatAreNoUTF8AreTold() {
        let tree = SyntaxTree(
            parsing: Source(name: "t", bytes: Array("# ".utf8) + [0xFF, 0xFE] + Array("\nplan;".utf8)))
        #expect(tree.reports.map(\.code) == ["invalid-utf8"])
    }

    @Test(arguments: ["what if { ", "let x = [", "{", "}", "find policy { ", "[", "\""])
    func deepNestingIsReportedAndEnds(_ opening: String) {
        let text = String(repeating: opening, count: 100_000)
        #expect(!SyntaxTree(parsing: Source(name: "t", text: text)).reports.isEmpty)
    }

    @Test func everyTruncationIsReadWithoutATrap() {
        for form in Self.forms {
            let bytes = Array(form.text.utf8)
            for end in bytes.indices {
                let tree = SyntaxTree(parsing: Source(name: "t", bytes: Array(bytes[..<end])))
                #expect(tree.nodes.allSatisfy { Int($0.end) <= end && Int($0.next) <= tree.nodes.count })
            }
        }
    }

    @Test func bomCRLFAndCommentsAreBlanks() {
        let text = "\u{FEFF}#!/usr/bin/env photopolicy\r\nplan; # x\r\nshow user a#EXT#@b.c;\r\n"
        let tree = SyntaxTree(parsing: Source(name: "t", text: text))
        #expect(tree.reports.isEmpty)
        #expect(tree.nodes.map(\.kind) == [.statement(.plan), .statement(.show), .word])
        #expect(tree.text(of: 2) == "a#EXT#@b.c")
    }

    @Test func escapesInStringsAreResolved() {
        let tree = SyntaxTree(parsing: Source(name: "t", text: #"print "a\"\\\n\t\u{e9}b\q";"#))
        #expect(tree.reports.map(\.code) == ["unknown-escape"])
        #expect(tree.stringValue(of: 1) == "a\"\\\n\té" + #"b\q"#)
    }

    @Test func aMarkBehindAQuoteOrAnEscapeIsKept() {
        let tree = SyntaxTree(parsing: Source(name: "t", text: "print \"\u{308}a\\n\u{308}\", \"\\u{+41}\";"))
        #expect(Array(tree.stringValue(of: 1).unicodeScalars) == ["\u{308}", "a", "\n", "\u{308}"])
        #expect(tree.stringValue(of: 2) == "\\u{+41}")
    }

    @Test(arguments: [
        ("source \u{202E}cloud; plan;", "bidi-control"), ("# \u{61C}\nplan;", "bidi-control"),
    ])
    func aControlThatReordersTextIsToldOnce(_ text: String, _ code: String) {
        #expect(SyntaxTree(parsing: Source(name: "t", text: text)).reports.map(\.code) == [code])
    }

    @Test func bytesThatAreNoUTF8AreToldOnceWhereverTheyStand() {
        let tree = SyntaxTree(parsing: Source(name: "t", bytes: [0xFF, 0xFE] + Array("; plan;".utf8)))
        #expect(tree.reports.map(\.code) == ["invalid-utf8"])
    }

    @Test(arguments: [
        ("plan;", nil), ("", nil), ("plan", Missing.semicolon), ("what if {", .brace), ("allow roles [A", .bracket),
        ("print \"a", .quote), ("quit", nil), ("what if { } ", nil), ("# only a comment", nil),
        ("plan; plan", .semicolon),
    ])
    func whatIsMissingIsSaid(_ text: String, _ missing: Missing?) {
        #expect(Missing.from(Source(name: "t", text: text)) == missing)
    }

    @Test(arguments: [
        "what if {\n  allow roles [A,\n B];\n plan\n;\n}\n", "plan\n\n;\n] plan\nplan;\n", "print \"a\n\";\nplan;\n",
        "# only a comment\r\nplan\r\n;\r\n", "quit\nplan\n", "", "\n", "plan;",
    ])
    func whatIsMissingAtALineEndIsWhatTheTextUpToItLacks(_ text: String) {
        let bytes = Array(text.utf8)
        let wanted = bytes.indices.filter { bytes[$0] == 0x0A }.map {
            Missing.from(Source(name: "t", bytes: Array(bytes[...$0])))
        }
        #expect(Missing.atLineEnds(of: Source(name: "t", text: text)) == wanted)
    }

    @Test func everyKeywordIsFoundInAnyLetterCase() {
        for keyword in Keyword.allCases where keyword != .none {
            for text in [keyword.spelling, keyword.spelling.uppercased(), keyword.spelling.lowercased()] {
                #expect(Keyword.table.keyword(Array(text.utf8).span) == keyword)
            }
        }
        #expect(Keyword.table.keyword(Array("plans".utf8).span) == .none)
        #expect(Keyword.table.keyword(Array("administrativelylong".utf8).span) == .none)
    }

    @Test func sureEditsMendWhatTheySay() {
        var source = Source(
            name: "t",
            text: "allow role [UserAdmin]?\nsource == cloud\nprint \u{201C}a; b\u{201D}, \"c\u{201D}, d;\nplan;")
        for _ in 0..<5 { source = source.applying(SyntaxTree(parsing: source).reports.flatMap(\.edits)) }
        #expect(
            String(decoding: source.bytes, as: UTF8.self)
                == "allow roles [UserAdmin];\nsource cloud;\nprint \"a; b\", \"c\", d;\nplan;")
    }
}
