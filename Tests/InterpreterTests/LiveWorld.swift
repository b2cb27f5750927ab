import Interpreter
import LiveChanges
import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants
import Testing

/// A live tenant in memory: the directory of `contoso` with a service that may fail.
struct LiveWorld {
    let fake: FakeTenant
    let directory: any Directory
    let journal = MemoryJournal()
    let backups = MemoryBackups()
    var confirmation = FakeConfirmation(answer: .beforehand("contoso.com"))
    var imported: (any MailboxImport)?
    var operatorName: String? = "global.admin@contoso.com"

    init() throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        fake = FakeTenant(tenant)
        directory = tenant.directory
    }

    struct Run {
        var codes: [String] = []
        var outcomes: [Outcome] = []
        var settlements: [Settlement] = []
        var closing: Session.Closing?
        var error: (any Error)?

        var refusal: Refusal? {
            if case .refused(let refusal) = outcomes.last?.result { refusal } else { nil }
        }
        var applied: AppliedReport? {
            if case .applied(let report) = outcomes.last?.result { report } else { nil }
        }
        var photo: PhotoReport? {
            if case .photo(let report) = outcomes.last?.result { report } else { nil }
        }
        var settled: [JournalEntry.State] { settlements.map(\.entry.outcome.state) }
        var serviceError: ServiceError? { error as? ServiceError }
    }

    var control: LiveControl {
        LiveControl(
            journal: journal, confirmation: confirmation, photoBackups: backups, clock: fake.clock,
            digest: { "\($0.count) bytes" })
    }

    /// Runs a script as a separate run would: what was left open is settled first.
    func run(_ text: String, isReadOnly: Bool = false, control: LiveControl? = nil) async throws -> Run {
        let control = control ?? self.control
        let files = ScriptTests.NoFiles()
        var run = Run()
        let live: LiveTenant
        (live, run.settlements) = try await LiveTenant(
            directory: directory, service: FakeService(tenant: fake), operatorName: operatorName,
            operatorScopes: .writesPolicy
        ).journaled(by: control, imported: imported)
        var resolver = Resolver(loader: files)
        let program = resolver.resolve(SyntaxTree(parsing: Source(name: "t", text: text)))
        let bound = try await BindingCheck(tenant: .live(live), files: files, isReadOnly: isReadOnly).check(program)
        run.codes = (resolver.reports + bound).map(\.code)
        guard run.codes.isEmpty else { return run }
        var outcomes: [Outcome] = []
        let session = Session(tenant: .live(live), files: files, liveWriter: JournaledWriter(control)) {
            outcomes.append($0)
        }
        do {
            run.closing = try await session.run(program)
        } catch {
            run.error = error
        }
        run.outcomes = outcomes
        return run
    }

    func apply(_ file: PlanFile) async throws -> Run {
        var run = Run()
        var outcomes: [Outcome] = []
        let (live, _) = try await LiveTenant(
            directory: directory, service: FakeService(tenant: fake), operatorName: operatorName,
            operatorScopes: .writesPolicy
        ).journaled(by: control)
        let session = Session(tenant: .live(live), files: ScriptTests.NoFiles(), liveWriter: JournaledWriter(control)) {
            outcomes.append($0)
        }
        run.closing = try await session.apply(file, in: Source(name: "plan.json", text: "apply;"))
        run.outcomes = outcomes
        return run
    }

    static let locked = PhotoUpdateSettings(source: .cloud, allowedRoles: [BuiltIn.userAdmin])
    static let foreign = PhotoUpdateSettings(source: .onPremises)

    enum BuiltIn {
        static let userAdmin = GUID("fe930be7-5e62-47db-91af-98c3a49a38b1")!
    }
}
