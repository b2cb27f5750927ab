import Files
import Testing

@testable import PhotoLanguage

/// What may occur where, tested against every sample in Grammar.md and every form of the grammar.
@Suite struct EditingModelTests {
    static let samples: [String] = {
        let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Grammar.md"
        let text = (try? readFile(at: path, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let blocks = text.components(between: "```photo", and: "```").map { String($0.drop { $0 != "\n" }.dropFirst()) }
        return (blocks + ParserTests.forms.map(\.text)).filter {
            SyntaxTree(parsing: Source(name: "", text: $0)).reports.isEmpty
        }
    }()

    @Test func theSamplesAreThere() {
        #expect(Self.samples.count > 50)
    }

    @Test(arguments: samples.indices) func whatASampleHasIsOffered(_ index: Int) {
        let source = Source(name: "", text: Self.samples[index])
        let tree = SyntaxTree(parsing: source)
        let names = Set(tree.nodes.filter { $0.kind == .word }.map(\.start))
        for token in tokens(of: source) {
            for typed in 0...(token.kind == .word ? token.end - token.start : 0) {
                // A blank separates the word from the text before it, because a sign directly after a word leaves that
                // word unfinished.
                let shown =
                    source.text(SourceSpan(0, token.start)) + " "
                    + source.text(SourceSpan(token.start, token.start + typed))
                let place = TypingPlace(in: Array(shown.utf8), cursor: shown.utf8.count)
                #expect(place.range.count == typed)
                switch token.kind {
                case .word where names.contains(token.span.start):
                    #expect(place.may.names.contains { $0.forms.contains(.word) }, "\(shown)")
                case .word: #expect(place.may.keywords.contains(token.keyword), "\(shown)")
                case .string: #expect(place.may.names.contains { $0.forms.contains(.string) }, "\(shown)")
                case .variable: #expect(place.may.names.contains { $0.forms.contains(.variable) }, "\(shown)")
                default: #expect(place.may.signs.contains(token.kind), "\(shown)")
                }
            }
        }
    }

    @Test(arguments: samples.indices) func whatIsOfferedIsAccepted(_ index: Int) {
        let source = Source(name: "", text: Self.samples[index])
        for token in tokens(of: source) {
            let before = source.text(SourceSpan(0, token.start)) + " "
            let may = TypingPlace(in: Array(before.utf8), cursor: before.utf8.count).may
            for text in texts(may) { #expect(faults(before + text).isEmpty, "\(before)|\(text)") }
        }
    }

    @Test(arguments: [
        ("", "source"), ("source cloud; ", "plan"), ("what if { ", "} plan"), ("what if \"x\" {\nplan;\n", "} who"),
        ("find policy { ", "expect }"), ("apply ", "despite because ;"), ("allow roles [UserAdmin ", ", ]"),
        ("can me update own photo via Graph ", "with after once ;"),
        ("expect everyone cannot change policy ", "because"),
        ("mailbox policy \"x\" ", "photos for"), ("update own photo from \"x\" as me ", "via with ;"),
    ]) func aPlaceOffers(_ text: String, _ words: String) {
        let may = TypingPlace(in: Array(text.utf8), cursor: text.utf8.count).may
        let offered = texts(may)
        for word in words.split(separator: " ") { #expect(offered.contains(String(word)), "\(offered)") }
    }

    @Test(arguments: [
        ("plan ", "source"), ("find policy { ", "plan"), ("find policy { expect source any; ", "plan"),
        ("can me update own photo via Graph ", "via"), ("expect everyone can change policy ", "because"),
        ("sorce cloud ", "plan"), ("# a", "plan"), ("source ", "$x"),
        ("source cloud bad ", "plan"),
        ("allow ", "role"), ("what if { source ", "}"),
    ]) func aPlaceDoesNotOffer(_ text: String, _ word: String) {
        let may = TypingPlace(in: Array(text.utf8), cursor: text.utf8.count).may
        #expect(!texts(may).contains(word))
    }

    private func tokens(of source: Source) -> [Token] {
        var lexer = Lexer(source)
        var tokens: [Token] = []
        while true {
            let token = lexer.next()
            if token.kind == .end { return tokens }
            tokens.append(token)
        }
    }

    private func texts(_ may: Continuations) -> [String] {
        var texts = may.keywords.map(\.spelling)
        for name in may.names {
            if name.forms.contains(.word) { texts.append("x") }
            if name.forms.contains(.string) { texts.append("\"x\"") }
            if name.forms.contains(.variable) { texts.append("$x") }
        }
        let signs: [Token.Kind: String] = [
            .semicolon: ";", .comma: ",", .equals: "=", .openBracket: "[", .closeBracket: "]", .openBrace: "{",
            .closeBrace: "}",
        ]
        return texts + may.signs.compactMap { signs[$0] }
    }

    private func faults(_ text: String) -> [Report] {
        let unfinished: [SyntaxCode] = [.unfinishedStatement, .unclosedList, .unclosedBlock]
        return SyntaxTree(parsing: Source(name: "", text: text)).reports.filter { report in
            !unfinished.contains { $0.rawValue == report.code }
        }
    }
}

@Suite struct ColourSpanTests {
    private func marked(_ text: String) -> String {
        let source = Source(name: "", text: text)
        return ColourSpan.spans(of: source).map { span in
            "\(span.kind):\(source.text(SourceSpan(span.range.lowerBound, span.range.upperBound)))"
        }.joined(separator: " ")
    }

    @Test func eachWordIsWhatTheParserTookItFor() {
        #expect(
            marked("can user update own photo via Graph after 1d; # x")
                == "keyword:can name:user keyword:update keyword:own keyword:photo keyword:via name:Graph keyword:after number:1d comment:# x"
        )
        #expect(marked("print \"a\", $b;") == "keyword:print string:\"a\" variable:$b")
    }

    @Test func whatMatchesNothingIsAFault() {
        #expect(marked("allow roles [A; plan;") == "keyword:allow keyword:roles fault:[ name:A keyword:plan")
        #expect(marked("plan; } plan;") == "keyword:plan fault:} keyword:plan")
        #expect(marked("print \"a").hasSuffix("fault:\" string:a"))
        #expect(marked("source clod; ").contains("fault:clod"))
    }

    @Test func whatIsStillBeingTypedIsNone() {
        #expect(marked("sour") == "")
        #expect(marked("can a update") == "keyword:can name:a keyword:update")
        #expect(!marked("allow roles [A").contains("fault"))
        #expect(!marked("what if { plan").contains("fault"))
    }
}

extension String {
    fileprivate func components(between start: String, and end: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self[...]
        while let from = rest.firstRange(of: start) {
            rest = rest[from.upperBound...]
            guard let to = rest.firstRange(of: end) else { break }
            parts.append(rest[..<to.lowerBound])
            rest = rest[to.upperBound...]
        }
        return parts
    }
}
