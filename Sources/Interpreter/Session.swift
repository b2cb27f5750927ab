import PhotoLanguage
import PhotoPolicy
import Resolution
import Tenants

/// Runs programs on a tenant, statement by statement, and emits the outcome of each.
///
/// Only one task uses a session at a time. What a fork may change is in `world`, a value, so a what-if block runs on a
/// copy and ends with a return to the original.
package final class Session {
    /// What closed a level: no statement at it that would change something runs after that.
    package enum Closing: Sendable {
        case expectation
        case refusal
    }

    /// A level: the top of an entry, or a what-if block.
    private struct Level {
        var closedBy: Closing?
        var isSkipping = false
        /// How many expectations were checked at it.
        var expectations = 0
    }

    package private(set) var world: World
    private var level = Level()
    private var path: [String?] = []
    private let files: any PhotoFiles
    private let liveWriter: any TenantWriter
    /// The digest of the running program.
    private var script: String?
    /// The first apply at the top level, if it is to be recorded instead of carried out.
    private var recorded: RecordedApply?
    private let emit: (Outcome) -> Void

    package convenience init(
        tenant: Tenant, files: any PhotoFiles, liveWriter: any TenantWriter = NoWriter(),
        emit: @escaping (Outcome) -> Void
    ) {
        self.init(world: World(tenant: tenant), files: files, liveWriter: liveWriter, emit: emit)
    }

    /// Creates a session that continues where another one ended.
    ///
    /// - Parameter liveWriter: changes a live tenant; without it a session changes none.
    package init(
        world: World, files: any PhotoFiles, liveWriter: any TenantWriter = NoWriter(),
        emit: @escaping (Outcome) -> Void
    ) {
        self.world = world
        self.files = files
        self.liveWriter = liveWriter
        self.emit = emit
    }

    package var tenant: Tenant { world.tenant }

    /// Runs a program whose checks found no error; returns what closed its top level, if anything did.
    package func run(_ program: Program) async throws -> Closing? {
        level = Level()
        script = liveWriter.digest.flatMap { program.digest($0) }
        try await run(program.statements)
        return level.closedBy
    }

    /// Runs a program up to its first apply at the top level, which is recorded but not carried out.
    ///
    /// - Returns: what closed the top level, and what was recorded unless a refusal or a failure came before it.
    package func record(_ program: Program) async throws -> (closing: Closing?, recorded: RecordedApply?) {
        world.isRecording = true
        defer { world.isRecording = false }
        let closing = try await run(program)
        return (closing, recorded)
    }

    /// Carries out a recorded apply; it is refused when the settings are no longer those it started from.
    package func apply(
        _ proposed: PhotoUpdateSettings, from base: PhotoUpdateSettings, _ approval: Approval, script: String?,
        at place: Place
    ) async throws -> Closing? {
        level = Level()
        world.draft = Draft(writing: proposed)
        try await changing(Statement(action: .apply(approval), place: place)) { world, writer in
            try await world.apply(World.Applying(approval: approval, base: base, script: script), by: writer)
        }
        return level.closedBy
    }

    private func run(_ statements: [Statement]) async throws {
        for statement in statements {
            try Task.checkCancellation()
            if recorded != nil { return }
            if level.closedBy != nil, statement.action.changesSomething { level.isSkipping = true }
            if level.isSkipping {
                try await tell(statement, Reply(.skipped(statement.place.source.text(statement.place.span)), .skipped))
            } else {
                do {
                    try await run(statement)
                } catch {
                    throw RunError.placed(error, at: statement.place)
                }
            }
        }
    }

    private func run(_ statement: Statement) async throws {
        switch statement.action {
        case .edit(let edit): try await changing(statement) { world, _ in try await world.edit(edit) }
        case .discard: try await changing(statement) { world, _ in world.discard() }
        case .plan(let isFull):
            try await changing(statement) { world, _ in try await world.plan(isFull: isFull) }
        case .apply(let approval): try await apply(approval, statement)
        case .rollback(let approval):
            let script = script
            try await changing(statement) { world, writer in
                try await world.rollback(approval, script: script, by: writer)
            }
        case .can(let question): try await tell(statement, try await AccessAnswers(world: world).answer(question))
        case .who(let canDo, let question):
            try await tell(statement, try await AccessAnswers(world: world).answer(question, listing: canDo))
        case .explainAccess(let question, let isFull):
            for reply in try await AccessAnswers(world: world).explain(question, isFull: isFull) {
                try await tell(statement, reply)
            }
        case .explainCode(let code): try await tell(statement, Reply(.page(code)))
        case .expect(let claim): try await tell(statement, try await Expectations(world: world).expect(claim))
        case .updatePhoto(let act, let file):
            let bytes = try files.read(file, from: statement.place.source)
            // The file was checked before the run, but may have changed since.
            guard ImageFault(in: bytes) == nil, let photo = Photo(bytes: bytes) else {
                throw RunError.photoNotAnImage(file)
            }
            try await change(.update, act, to: photo, statement)
        case .removePhoto(let act): try await change(.remove, act, to: nil, statement)
        case .restorePhoto(let act):
            let script = script
            try await changing(statement) { world, writer in
                try await world.restorePhoto(act, script: script, by: writer)
            }
        case .change(let change):
            try await changing(statement) { world, _ in try await world.change(change) }
        case .show(let topic):
            try await tell(statement, try await Listings(world: world, writer: writer).show(topic))
        case .print(let items): try await tell(statement, Reply(.printed(items)))
        case .define(let name, let values):
            world.variables[name] = values
            try await tell(statement, Reply(.defined(name: name, values: values)))
        case .whatIf(let label, let body): try await whatIf(label, body, statement)
        case .findPolicy(let claims): try await tell(statement, try await PolicyFinder(world: world).find(claims))
        }
    }

    private func apply(_ approval: Approval, _ statement: Statement) async throws {
        let applying = World.Applying(approval: approval, script: script, isRecorded: world.isRecording && path.isEmpty)
        let reply = try await changing(statement) { world, writer in try await world.apply(applying, by: writer) }
        if case .recorded(let report) = reply.result {
            recorded = RecordedApply(plan: report.plan, approval: approval)
        }
    }

    private func change(
        _ act: PhotoReport.Act, _ words: PhotoAct, to photo: Photo?, _ statement: Statement
    ) async throws {
        let script = script
        try await changing(statement) { world, writer in
            try await world.change(act, words, to: photo, script: script, by: writer)
        }
    }

    /// What carries out changes of the current world.
    private var writer: any TenantWriter { world.tenant.isLive ? liveWriter : SimulatedWriter() }

    /// Changes the world; if the change ends in an error, what it has done so far stays.
    @discardableResult
    private func changing(
        _ statement: Statement, _ change: (inout World, any TenantWriter) async throws -> Reply
    ) async throws -> Reply {
        let writer = writer
        var changed = world
        defer { world = changed }
        let reply = try await change(&changed, writer)
        world = changed
        try await tell(statement, reply)
        return reply
    }

    private func tell(_ statement: Statement, _ reply: Reply) async throws {
        if case .expectation = reply.result { level.expectations += 1 }
        switch reply.status {
        case .failed: close(.expectation)
        case .refused: close(.refusal)
        case .done, .held, .skipped: break
        }
        emit(
            Outcome(
                place: statement.place, path: path, status: reply.status, result: reply.result,
                notes: reply.notes + (await world.tenant.notes(beside: reply.result)),
                isSimulated: !world.tenant.isLive, tenant: world.tenant.directory.tenant.displayName))
        if let fault = reply.fault { throw fault }
    }

    private func close(_ closing: Closing) {
        if level.closedBy == nil { level.closedBy = closing }
    }

    // MARK: Blocks

    private func whatIf(_ label: String?, _ body: [Statement], _ statement: Statement) async throws {
        let outside = world
        let (inside, ended) = try await fork(labelled: label, running: body)
        let (before, after) = (try await outside.tenant.service.state(), try await inside.tenant.service.state())
        let movements = try await inside.tenant.movements(from: outside.tenant)
        let report = BlockReport(
            label: label, holds: ended.closedBy == nil, expectations: ended.expectations,
            impact: Impact(from: before, to: after, of: movements, roles: outside.roles),
            people: PeopleCount(from: before, to: after, of: movements, roles: outside.roles),
            grid: AbilityGrid(from: before, to: after, of: movements, roles: outside.roles),
            neverApplied: !inside.draft.isEmpty && inside.draft != outside.draft)
        // Whatever made it fail, the block counts as a failed expectation at the level around it.
        try await tell(statement, Reply(.block(report), report.holds ? .held : .failed))
    }

    /// Runs statements on a copy of the world, at a separate level; returns how that world and the level end. Nothing
    /// of it stays in this session, even if it is interrupted.
    private func fork(labelled label: String?, running body: [Statement]) async throws -> (World, Level) {
        let outside = (world, level)
        defer {
            (world, level) = outside
            path.removeLast()
        }
        path.append(label)
        world.tenant = .simulated(try await world.tenant.fork())
        level = Level()
        try await run(body)
        return (world, level)
    }
}
