import Testing

@testable import PhotoLanguage

@Suite struct FormatterTests {
    static let vocabulary = Vocabulary(
        roles: [.init("UserAdmin", aliases: ["UserAdministrator"])],
        clients: [.init("Graph"), .init("M365AdminCenter", aliases: ["AdminCenter"])], findings: [.init("drift")])

    @Test(arguments: [
        ("SOURCE Cloud ;", "source cloud;\n"),
        ("allow ROLES[useradministrator,x,] ;", "allow roles [UserAdmin, x];\n"),
        ("can me UPDATE own photo via[graph,admincenter];", "can me update own photo via [Graph, M365AdminCenter];\n"),
        ("apply DESPITE Drift;;", "apply despite drift;\n"), (";;", ""), ("", ""),
        ("mailbox policy \"P\" PHOTOS off;", "mailbox policy \"P\" photos off;\n"),
        ("plan;plan; # a\n# b\n\n\n# c\nplan;", "plan;\nplan;  # a\n# b\n\n# c\nplan;\n"),
        ("what if{\n\nplan;what if \"x\"{}\n\n};plan;", "what if {\n  plan;\n  what if \"x\" {\n  }\n}\nplan;\n"),
        ("apply # why\nbecause \"x\";", "apply  # why\n  because \"x\";\n"),
        ("let x=[\n\n# why\na, # b\n\n# c\n\n]\n;", "let x = [\n\n  # why\n  a,  # b\n\n  # c\n  ];\n"),
        ("plan\n# why\n;what if\n# x\n{}", "plan\n  # why\n  ;\nwhat if\n  # x\n  {\n}\n"),
        ("\u{FEFF}#!/bin/x\r\nplan;\r\n", "#!/bin/x\nplan;\n"), ("# only", "# only\n"),
    ])
    func theCanonicalFormIs(_ text: String, _ canonical: String) {
        #expect(SyntaxTree(parsing: Source(name: "t", text: text)).formatted(Self.vocabulary) == canonical)
        #expect(SyntaxTree(parsing: Source(name: "t", text: canonical)).formatted(Self.vocabulary) == canonical)
    }

    @Test func aTextInErrorIsNotFormatted() {
        #expect(SyntaxTree(parsing: Source(name: "t", text: "plan")).formatted(Self.vocabulary) == nil)
    }

    /// Every form, combined with another and with comments and blanks inserted, keeps its tree; the result is a fixed
    /// point.
    @Test func formattingKeepsTheTree() throws {
        for (index, form) in ParserTests.forms.enumerated() {
            let other = ParserTests.forms[(index * 7 + 3) % ParserTests.forms.count].text
            let words = form.text.replacing(" ", with: index % 2 == 0 ? " # c\n " : "\t ")
            let texts = [form.text + other, "\n\n" + words + "# end\n" + other, "what if { \(form.text) \(other) }"]
            for text in texts {
                let tree = SyntaxTree(parsing: Source(name: "t", text: text))
                let formatted = try #require(tree.formatted(Self.vocabulary), "\(text)")
                let again = SyntaxTree(parsing: Source(name: "t", text: formatted))
                #expect(again.nodes.map(\.kind) == tree.nodes.map(\.kind), "\(formatted)")
                #expect(again.nodes.map(\.keyword) == tree.nodes.map(\.keyword))
                #expect(again.formatted(Self.vocabulary) == formatted, "\(text)")
                #expect(formatted.count(where: { $0 == "#" }) == text.count(where: { $0 == "#" }))
            }
        }
    }
}
