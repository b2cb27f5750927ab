import GraphSimulator
import LiveChanges
import PhotoPolicy
import SimulatorControl
import Storage
import Tenants
import Testing
import Wording

@testable import MicrosoftGraph

/// An apply over real HTTP, whatever goes wrong on the way: the journal says what is known, and nothing is claimed that
/// was not read.
@Suite struct LiveSessionTests {
    private static let lock = "source cloud; allow roles [UserAdmin]; apply because \"CHG1\";"
    private static let locked = PhotoUpdateSettings(
        source: .cloud, allowedRoles: RoleCatalog.builtIn.role(named: "UserAdmin").map { [$0.id] } ?? [])

    @Test(arguments: [
        InjectedFault.Kind.rateLimit(retryAfter: 7), .rateLimit(retryAfter: nil), .status(503), .status(504),
        .cutBefore,
        .cutUnanswered, .cutDuring, .cutAfter, .malformed,
    ])
    func passingTroubleOfTheWriteIsOvercome(_ kind: InjectedFault.Kind) async throws {
        try await LiveWorld.run { world in
            let session = try await LiveSession.on(world)
            world.simulator.simulator.inject(InjectedFault(kind, method: "PATCH"))
            #expect(try await session.run(Self.lock).isAccepted)
            // A deferred attempt has its own entry.
            let putOff = if case .rateLimit = kind { true } else { false }
            #expect(try await session.states() == (putOff ? [.notApplied, .accepted] : [.accepted]))
            #expect(world.settings == Self.locked)
        }
    }

    @Test(arguments: [
        (InjectedFault.Kind.rateLimit(retryAfter: 3600), ServiceError.Kind.throttled, JournalEntry.State.notApplied),
        (.rateLimit(retryAfter: nil), .throttled, .notApplied), (.status(503), .unreachable, .notApplied),
        (.cutBefore, .unreachable, .notApplied), (.status(403), .notPermitted, .refused),
    ])
    func lastingTroubleOfTheWriteIsToldAndJournaled(
        _ kind: InjectedFault.Kind, _ error: ServiceError.Kind, _ state: JournalEntry.State
    ) async throws {
        try await LiveWorld.run { world in
            let session = try await LiveSession.on(world)
            world.simulator.simulator.inject(InjectedFault(kind, .next(1000), method: "PATCH"))
            let end = try await session.run(Self.lock + " show policy;")
            #expect(end.serviceError?.kind == error)
            let isPutOff = if case .rateLimit(nil) = kind { true } else { false }
            #expect(try await session.states() == Array(repeating: state, count: isPutOff ? 6 : 1))
            #expect(world.settings == .untouched)
            #expect(try await session.settled().isEmpty)
        }
    }

    @Test func eachEntryHasTheRequestIdsOfItsOwnChange() async throws {
        try await LiveWorld.run { world in
            let session = try await LiveSession.on(world)
            world.simulator.simulator.inject(InjectedFault(.status(403), method: "DELETE"))
            _ = try await session.run(Self.lock + " source any; apply;")
            let ids = try await session.journal.entries(of: nil).map(\.outcome.requestIDs)
            #expect(ids.map(\.count) == [1, 1])
            #expect(Set(ids.joined()).count == 2)
        }
    }

    @Test func writeWhoseAnswerGotLostIsFoundOutByReading() async throws {
        try await LiveWorld.run { world in
            let session = try await LiveSession.on(world)
            world.simulator.simulator.inject(InjectedFault(.cutUnanswered, .next(1000), method: "PATCH"))
            let end = try await session.run(Self.lock)
            #expect(end.isAccepted)
            #expect(world.link.count(.patch, "") == 1, "it was carried out, and needs no second sending")
            #expect(try await session.states() == [.accepted])
        }
    }

