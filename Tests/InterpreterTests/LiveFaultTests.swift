import LiveChanges
import PhotoPolicy
import Tenants
import Testing
import Wording

/// Errors of the service during a change: the tenant is asked what happened, and the journal says what is known.
@Suite struct LiveFaultTests {
    static let lock = LiveApplyTests.lock

    @Test func aLostAnswerOfAWriteThatWentThroughIsFoundOutByReading() async throws {
        let (world, error) = (try LiveWorld(), FakeTenant.lost)
        await world.fake.fail(.afterWrite(error))
        let run = try await world.run(Self.lock)
        #expect(run.applied?.readBack == LiveWorld.locked)
        #expect(run.outcomes.last?.notes.contains { $0.words.contains(error.code) } == true)
        #expect(run.error == nil)
        #expect(world.journal.entries.map(\.outcome.state) == [.accepted])
        #expect(await world.fake.writes.count == 1)
    }

    @Test(arguments: [
        (FakeTenant.lost, JournalEntry.State.notApplied), (FakeTenant.unsent, .notApplied),
        (FakeTenant.forbidden, .refused),
    ])
    func aWriteThatDidNotArriveEndsTheRunWithItsError(_ error: ServiceError, _ state: JournalEntry.State) async throws {
        let world = try LiveWorld()
        await world.fake.fail(.beforeWrite(error))
        let run = try await world.run(Self.lock + " show policy;")
        #expect(run.serviceError?.code == error.code)
        #expect(run.serviceError?.message.contains("may have arrived") == error.mayHaveArrived)
        #expect(run.applied == nil)
        let entry = try #require(world.journal.entries.first)
        #expect(entry.outcome.state == state)
        #expect(entry.outcome.errorCode == error.code)
        #expect(error.requestID == nil || entry.outcome.requestIDs.contains("request-7"))
        #expect(await world.fake.writes.count == 1)
        #expect(!world.journal.isLocked)
    }

    /// Each attempt has its own look and its own entry; nobody else is kept waiting in between.
    @Test func aWriteThatIsPutOffIsBegunAnew() async throws {
        let world = try LiveWorld()
        await world.fake.fail(.beforeWrite(FakeTenant.throttled))
        let run = try await world.run(Self.lock)
        #expect(run.serviceError == FakeTenant.throttled)
        #expect(world.journal.entries.map(\.outcome.state) == Array(repeating: .notApplied, count: 6))
        #expect(await world.fake.writes.count == 6)
        #expect(!world.journal.isLocked)
    }

    /// Before anything is sent, waiting for the service to recover does not hold the lock.
    @Test func aLookThatIsPutOffIsBegunAnew() async throws {
        var world = try LiveWorld()
        var confirmation = FakeConfirmation(answer: .beforehand("contoso.com"))
        confirmation.whileAsked = { [fake = world.fake] _ in
            await fake.failReading(ServiceError(.unreachable, "service-unreachable", "503", retryAfter: 100))
        }
        world.confirmation = confirmation
        world.fake.clock.whileAsleep = { [fake = world.fake, journal = world.journal] in
            #expect(!journal.isLocked)
            await fake.failReading(nil)
        }
        let run = try await world.run(Self.lock)
        #expect(run.error == nil)
        #expect(world.journal.entries.map(\.outcome.state) == [.accepted])
    }

    @Test func whatOthersChangedWhileAWriteWasPutOffIsNotOverwritten() async throws {
        let world = try LiveWorld()
        await world.fake.fail(.beforeWrite(FakeTenant.throttled))
        world.fake.clock.whileAsleep = { [fake = world.fake, journal = world.journal] in
            #expect(!journal.isLocked)
            #expect(journal.entries.map(\.outcome.state) == [.notApplied])
            await fake.change(PhotoUpdateSettings(source: .onPremises))
        }
        let run = try await world.run(Self.lock)
        #expect(run.refusal?.code == "stale-plan")
        #expect(await world.fake.writes.count == 1)
    }

