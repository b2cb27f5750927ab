import FoundationEssentials
import Interpreter
import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Resolution
import Storage
import Tenants
import Testing

@testable import MicrosoftGraph

/// Runs scripts on a live tenant over real HTTP with a journal on disk: everything that the program combines.
struct LiveSession {
    let tenant: LiveTenant
    let journal: JournalFile
    let time: TestTime
    private let folder: String

    struct End {
        var outcomes: [Outcome] = []
        var closing: Session.Closing?
        var error: (any Error)?
        var recorded: RecordedApply?

        var serviceError: ServiceError? { error as? ServiceError }
        var refusal: Refusal? {
            if case .refused(let refusal) = outcomes.last?.result { refusal } else { nil }
        }
        var isAccepted: Bool {
            if case .applied = outcomes.last?.result { closing == nil && error == nil } else { false }
        }
    }

    static func on(_ world: LiveWorld) async throws -> LiveSession {
        try LiveSession(tenant: try await world.tenant(), folder: world.folder, time: world.time)
    }

    init(tenant: LiveTenant, folder: String, time: TestTime) throws {
        self.tenant = tenant
        self.time = time
        self.folder = folder
        journal = try JournalFile(folder: folder + "/journal")
    }

    var control: LiveControl {
        LiveControl(
            journal: journal, confirmation: Yes(), photoBackups: PhotoBackupFolder(folder: folder),
            clock: Clock(time: time), digest: { sha256($0) })
    }

    func run(_ text: String) async throws -> End {
        try await begin(text) { (try await $0.run($1), nil) }
    }

    /// Records the first apply for a plan file.
    func record(_ text: String) async throws -> End {
        try await begin(text) { try await $0.record($1) }
    }

    private func begin(
        _ text: String, _ run: (Session, Program) async throws -> (Session.Closing?, RecordedApply?)
    ) async throws -> End {
        var resolver = Resolver(loader: NoScripts())
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "test", text: text)))
        #expect(resolver.reports.isEmpty)
        return try await begin { try await run($0, program) }
    }

    func apply(_ file: PlanFile) async throws -> End {
        try await begin { (try await $0.apply(file, in: Source(name: "plan.json", text: "apply;")), nil) }
    }

    private func begin(
        _ run: (Session) async throws -> (Session.Closing?, RecordedApply?)
    ) async throws -> End {
        let (live, _) = try await tenant.journaled(by: control)
        var end = End()
        var outcomes: [Outcome] = []
        let session = Session(tenant: .live(live), files: NoScripts(), liveWriter: JournaledWriter(control)) {
            outcomes.append($0)
        }
        do {
            (end.closing, end.recorded) = try await run(session)
        } catch {
            end.error = error
        }
        end.outcomes = outcomes
        return end
    }

    func states() async throws -> [JournalEntry.State] {
        try await journal.entries(of: nil).map(\.outcome.state)
    }

    /// Returns what the next start reports about earlier changes.
    func settled() async throws -> [JournalEntry.State] {
        try await tenant.journaled(by: control).settled.map(\.entry.outcome.state)
    }

    private struct Yes: LiveChanges.Confirmation {
        func answer(_ question: ConfirmationQuestion) -> ConfirmationAnswer { .beforehand("contoso.com") }
    }

    private struct Clock: LiveClock {
        let time: TestTime
        var now: Instant { time.keeper.now() }
        var elapsed: TimeSpan { TimeSpan(seconds: now.seconds) }
        func sleep(_ span: TimeSpan) async throws { try await time.keeper.sleep(.seconds(span.seconds)) }
    }
}
