import Interpreter
import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants
import Testing
import Wording

/// An apply on a live tenant: nothing is sent unconfirmed or unjournaled, and nothing is claimed that was not read.
@Suite struct LiveApplyTests {
    static let lock = "source cloud; allow roles [UserAdmin]; apply because \"CHG1\";"

    @Test func isJournaledWithWhoWhenWhyAndWhat() async throws {
        let world = try LiveWorld()
        let run = try await world.run(Self.lock)
        #expect(run.closing == nil)
        #expect(run.applied?.readBack == LiveWorld.locked)
        #expect(run.outcomes.allSatisfy { !$0.isSimulated })
        #expect(await world.fake.settings == LiveWorld.locked)
        let entry = try #require(world.journal.entries.first)
        #expect(world.journal.entries.count == 1)
        #expect(entry.intent.who == "global.admin@contoso.com")
        #expect(entry.intent.why == "CHG1")
        #expect(entry.intent.tenant.verifiedDomains == ["contoso.com"])
        #expect(entry.intent.script == "\(Self.lock.utf8.count) bytes")
        #expect(
            entry.intent.change
                == .settings(before: .untouched, after: LiveWorld.locked, undoing: nil))
        #expect(entry.outcome.state == .accepted)
        #expect(entry.outcome.requestIDs == ["request-1"])
        #expect(!world.journal.isLocked)
    }

    @Test(arguments: [
        (ConfirmationAnswer.nobody, "not-confirmed"), (.typed(""), "not-confirmed"), (.typed("  "), "not-confirmed"),
        (.typed("fabrikam"), "wrong-tenant"), (.beforehand("fabrikam.com"), "wrong-tenant"),
        (.beforehand("contoso"), "wrong-tenant"),
    ])
    func withoutConfirmationNothingIsSent(_ answer: ConfirmationAnswer, _ code: String) async throws {
        var world = try LiveWorld()
        world.confirmation = FakeConfirmation(answer: answer)
        let run = try await world.run(Self.lock)
        #expect(run.refusal?.code == code)
        #expect(run.closing == .refusal)
        #expect(await world.fake.writes.isEmpty)
        #expect(world.journal.entries.isEmpty)
    }

    @Test(arguments: [
        ConfirmationAnswer.typed("Contoso"), .typed(" contoso.com\n"),
        .beforehand("00000000-0000-4000-8000-000000000001"), .beforehand("CONTOSO.com"),
    ])
    func theTenantIsNamedInAnyCase(_ answer: ConfirmationAnswer) async throws {
        var world = try LiveWorld()
        world.confirmation = FakeConfirmation(answer: answer)
        #expect(try await world.run(Self.lock).closing == nil)
    }

    @Test func settingsChangedWhileTheQuestionStoodAreNotOverwritten() async throws {
        var world = try LiveWorld()
        let fake = world.fake
        world.confirmation = FakeConfirmation(answer: .typed("contoso")) { _ in await fake.change(LiveWorld.foreign) }
        let run = try await world.run(Self.lock)
        #expect(run.refusal?.code == "stale-plan")
        #expect(await world.fake.settings == LiveWorld.foreign)
        #expect(world.journal.entries.isEmpty)
        #expect(!world.journal.isLocked)
    }

    @Test func aFindingStopsItBeforeAnybodyIsAsked() async throws {
        var world = try LiveWorld()
        world.confirmation = FakeConfirmation(answer: .nobody) { _ in Issue.record("asked") }
        let run = try await world.run("source onPremises; allow roles [UserAdmin]; apply;")
        #expect(run.refusal?.code == "roles-need-cloud")
    }

    @Test func anUnseenPlanIsShownWithTheQuestion() async throws {
        var world = try LiveWorld()
        world.confirmation = FakeConfirmation(answer: .typed("contoso")) { #expect($0.plan != nil) }
        #expect(try await world.run(Self.lock).applied?.showsPlan == false)
        world.confirmation = FakeConfirmation(answer: .typed("contoso")) { #expect($0.plan == nil) }
        #expect(try await world.run("source any; plan; apply;").applied?.showsPlan == false)
        world.confirmation = FakeConfirmation(answer: .beforehand("contoso.com"))
        #expect(try await world.run(Self.lock).applied?.showsPlan == true)
    }

    @Test func aReadBackThatDisagreesIsAskedAgain() async throws {
        let world = try LiveWorld()
        let start = world.fake.clock.now
        await world.fake.showAfterWrite(.untouched, for: 4)
        let run = try await world.run(Self.lock)
        #expect(run.applied?.readBack == LiveWorld.locked)
        #expect(world.fake.clock.now > start)
        #expect(world.journal.entries.map(\.outcome.state) == [.accepted])
    }

    @Test func aReadBackThatKeepsDisagreeingIsNotClaimedDone() async throws {
        let world = try LiveWorld()
        let start = world.fake.clock.now
        await world.fake.showAfterWrite(LiveWorld.foreign, for: 1000)
        let run = try await world.run(Self.lock)
        #expect(run.refusal?.code == "outcome-unknown")
        #expect(run.closing == .refusal)
        #expect(run.error == nil)
        #expect(world.fake.clock.now >= start + 60)
        #expect(world.fake.clock.now < start + 75)
        #expect(world.journal.entries.map(\.outcome.state) == [.unknown])
        #expect(world.journal.entries.first?.outcome.shown == LiveWorld.foreign)
    }

    @Test func nothingIsSentWithoutAJournal() async throws {
        let broken = JournalError(.damaged, "the journal is damaged")
        let world = try LiveWorld()
        world.journal.fail(begin: broken)
        #expect((try await world.run(Self.lock).error as? JournalError)?.code == .damaged)
        var control = world.control
        control = LiveControl(
            journal: UnusableJournal(broken), confirmation: control.confirmation, photoBackups: control.photoBackups,
            clock: control.clock, digest: control.digest)
        let run = try await world.run("show policy; \(Self.lock)", control: control)
        #expect((run.error as? JournalError)?.code == .damaged)
        #expect(run.outcomes.map(\.status).allSatisfy { $0 == .done })
        #expect(await world.fake.writes.isEmpty)
    }

    @Test func anOutcomeThatCannotBeJournaledIsToldAndSettledByTheNextRun() async throws {
        let world = try LiveWorld()
        world.journal.fail(end: JournalError(.unusable, "no space left"))
        let run = try await world.run(Self.lock)
        #expect(run.applied?.readBack == LiveWorld.locked)
        #expect(run.error is JournalError)
        world.journal.fail()
        let next = try await world.run("show policy;")
        #expect(next.settled == [.accepted])
        #expect(try await world.run("rollback;").closing == nil)
    }

    @Test(arguments: [
        "source cloud; apply;", "rollback;", "update own photo from \"face.png\";", "remove own photo;",
        "restore own photo;",
    ])
    func readOnlyRefusesEachChangeBeforeAnythingRuns(_ text: String) async throws {
        let world = try LiveWorld()
        #expect(try await world.run("show policy; " + text, isReadOnly: true).codes == ["read-only"])
        let inside = try await world.run("what if { source cloud; apply; } plan;", isReadOnly: true)
        #expect(inside.codes.isEmpty)
        #expect(inside.closing == nil)
        #expect(await world.fake.writes.isEmpty)
    }

    @Test func anUnknownWordIsShownReplacedAndWrittenBack() async throws {
        let world = try LiveWorld()
        let hybrid = PhotoUpdateSettings(source: .other("hybrid"), otherRoles: ["helpdesk"])
        await world.fake.change(hybrid)
        let shown = try await world.run("show policy; expect source any;")
        #expect(shown.closing == .expectation)
        guard case .listing(let listing) = shown.outcomes[0].result else { return }
        #expect(listing.text(.builtIn).remarks.contains { $0.contains("source \"hybrid\"") })
        #expect(try await world.run(Self.lock).applied?.readBack == LiveWorld.locked)
        #expect(try await world.run("rollback;").applied?.readBack == hybrid)
        #expect(await world.fake.writes == [LiveWorld.locked, hybrid])
    }

    @Test func whatIfReadsTheTenantAndSendsNothing() async throws {
        let world = try LiveWorld()
        let run = try await world.run(
            "what if { source cloud; allow roles [UserAdmin]; apply; advance; expect endUsers cannot update own photo; }"
        )
        #expect(run.closing == nil)
        #expect(await world.fake.writes.isEmpty)
        #expect(world.journal.entries.isEmpty)
    }

    @Test func historyShowsTheJournalAndPolicySaysWhatIsAssumed() async throws {
        let world = try LiveWorld()
        func listing(_ text: String) async throws -> ListingText? {
            guard case .listing(let listing) = try await world.run(text).outcomes.last?.result else { return nil }
            return listing.text(.builtIn)
        }
        #expect(try await listing("show policy;")?.remarks.last?.hasPrefix("in force, assumed") == true)
        await world.fake.clock.sleep(.hours(24))
        #expect(try await listing("show policy;")?.remarks.last == "in force")
        _ = try await world.run(Self.lock)
        #expect(try await listing("show policy;")?.remarks.last?.hasPrefix("accepted; still spreading") == true)
        let history = try #require(try await listing("show history;"))
        #expect(history.rows.count == 1)
        #expect(history.rows[0].contains("CHG1"))
        #expect(history.rows[0].contains("source cloud; allow roles [UserAdmin];"))
    }

    @Test func answersAreSettledByTheJournal() async throws {
        let world = try LiveWorld()
        _ = try await world.run(Self.lock)
        #expect(try await world.run("expect endUsers cannot update own photo via Teams;").closing == .expectation)
        #expect(try await world.run("expect endUsers cannot update own photo via Teams once in force;").closing == nil)
        await world.fake.clock.sleep(.hours(24))
        #expect(try await world.run("expect endUsers cannot update own photo via Teams;").closing == nil)
        let run = try await world.run("can employee@contoso.com update own photo; what if { can me update own photo; }")
        #expect(run.outcomes.map(\.isPrediction) == [true, false, false])
    }

    @Test func aPlanFileIsConfirmedCheckedAndJournaledAsAnyApply() async throws {
        var world = try LiveWorld()
        let file = PlanFile(
            tenant: world.directory.tenant, isLive: true, scripts: [], digest: "abc", base: .untouched,
            proposed: LiveWorld.locked, approval: Approval(because: "CHG3"), made: world.fake.clock.now, madeBy: nil)
        world.confirmation = FakeConfirmation(answer: .nobody)
        #expect(try await world.apply(file).refusal?.code == "not-confirmed")
        world.confirmation = FakeConfirmation(answer: .beforehand("contoso.com"))
        #expect(try await world.apply(file).applied?.readBack == LiveWorld.locked)
        #expect(world.journal.entries.map(\.intent.script) == ["abc"])
        #expect(world.journal.entries.map(\.intent.why) == ["CHG3"])
        #expect(try await world.apply(file).refusal?.code == "stale-plan")
        #expect(await world.fake.writes.count == 1)
    }

    struct NoPhotosForOne: MailboxImport {
        let exported: Instant
        let policies = [
            MailboxExport.Policy(name: MailboxPolicies.standardName, photosEnabled: true, isDefault: true),
            MailboxExport.Policy(name: "No photos", photosEnabled: false, isDefault: false),
        ]
        let defaultPolicy = 0
        let counts = [1: 1]
        func policy(ofAnyOf names: [String]) -> Int? { names.contains("employee@contoso.com") ? 1 : nil }
    }

    @Test func importedMailboxPoliciesDecideAndTellTheirAge() async throws {
        var world = try LiveWorld()
        world.imported = NoPhotosForOne(exported: world.fake.clock.now + -3 * 86_400)
        #expect(
            try await world.run(
                """
                expect employee@contoso.com cannot update own photo via Teams because mailbox-policy;
                expect sales.employee@contoso.com can update own photo via Teams; expect finding owa-forbids;
                """
            ).closing == nil)
        let run = try await world.run(
            "can employee@contoso.com update own photo via Teams; plan; show mailbox policies;")
        #expect(run.outcomes[0].notes.contains { $0.words.hasSuffix(", 3 days ago") })
        #expect(run.outcomes[1].notes.contains { $0.words.hasSuffix(", 3 days ago") })
        guard case .listing(let shown) = run.outcomes[2].result else { return }
        let listing = shown.text(.builtIn)
        #expect(listing.rows.contains { $0.prefix(2) == ["No photos", "off"] })
        #expect(listing.remarks.contains { $0.hasSuffix(", 3 days ago") })
    }

    @Test func aPlanIsRecordedWithASignInThatMayOnlyRead() async throws {
        let world = try LiveWorld()
        let (live, _) = try await LiveTenant(
            directory: world.directory, service: FakeService(tenant: world.fake), operatorName: world.operatorName,
            operatorScopes: ScopeSet([])
        ).journaled(by: world.control)
        var resolver = Resolver(loader: ScriptTests.NoFiles())
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "t", text: Self.lock)))
        func session() -> Session {
            Session(tenant: .live(live), files: ScriptTests.NoFiles(), liveWriter: JournaledWriter(world.control)) {
                _ in
            }
        }
        #expect(try await session().record(program).recorded?.plan.proposed == LiveWorld.locked)
        let expecting = "source cloud; expect no finding operator-may-not-apply; allow roles [UserAdmin]; apply;"
        let expectation = resolver.resolve(SyntaxTree(parsing: Source(name: "t", text: expecting)))
        #expect(try await session().record(expectation).recorded != nil)
        #expect(try await session().run(program) == .refusal)
        #expect(await world.fake.writes.isEmpty)
    }
}