    @Test func settingsChangedByAnotherSinceThePlanAreNotOverwritten() async throws {
        try await LiveWorld.run { world in
            let session = try await LiveSession.on(world)
            let plan = try #require(try await session.record(Self.lock).recorded)
            let theirs = PhotoUpdateSettings(source: .onPremises)
            world.simulator.simulator.change { $0.service.serviceState.settings = Timeline(theirs) }
            let file = PlanFile(
                tenant: session.tenant.directory.tenant, isLive: true, scripts: [], digest: nil,
                base: plan.plan.current, proposed: plan.plan.proposed, approval: plan.approval, made: plan.plan.madeAt,
                madeBy: nil)
            let end = try await session.apply(file)
            #expect(end.refusal?.code == "stale-plan")
            #expect(end.closing == .refusal)
            #expect(world.link.count(.patch, "") == 0)
            #expect(try await session.states().isEmpty)
            #expect(world.settings == theirs)
        }
    }

    @Test func unknownSourceIsShownReplacedAndTriedToBeWrittenBack() async throws {
        try await LiveWorld.run { world in
            let session = try await LiveSession.on(world)
            world.simulator.simulator.change {
                $0.service.serviceState.settings = Timeline(PhotoUpdateSettings(source: .other("hybrid")))
            }
            let shown = try await session.run(
                "expect finding settings-not-understood; expect source any;")
            #expect(shown.outcomes.map(\.status) == [.held, .failed])
            #expect(try await session.run(Self.lock).isAccepted)
            // The simulator accepts only words that it knows, and says so.
            let back = try await session.run("rollback;")
            #expect(back.refusal?.sentence(.builtIn).contains("'hybrid'") == true)
            let sent = world.link.requests.last { $0.method == .patch }?.body ?? []
            #expect(String(decoding: sent, as: UTF8.self) == #"{"source":"hybrid","allowedRoles":[]}"#)
            #expect(try await session.states() == [.accepted, .refused])
            #expect(world.settings == Self.locked)
        }
    }

    @Test func readBackThatDisagreesIsAskedAgain() async throws {
        try await HandServedSetting(staleReadings: 3).run { (session, setting) async throws in
            #expect(try await session.run(Self.lock).isAccepted)
            #expect(setting.patches == 1)
            #expect(try await session.states() == [.accepted])
        }
    }

    @Test func readBackThatKeepsDisagreeingIsUnknownUntilItAgrees() async throws {
        try await HandServedSetting(staleReadings: 1000).run { (session, setting) async throws in
            let start = session.time.keeper.now()
            #expect(try await session.run(Self.lock).refusal?.code == "outcome-unknown")
            #expect(session.time.keeper.now() >= start + 60)
            #expect(try await session.states() == [.unknown])
            setting.agree()
            #expect(try await session.settled() == [.accepted])
            #expect(setting.patches == 1)
        }
    }

    @Test func acceptedButUnreadableStaysOpenForTheNextStart() async throws {
        try await HandServedSetting(failsReadings: true).run { (session, setting) async throws in
            let end = try await session.run(Self.lock)
            #expect(end.refusal?.code == "outcome-unknown")
            #expect(end.serviceError?.kind == .unreachable)
            #expect(try await session.states() == [.intended])
            setting.agree()
            #expect(try await session.settled() == [.accepted])
            #expect(setting.patches == 1)
        }
    }

    @Test(arguments: [true, false])
    func interruptInTheMiddleOfTheWriteLosesNothing(_ arrives: Bool) async throws {
        try await HandServedSetting(answersPatches: false, carriesOut: arrives).run { (session, setting) async throws in
            let run = Task { try await session.run(Self.lock) }
            await setting.patchArrived()
            run.cancel()
            let end = try await run.value
            #expect(end.error is CancellationError)
            #expect(try await session.states() == [arrives ? .accepted : .intended])
            #expect(end.outcomes.last?.status == (arrives ? .done : .refused))
            guard !arrives else { return }
            #expect(end.refusal?.code == "outcome-unknown")
            #expect(try await session.settled() == [.intended], "it may be under way still")
            session.time.advance(seconds: 60)
            #expect(try await session.settled() == [.notApplied])
            #expect(setting.patches == 1)
        }
    }
}
