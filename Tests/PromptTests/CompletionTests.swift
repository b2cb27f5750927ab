import Dispatch
import Files
import PhotoLanguage
import TemporaryFolder
import Tenants
import Terminal
import Testing

@testable import Prompt

/// What Tab offers in the embedded tenant, tested against every sample in Grammar.md.
@Suite struct CompletionTests {
    let completer: Completer

    init() throws {
        let tenant = Tenant.simulated(try #require(try EmbeddedTenants.tenant(named: "contoso")))
        completer = Completer(knownNames: KnownNames(tenant: tenant), commands: CommandCompleter())
    }

    /// Returns what Tab offers after a text. Runs on a separate thread, as the editor does, because it waits for the
    /// directory.
    private func complete(_ text: String, _ completer: Completer? = nil) async -> Completion {
        let completer = completer ?? self.completer
        return await withCheckedContinuation { continuation in
            DispatchQueue(label: "editor").async {
                continuation.resume(returning: completer.complete(text, text.utf8.count))
            }
        }
    }

    static let samples: [String] = {
        let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Grammar.md"
        let lines = String(decoding: (try? readFile(at: path, limit: 1 << 20)) ?? [], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        var samples: [String] = []
        var sample: String?
        for line in lines {
            if line.hasPrefix("```photo") {
                sample = ""
            } else if line.hasPrefix("```") {
                if let sample { samples.append(sample) }
                sample = nil
            } else {
                sample?.append(line + "\n")
            }
        }
        return samples.filter { SyntaxTree(parsing: Source(name: "", text: $0)).reports.isEmpty }
    }()

    @Test func theSamplesAreThere() { #expect(Self.samples.count > 15) }

    /// Both directions at each word of a sample: what is offered is accepted, and what the sample contains is offered.
    @Test(arguments: samples.indices) func everyPrefixOfASampleIsCompleted(_ index: Int) async {
        let sample = Self.samples[index]
        let source = Source(name: "", text: sample)
        var lexer = Lexer(source)
        while true {
            let token = lexer.next()
            if token.kind == .end { return }
            guard token.kind == .word else { continue }
            let before = source.text(SourceSpan(0, token.start))
            let word = source.text(token.span)
            for begun in ["", String(word.prefix(1)), word] {
                let completion = await complete(before + begun)
                #expect(completion.replaced == begun.utf8.count)
                for candidate in completion.candidates.prefix(30) {
                    #expect(faults(before + candidate.text).isEmpty, "\(before)|\(candidate.text)")
                }
            }
            let offered = await complete(before + word.prefix(2)).candidates
            let isKnown = offered.contains { $0.text.trimmed.lowercased() == word.lowercased() }
            // Nobody can offer the names that definitions introduce, or free words.
            let isFree = ["helpdesk", "both", "person", "1d", "1d12h"].contains(word)
            #expect(isKnown || isFree, "\(before)|\(word) among \(offered.map(\.text))")
        }
    }

    @Test(arguments: [
        ("sour", ["source "]), ("SOUR", ["source "]), ("plan", ["plan "]), ("plan ", ["full", ";"]),
        ("source ", ["cloud", "onPremises", "any"]), ("allow roles [UserAdmin, GlobalAdm", ["GlobalAdmin"]),
        ("can Emma", ["employee@contoso.com "]), ("can \"emma e", ["\"employee@contoso.com\" "]),
        ("grant role UserAdmin to me over unit ", ["\"Sales\""]), ("mailbox policy \"No", ["\"No photos\" "]),
        ("can me update own photo via Te", ["Teams "]), ("apply despite nobody", ["nobody-left "]),
        ("expect me cannot update own photo because mailb", ["mailbox-policy"]),
        ("let a = [UserAdmin]; allow roles $", ["$a"]), ("expect tenant \"con", ["\"contoso.com\""]),
        (":he", [":help "]), (":open contoso-", ["contoso-2026"]), (":save ", ["script ", "tenant "]),
        ("# sour", []), ("nonsense sour", []), ("print \"x", []), ("let so", []),
    ]) func aPlaceIsCompletedWith(_ text: String, _ expected: [String]) async {
        #expect(await complete(text).candidates.map(\.text) == expected)
    }

    @Test func supportedRolesComeFirstAndOthersSayWhy() async {
        let candidates = await complete("allow roles ").candidates
        let roles = candidates.drop { $0.text == "[" }
        #expect(Set(roles.prefix(2).map(\.text)) == ["UserAdmin", "GlobalAdmin"])
        #expect(roles.first?.note.contains("accepted in the list") ?? false)
        #expect(roles.first { $0.text == "IntuneAdmin" }?.note.contains("not accepted") ?? false)
        #expect(roles.first { $0.text == "TeamsAdmin" }?.note.contains("cannot write photos") ?? false)
    }

    @Test func filesAreOfferedInQuotesAndFoldersStayOpen() async throws {
        let home = TemporaryFolder()
        try home.write("", to: "photos/emma b.jpg")
        let text = "update own photo from \"\(home.path)/pho"
        let folder = await complete(text).candidates.map(\.text)
        #expect(folder == ["\"\(home.path)/photos/"])
        let inside = "update own photo from " + folder[0]
        #expect(
            await complete(inside).candidates.map(\.text)
                == ["\"\(home.path)/photos/emma b.jpg\" "])
    }

    @Test func namesThatATerminalWouldObeyAreWrittenAsEscapes() async throws {
        let json = """
            {"organization": {"id": "00000000-0000-4000-8000-000000000001", "displayName": "x",
              "verifiedDomains": [{"name": "x.com", "isDefault": true}]},
             "users": [{"id": "00000000-0000-4000-8000-000000000101", "userPrincipalName": "a b\\u001b[31m\\u202e\\"@x.com",
               "displayName": "evil\\u001b]0;t\\u0007"}],
             "administrativeUnits": [{"id": "00000000-0000-4000-8000-000000000201", "displayName": "U\\u001b[2J",
               "members": []}],
             "service": "2024-09", "clock": "2024-09-05T09:00:00Z"}
            """
        let tenant = Tenant.simulated(try SimulatedTenant.load(json: Array(json.utf8)))
        let completer = Completer(knownNames: KnownNames(tenant: tenant), commands: CommandCompleter())
        let account = await complete("can a", completer).candidates.map(\.text)
        #expect(account == ["\"a b\\u{1b}[31m\\u{202e}\\\"@x.com\" "])
        let source = Source(name: "", text: "can \(account.first ?? "")update own photo;")
        let tree = SyntaxTree(parsing: source)
        #expect(tree.reports.isEmpty)
        #expect(
            tree.nodes.indices.filter { tree.nodes[$0].kind == .string }.map(tree.stringValue(of:))
                == ["a b\u{1B}[31m\u{202E}\"@x.com"])
        let unit = "grant role UserAdmin to me over unit "
        #expect(await complete(unit, completer).candidates.map(\.text) == ["\"U\\u{1b}[2J\""])
    }

    private func faults(_ text: String) -> [Report] {
        let unfinished: Set<String> = ["unfinished-statement", "unclosed-list", "unclosed-block", "unclosed-string"]
        return SyntaxTree(parsing: Source(name: "", text: text)).reports.filter { !unfinished.contains($0.code) }
    }
}

/// The table of statements that `:help` shows.
@Suite struct StatementFormTests {
    @Test func everyStatementHasAFormWhoseExampleIsOfItsKind() {
        for form in StatementForm.all {
            let tree = SyntaxTree(parsing: Source(name: "", text: form.example))
            #expect(tree.reports.isEmpty, "\(form.example)")
            #expect(form.example.hasPrefix(form.keyword.spelling) && form.form.hasPrefix(form.keyword.spelling))
        }
        let begin = TypingPlace(in: [], cursor: 0).may.keywords
        #expect(begin.count == 24)
        #expect(Set(begin) == Set(StatementForm.all.map(\.keyword)))
    }

    @Test func everyKeywordHasANote() {
        for keyword in Keyword.allCases where keyword != .none { #expect(!keyword.note.isEmpty) }
    }

    @Test(arguments: [
        ("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6Ik1uQ19WWmNBVGZNNXBP", true),
        ("print \"Bearer abc\";", true), ("can me update own photo;", false),
        ("explain can guest_fabrikam.com#EXT#@contoso.com update own photo via Graph;", false),
    ]) func secretsAreTold(_ text: String, _ isSecret: Bool) {
        #expect(Secrets.looksLikeOne(in: text) == isSecret)
    }
}
