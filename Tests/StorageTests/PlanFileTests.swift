import Interpreter
import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Rendering
import Resolution
import Storage
import Tenants
import Testing
import Wording

/// Plan files: recorded from a script, and bound to it, to the tenant and to the settings.
@Suite struct PlanFileTests {
    struct NoFiles: SourceLoader, PhotoFiles {
        func load(_ path: String, from source: Source) throws -> Source { throw LoadError(message: "none") }
        func read(_ path: String, from source: Source) throws -> [UInt8] { throw LoadError(message: "none") }
    }

    static let script = """
        let helpdesk = [UserAdmin];
        what if { source onPremises; apply; }
        source cloud; allow roles $helpdesk;
        apply despite nobody-left because "a \\"quoted\\" reason\\n";
        advance; print "never reached";
        """

    private static func contoso() throws -> Tenant {
        .simulated(try #require(try EmbeddedTenants.tenant(named: "contoso")))
    }

    struct Recording {
        var reports: [Report] = []
        var outcomes: [Outcome] = []
        var closing: Session.Closing?
        var file: PlanFile?
        var text: [UInt8] = []
    }

    private static func record(_ text: String, on tenant: Tenant) async throws -> Recording {
        let source = Source(name: "lock.photo", text: text)
        var resolver = Resolver(loader: NoFiles())
        let program = resolver.resolve(SyntaxTree(parsing: source))
        var recording = Recording(reports: resolver.reports + PlanCheck.reports(program, of: source))
        guard recording.reports.isEmpty else { return recording }
        var outcomes: [Outcome] = []
        let session = Session(tenant: tenant, files: NoFiles()) { outcomes.append($0) }
        let (closing, recorded) = try await session.record(program)
        recording.closing = closing
        recording.outcomes = outcomes
        guard let recorded else { return recording }
        let file = PlanFile(
            tenant: tenant.directory.tenant, isLive: false,
            scripts: program.sources.map { PlanFile.Script(name: $0.name, digest: sha256($0.bytes)) },
            digest: program.digest { sha256($0) }, base: recorded.plan.current, proposed: recorded.plan.proposed,
            approval: recorded.approval, made: recorded.plan.madeAt, madeBy: tenant.operatorName)
        recording.file = file
        recording.text = Array(
            PlanFileJSON.text(file, plan: recorded.plan, roles: tenant.directory.roles) { sha256($0) }.utf8)
        return recording
    }

    private static func recorded() async throws -> (file: PlanFile, text: [UInt8]) {
        let recording = try await record(script, on: contoso())
        return (try #require(recording.file), recording.text)
    }

    @Test func theFirstApplyAtTheTopIsRecordedAndNothingRunsAfterIt() async throws {
        let recording = try await Self.record(Self.script, on: Self.contoso())
        #expect(recording.closing == nil)
        #expect(recording.outcomes.last?.kind == "record")
        #expect(recording.file?.approval.despite == [.nobodyLeft])
        #expect(recording.file?.approval.because == "a \"quoted\" reason\n")
        #expect(recording.file?.proposed.source == .cloud)
        #expect(recording.file?.base == .untouched)
    }

    @Test func whatWasWrittenIsRead() async throws {
        let (file, text) = try await Self.recorded()
        #expect(try PlanFile.reading(text) == file)
        #expect(file.scripts.map(\.digest) == [sha256(Self.script.utf8)])
        #expect(file.digest == sha256(Self.script.utf8))
    }

    @Test func itsStatementsAreTheLanguage() async throws {
        let (file, _) = try await Self.recorded()
        let source = Source(name: "plan", text: file.statements(try Self.contoso().directory.roles))
        var resolver = Resolver(loader: NoFiles())
        let program = resolver.resolve(SyntaxTree(parsing: source))
        #expect(resolver.reports.isEmpty)
        guard case .apply(let consent) = program.statements.last?.action else {
            Issue.record("no apply")
            return
        }
        #expect(consent == file.approval)
    }

    @Test func aChangedByteAnywhereIsFound() async throws {
        let (_, text) = try await Self.recorded()
        for index in text.indices.dropLast(2) {
            var changed = text
            changed[index] = changed[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            #expect(throws: PlanFileError.self, "byte \(index)") { try PlanFile.reading(changed) }
        }
        for count in stride(from: 0, to: text.count - 2, by: 7) {
            #expect(throws: PlanFileError.self) { try PlanFile.reading(Array(text[..<count])) }
        }
        #expect(throws: PlanFileError.self) { try PlanFile.reading(Array("{}".utf8)) }
    }

    @Test func itIsCarriedOutOnTheTenantItWasMadeFor() async throws {
        let (file, _) = try await Self.recorded()
        let tenant = try Self.contoso()
        #expect(file.objection(to: tenant) { _ in nil } == nil)
        var outcomes: [Outcome] = []
        let session = Session(tenant: tenant, files: NoFiles()) { outcomes.append($0) }
        #expect(try await session.apply(file, in: Source(name: "plan.json", text: "apply;")) == nil)
        #expect(try await session.tenant.service.state().acceptedSettings == file.proposed)
        #expect(session.tenant.history.map(\.reason) == [file.approval.because])
        #expect(outcomes.map(\.kind) == ["apply"])

        #expect(try await session.apply(file, in: Source(name: "plan.json", text: "apply;")) == .refusal)
        guard case .refused(let refusal) = outcomes.last?.result else {
            Issue.record("applied twice")
            return
        }
        #expect(refusal.code == "stale-plan")
    }

    @Test func anotherTenantAndAChangedScriptAreObjectedTo() async throws {
        let (file, _) = try await Self.recorded()
        let tenant = try Self.contoso()
        #expect(file.objection(to: tenant) { _ in sha256("changed".utf8) }?.code == .stalePlan)
        #expect(file.objection(to: tenant) { _ in sha256(Self.script.utf8) } == nil)
        let other = PlanFile(
            tenant: TenantIdentity(
                id: GUID("00000000-0000-4000-8000-000000000009")!, displayName: "contoso",
                verifiedDomains: ["contoso.com"]),
            isLive: false, scripts: [], digest: nil, base: file.base, proposed: file.proposed, approval: Approval(),
            made: file.made, madeBy: nil)
        #expect(other.objection(to: tenant) { _ in nil }?.code == .wrongTenant)
        let live = PlanFile(
            tenant: file.tenant, isLive: true, scripts: [], digest: nil, base: file.base, proposed: file.proposed,
            approval: Approval(), made: file.made, madeBy: nil)
        #expect(live.objection(to: tenant) { _ in nil }?.code == .wrongTenant)
    }

    @Test(arguments: [
        ("source cloud; plan;", "no-apply"), ("what if { source cloud; apply; }", "no-apply"),
        ("rollback; source cloud; apply;", "change-before-plan"),
        ("advance; source cloud; apply;", "change-before-plan"),
        ("remove own photo; apply;", "change-before-plan"),
    ])
    func whatCannotBePlannedIsReportedBeforeItRuns(_ text: String, _ code: String) async throws {
        #expect(try await Self.record(text, on: Self.contoso()).reports.map(\.code) == [code])
    }

    @Test(arguments: [
        ("expect source cloud; source cloud; apply;", Session.Closing.expectation),
        ("allow roles [UserAdmin]; apply;", .refusal),
    ])
    func aFailureBeforeItLeavesNoPlan(_ text: String, _ closing: Session.Closing) async throws {
        let recording = try await Self.record(text, on: Self.contoso())
        #expect(recording.closing == closing)
        #expect(recording.file == nil)
    }
}
