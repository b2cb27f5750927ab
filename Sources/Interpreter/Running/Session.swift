import PhotoLanguage
import PhotoPolicy
import Tenants

/// Runs checked programs on a tenant, statement by statement, and tells what came of each.
///
/// One session is used by one task at a time. What a fork may change is in `world`, a value, so that a what-if block is
/// a copy and its end the return to the original.
package final class Session {
    /// What a what-if block has its own of, and what one session hands on to the next.
    package struct World: Sendable {
        package internal(set) var tenant: Tenant
        package internal(set) var draft = Draft()
        /// What the last plan since the last edit started from.
        var plannedFrom: PhotoUpdateSettings?
        var lastPlanDiffers = false
        var variables: [String: [String]] = [:]

        package init(tenant: Tenant) { self.tenant = tenant }
    }

    /// What closed a level: nothing at it that would change something runs any more.
    package enum Closing: Int32, Sendable {
        case expectation = 1
        case refusal = 3
    }

    /// A level: the top of an entry, or a what-if block.
    struct Level {
        var closedBy: Closing?
        var isSkipping = false
    }

    package internal(set) var world: World
    var level = Level()
    var path: [String] = []
    let files: any PhotoFiles
    /// What changes of a live tenant need; without it there are none.
    let live: LiveControl?
    /// SHA-256 of the program under way, for the journal.
    var scriptDigest: String?
    /// Whether the first apply at the top is to be recorded instead of carried out, and what it was.
    var isRecording = false
    var recorded: RecordedApply?
    private let emit: (Outcome) -> Void

    package convenience init(
        tenant: Tenant, files: any PhotoFiles, live: LiveControl? = nil, emit: @escaping (Outcome) -> Void
    ) {
        self.init(world: World(tenant: tenant), files: files, live: live, emit: emit)
    }

    /// A session that goes on where another one ended.
    package init(
        world: World, files: any PhotoFiles, live: LiveControl? = nil, emit: @escaping (Outcome) -> Void
    ) {
        self.world = world
        self.files = files
        self.live = live
        self.emit = emit
    }

    package var tenant: Tenant { world.tenant }
    package var draft: Draft { world.draft }
    /// Whether the last plan differed from the tenant and was not applied.
    package var lastPlanDiffers: Bool { world.lastPlanDiffers }

    /// Runs a program whose checks found no error; returns what closed its top level, if anything did.
    package func run(_ program: Program) async throws -> Closing? {
        level = Level()
        scriptDigest = live.flatMap { program.digest($0.digest) }
        try await run(program.statements)
        return level.closedBy
    }

    func run(_ statements: [Statement]) async throws {
        for statement in statements {
            try Task.checkCancellation()
            if recorded != nil { return }
            if level.closedBy != nil, statement.action.changesSomething { level.isSkipping = true }
            if level.isSkipping {
                tell(statement, .skipped, .skipped(statement.place.source.text(statement.place.span)))
            } else {
                do {
                    try await run(statement)
                } catch {
                    throw RunError.placed(error, at: statement.place)
                }
            }
        }
    }

    func tell(_ statement: Statement, _ status: Outcome.Status, _ result: Outcome.Result, notes: [String] = []) {
        emit(
            Outcome(
                place: statement.place, path: path, status: status, result: result,
                notes: notes + remarks(beside: result),
                isSimulated: !world.tenant.isLive, tenant: world.tenant.directory.tenant.displayName))
    }

    func close(_ closing: Closing) {
        if level.closedBy == nil { level.closedBy = closing }
    }

    private func run(_ statement: Statement) async throws {
        switch statement.action {
        case .edit(let edit): try await self.edit(edit, statement)
        case .discard: discard(statement)
        case .plan: try await plan(statement)
        case .apply(let consent): try await apply(consent, statement)
        case .rollback(let consent): try await rollback(consent, statement)
        case .can(let question): try await answer(question, statement)
        case .who(let canDo, let question): try await answer(question, statement, listing: canDo)
        case .explainAccess(let question): try await explain(question, statement)
        case .explainCode(let code): explain(code: code, statement)
        case .expect(let claim): try await expect(claim, statement)
        case .updatePhoto(let act, let file): try await update(act, file: file, statement)
        case .removePhoto(let act): try await remove(act, statement)
        case .restorePhoto(let act): try await restore(act, statement)
        case .change(let change): try await self.change(change, statement)
        case .show(let topic): try await show(topic, statement)
        case .print(let items): tell(statement, .done, .printed(items))
        case .define(let name, let values):
            world.variables[name] = values
            tell(statement, .done, .defined(name: name, values: values))
        case .whatIf(let label, let body): try await whatIf(label, body, statement)
        case .findPolicy(let claims): try await findPolicy(claims, statement)
        }
    }
}

/// How a session reads the image files that scripts name.
package protocol PhotoFiles {
    /// The bytes of a file, its path relative to the source that names it.
    func read(_ path: String, from source: Source) throws -> [UInt8]
}