    @Test func aRefusalOfTheServiceIsARefusedStatement() async throws {
        let world = try LiveWorld()
        await world.fake.fail(.beforeWrite(FakeTenant.badRequest))
        let run = try await world.run(Self.lock)
        #expect(run.error == nil)
        #expect(run.refusal?.code == "BadRequest")
        #expect(run.closing == .refusal)
        #expect(world.journal.entries.map(\.outcome.state) == [.refused])
    }

    @Test func whenNothingCanBeReadTheEntryStaysOpenUntilTheNextRun() async throws {
        let world = try LiveWorld()
        await world.fake.fail(.afterWrite(FakeTenant.lost), readingToo: true)
        let run = try await world.run(Self.lock)
        #expect(run.refusal?.code == "outcome-unknown")
        #expect(run.serviceError == FakeTenant.lost)
        #expect(world.journal.entries.map(\.outcome.state) == [.intended])
        await world.fake.fail(nil)
        let next = try await world.run("show policy;")
        #expect(next.settled == [.accepted])
        #expect(world.journal.entries.first?.outcome.errorCode == FakeTenant.lost.code)
    }

    @Test(arguments: [
        (LiveWorld.locked, JournalEntry.State.accepted), (PhotoUpdateSettings.untouched, .notApplied),
        (LiveWorld.foreign, .unknown),
    ])
    func whatAKilledRunLeftOpenIsSettledByReading(
        _ shown: PhotoUpdateSettings, _ state: JournalEntry.State
    ) async throws {
        let world = try LiveWorld()
        _ = try world.journal.begin(Self.intent(in: world))
        await world.fake.change(shown)
        await world.fake.clock.sleep(TimeSpan(seconds: 60))
        let run = try await world.run("show policy;")
        #expect(run.settled == [state])
        #expect(world.journal.entries.map(\.outcome.state) == [state])
        #expect(world.journal.entries.map(\.outcome.shown) == [shown])
        // What cannot be determined is checked and reported again, for a day.
        #expect(try await world.run("show policy;").settled == (state == .unknown ? [.unknown] : []))
        await world.fake.clock.sleep(.hours(24))
        #expect(try await world.run("show policy;").settled.isEmpty)
    }

    private static func intent(in world: LiveWorld) -> JournalEntry.Intent {
        JournalEntry.Intent(
            .settings(before: .untouched, after: LiveWorld.locked, undoing: nil), tenant: world.directory.tenant,
            who: nil, why: nil, when: world.fake.clock.now, script: nil)
    }

    @Test func aRequestThatMayBeUnderWayIsNotYetCalledLost() async throws {
        let world = try LiveWorld()
        _ = try world.journal.begin(Self.intent(in: world))
        let soon = try await world.run("show policy;")
        #expect(soon.settled == [.intended])
        #expect(soon.settlements[0].sentence(.builtIn).contains("may yet arrive"))
        await world.fake.change(LiveWorld.locked)
        #expect(try await world.run("show policy;").settled == [.accepted])
    }

    @Test func anUnknownOutcomeIsSettledOnceTheTenantShowsIt() async throws {
        let world = try LiveWorld()
        await world.fake.showAfterWrite(.untouched, for: 1000)
        #expect(try await world.run(Self.lock).refusal?.code == "outcome-unknown")
        await world.fake.showAfterWrite(.untouched, for: 0)
        await world.fake.change(LiveWorld.locked)
        #expect(try await world.run("show policy;").settled == [.accepted])
        #expect(try await world.run("rollback;").closing == nil)
    }

    @Test(arguments: [-864_000, -300, 300, 864_000])
    func aReadBackEndsWhateverIsDoneToTheClock(_ shift: Int) async throws {
        let world = try LiveWorld()
        await world.fake.showAfterWrite(.untouched, for: 5)
        world.fake.clock.shift(by: shift)
        #expect(try await world.run(Self.lock).applied?.readBack == LiveWorld.locked, "its patience is not cut short")
        let other = try LiveWorld()
        await other.fake.showAfterWrite(.untouched, for: 10_000)
        other.fake.clock.shift(by: shift)
        #expect(try await other.run(Self.lock).refusal?.code == "outcome-unknown")
    }

