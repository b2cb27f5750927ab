import Interpreter
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants
import Testing

/// Scripts on the embedded tenants, with their expectations written in the language itself.
@Suite struct ScriptTests {
    struct NoFiles: SourceLoader, PhotoFiles {
        static let png: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]

        func load(_ path: String, from source: Source) throws -> Source {
            if path == "self" { return Source(name: source.name, text: "include \"self\";") }
            if path == "helpers" { return Source(name: path, text: "let helpers = [UserAdmin];") }
            throw LoadError(message: "there is no such file")
        }

        func read(_ path: String, from source: Source) throws -> [UInt8] {
            if path == "face.png" { return Self.png }
            if path == "text.png" { return Array("text".utf8) }
            throw LoadError(message: "there is no such file")
        }
    }

    struct Run {
        var codes: [String] = []
        var outcomes: [Outcome] = []
        var closing: Session.Closing?

        var statuses: [Outcome.Status] { outcomes.map(\.status) }
    }

    static func run(_ text: String, on name: String = "contoso", isWhatIf: Bool = false) async throws -> Run {
        let tenant = Tenant.simulated(try #require(try EmbeddedTenants.tenant(named: name)))
        var resolver = Resolver(loader: NoFiles(), isWhatIf: isWhatIf)
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "t", text: text)))
        let bound = try await BindingCheck(tenant: tenant, files: NoFiles()).check(program)
        var run = Run(codes: (resolver.reports + bound).map(\.code))
        guard run.codes.isEmpty else { return run }
        var outcomes: [Outcome] = []
        let session = Session(tenant: tenant, files: NoFiles()) { outcomes.append($0) }
        run.closing = try await session.run(program)
        run.outcomes = outcomes
        return run
    }

    /// Scripts in which every expectation holds.
    static let holding = [
        "expect source any; expect allow everyone; expect tenant \"contoso.com\"; expect tenant simulated;",
        """
        source cloud; allow roles [UserAdmin]; plan; apply because "x"; advance;
        expect source cloud; expect allow roles [UserAdmin];
        expect endUsers cannot update own photo;
        expect global.admin@contoso.com cannot update photo of employee@contoso.com via Graph because role-not-allowed;
        expect role UserAdmin can update photo of others via M365AdminCenter;
        expect only roles [UserAdmin] can update photo of others;
        expect scoped.admin@contoso.com cannot update photo of others via Graph because role-scoped;
        rollback; expect source any; advance; expect employee@contoso.com can update own photo via Teams;
        """,
        """
        source cloud; allow roles [UserAdmin]; apply;
        expect endUsers cannot update own photo once in force;
        """,
        "what if { source onPremises; apply; advance; expect everyone cannot update own photo via Graph; } expect source any;",
        "grant role UserAdmin to employee@contoso.com; expect employee@contoso.com can update photo of others via Graph;",
        "consent off; expect employee@contoso.com cannot update own photo via Graph because consent-blocked;",
        """
        mailbox policy "Default off" photos off; mailbox policy "Default off" for employee@contoso.com; advance 60m;
        expect employee@contoso.com cannot update own photo via Teams because mailbox-policy;
        expect employee@contoso.com can update own photo via Graph;
        """,
        """
        expect photo of employee@contoso.com not present;
        update photo of employee@contoso.com from "face.png"; expect photo of employee@contoso.com present;
        remove photo of employee@contoso.com; expect photo of employee@contoso.com not present;
        restore photo of employee@contoso.com; expect photo of employee@contoso.com present;
        """,
        "find policy { expect endUsers cannot update own photo; expect role GlobalAdmin can update photo of others; }",
        "include \"helpers\"; source cloud; allow roles $helpers; apply; expect allow roles [UserAdmin];",
        "source cloud; allow roles [UserAdmin]; expect finding global-admins-excluded; expect no finding already-so; discard;",
    ]

    @Test(arguments: holding.indices)
    func whatTheRulesPromiseHolds(_ index: Int) async throws {
        let run = try await Self.run(Self.holding[index])
        #expect(run.codes.isEmpty)
        #expect(run.closing == nil)
        #expect(!run.statuses.contains { $0 == .failed || $0 == .refused || $0 == .skipped })
        #expect(!run.outcomes.isEmpty)
    }

    @Test(arguments: [
        "expect source cloud;", "expect endUsers cannot update own photo;", "expect finding nobody-left;",
        "expect tenant \"fabrikam.com\";", "what if { expect source cloud; }",
        "revoke role TeamsAdmin from teams.admin@contoso.com; expect role TeamsAdmin can update own photo;",
        "source cloud; allow roles [UserAdmin]; apply; expect endUsers cannot update own photo;",
        "find policy { expect endUsers cannot update own photo; expect employee@contoso.com can update own photo; }",
    ])
    func aClaimThatDoesNotHoldClosesItsLevel(_ text: String) async throws {
        let run = try await Self.run(text + " print \"still said\"; advance; print \"not said\";")
        #expect(run.closing == .expectation)
        #expect(Array(run.statuses.suffix(3)) == [.done, .skipped, .skipped])
    }

    @Test(arguments: [
        ("source cloud; allow roles [IntuneAdmin]; apply;", "role-not-supported"),
        ("source cloud; allow roles [User]; apply;", "default-user-role"),
        ("source onPremises; allow roles [UserAdmin]; apply;", "roles-need-cloud"),
        ("rollback;", "nothing-to-roll-back"),
    ])
    func aChangeThatMustNotBeIsRefused(_ text: String, _ code: String) async throws {
        let run = try await Self.run(text)
        #expect(run.closing == .refusal)
        guard case .refused(let refusal) = run.outcomes.last?.result else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.code == code)
    }

    @Test func aGuardIsOverriddenOnlyByItsName() async throws {
        let alone = """
            grant role GlobalAdmin to me; revoke role PeopleAdmin from me;
            source cloud; allow roles [PeopleAdmin]; apply
            """
        let refused = try await Self.run(alone + ";", on: "contoso-2026")
        #expect(refused.closing == .refusal)
        let named = try await Self.run(alone + " despite nobody-left;", on: "contoso-2026")
        #expect(named.closing == nil)
        #expect(named.outcomes.last?.notes == [])
        let unneeded = try await Self.run("source cloud; allow roles [GlobalAdmin]; apply despite nobody-left;")
        #expect(unneeded.closing == nil)
        #expect(unneeded.outcomes.last?.notes.count == 1)
    }

    @Test(arguments: [
        ("show user nobody@contoso.com;", "user-unknown"), ("allow roles [Usradmin];", "role-unknown"),
        ("allow roles [];", "empty-roles"), ("let x = []; allow roles $x;", "empty-roles"),
        ("can me update own photo via Teems;", "client-unknown"),
        ("can me update own photo with scopes [Foo.Bar];", "scope-unknown"), ("apply despite nope;", "code-unknown"),
        ("print $x;", "variable-unknown"), ("advance soon;", "duration-invalid"),
        ("show user $x; ", "variable-unknown"), ("let x = [a, b]; show user $x;", "list-not-allowed"),
        ("mailbox policy \"\" photos on;", "name-empty"), ("mailbox policy \"\" for me;", "name-empty"),
        ("include \"self\";", "include-cycle"), ("include \"none\";", "include-not-found"),
        ("expect me can update own photo because drift;", "reason-needs-cannot"),
        ("find policy { expect me can update own photo after 2h; }", "time-in-search"),
        ("let x = a; let x = b; print $x;", "already-defined"), ("what if { let x = a; }", "variable-unused"),
        ("grant role UserAdmin to me over unit \"Nowhere\";", "unit-unknown"),
        ("update own photo from \"none.png\";", "photo-file-unreadable"),
        ("update own photo from \"text.png\";", "photo-not-an-image"),
    ])
    func whatIsInErrorIsReportedBeforeAnythingRuns(_ text: String, _ code: String) async throws {
        let run = try await Self.run("source cloud; " + text)
        #expect(run.codes == [code])
        #expect(run.outcomes.isEmpty)
    }

    @Test(arguments: [
        "let x = a; what if { let x = b; print $x; } print $x;", "include \"helpers\";",
        "let roles = [UserAdmin]; let both = [$roles, GlobalAdmin]; print $both;",
    ])
    func aVariableIsDefinedOnceInABlockAndUsed(_ text: String) async throws {
        #expect(try await Self.run(text).codes.isEmpty)
    }

    @Test(arguments: ["remove photo of employee@contoso.com;", "restore photo of employee@contoso.com;"])
    func whatNeedsAPhotoIsRefusedWithoutOne(_ text: String) async throws {
        let run = try await Self.run(text)
        #expect(run.closing == .refusal)
        guard case .photo(let report) = run.outcomes.last?.result else {
            Issue.record("no report on a photo")
            return
        }
        #expect(report.refusal?.code == ChangeCode.photoMissing.rawValue)
    }

    @Test func aConflictNamesTheRuleAgainstEachClaim() async throws {
        let run = try await Self.run(
            "find policy { expect endUsers cannot update own photo; expect employee@contoso.com can update own photo; }"
        )
        guard case .search(let report) = run.outcomes.last?.result else {
            Issue.record("no search")
            return
        }
        #expect(report.conflict.map(\.fulfilledBy) == [4, 2])
        #expect(report.conflict.map(\.rules) == [[nil], [.sourceOnPremises, .roleNotAllowed]])
    }

    @Test func aWhatIfBlockLeavesNothingBehind() async throws {
        let run = try await Self.run(
            """
            source cloud;
            what if "a" { allow roles [UserAdmin]; apply; advance; consent off; let x = a; print $x;
              grant role UserAdmin to employee@contoso.com; what if "b" { source onPremises; apply; } }
            expect source any; expect employee@contoso.com can update own photo via Graph;
            expect employee@contoso.com cannot update photo of others;
            """)
        #expect(run.closing == nil)
        #expect(run.outcomes.contains { $0.path == ["a", "b"] })
    }
}