    @Test func theNextChangeTellsOfTheOneBeforeIt() async throws {
        let world = try LiveWorld()
        _ = try world.journal.begin(Self.intent(in: world))
        // The first change never arrived: the next one began from the state before it and did the same.
        let next = try world.journal.begin(Self.intent(in: world))
        try world.journal.end(next, JournalEntry.Outcome(.accepted, when: world.fake.clock.now))
        await world.fake.change(LiveWorld.locked)
        await world.fake.clock.sleep(TimeSpan(seconds: 60))
        #expect(try await world.run("show policy;").settled == [.notApplied])
    }

    @Test func aTenantThatCannotBeAskedLeavesTheEntryAndStopsNothing() async throws {
        let world = try LiveWorld()
        let change = JournalEntry.PhotoChange(
            account: LivePhotoTests.employee, accountName: "employee@contoso.com", before: nil, after: "tag",
            backup: nil)
        _ = try world.journal.begin(
            JournalEntry.Intent(
                .photo(change), tenant: world.directory.tenant, who: nil, why: nil, when: world.fake.clock.now,
                script: nil))
        await world.fake.failPhotos(FakeTenant.forbidden)
        let run = try await world.run("show policy;")
        #expect(run.settlements.map(\.error) == [FakeTenant.forbidden])
        #expect(run.outcomes.count == 1)
        #expect(world.journal.entries.map(\.outcome.state) == [.intended])
    }

    @Test func aChangeUnderWayInAnotherRunIsLeftAlone() async throws {
        let world = try LiveWorld()
        let lock = try world.journal.lock(world.directory.tenant.id, waiting: TimeSpan(seconds: 0))
        _ = try world.journal.begin(Self.intent(in: world))
        #expect(try await world.run("show policy;").settled.isEmpty)
        #expect((try await world.run(Self.lock).error as? JournalError)?.code == .locked)
        lock.release()
        #expect(try await world.run("show policy;").settled.count == 1)
    }

    @Test func rollbackTakesBackTheLatestApplyOfTheJournal() async throws {
        let world = try LiveWorld()
        _ = try await world.run(Self.lock)
        _ = try await world.run("source onPremises; apply;")
        let rolled = try await world.run("rollback because \"CHG2\";")
        #expect(rolled.applied?.isRollback == true)
        #expect(await world.fake.settings == LiveWorld.locked)
        _ = try await world.run("rollback;")
        #expect(await world.fake.settings == .untouched)
        #expect(try await world.run("rollback;").refusal?.code == "nothing-to-roll-back")
        #expect(world.journal.entries.count == 4)
    }

    @Test func rollbackIsRefusedOnDrift() async throws {
        let world = try LiveWorld()
        _ = try await world.run(Self.lock)
        await world.fake.change(LiveWorld.foreign)
        #expect(try await world.run("rollback;").refusal?.code == "drift")
        #expect(await world.fake.settings == LiveWorld.foreign)
    }

    @Test func aThrownServiceErrorEndsTheRun() async throws {
        let world = try LiveWorld()
        let control = world.control
        _ = try await world.run("show policy;")
        var confirmation = FakeConfirmation(answer: .beforehand("contoso.com"))
        confirmation.whileAsked = { _ in await world.fake.failReading(FakeTenant.throttled) }
        let failing = LiveControl(
            journal: control.journal, confirmation: confirmation, photoBackups: control.photoBackups,
            clock: control.clock, digest: control.digest)
        let run = try await world.run(Self.lock, control: failing)
        #expect(run.serviceError == FakeTenant.throttled)
        #expect(world.journal.entries.isEmpty)
        #expect(!world.journal.isLocked)
    }
}
