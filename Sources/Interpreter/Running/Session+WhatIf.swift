import PhotoPolicy
import Tenants

extension Session {
    func whatIf(_ label: String?, _ body: [Statement], _ statement: Statement) async throws {
        let outside = world
        let (inside, closing) = try await fork(labelled: label ?? "what if", running: body)
        let impact = Impact(
            from: try await outside.tenant.service.state(), to: try await inside.tenant.service.state(),
            of: try await inside.tenant.movements(from: outside.tenant), roles: outside.tenant.directory.roles)
        // Whatever failed it, to the level around it the block is an expectation that failed.
        if closing != nil { close(.expectation) }
        tell(
            statement, closing == nil ? .held : .failed,
            .block(
                BlockReport(
                    label: label, holds: closing == nil, impact: impact,
                    neverApplied: !inside.draft.isEmpty && inside.draft != outside.draft)))
    }

    /// Runs statements on a copy of the world, at a level of their own; returns how that world ends and what closed the
    /// level. Nothing of it stays in this session, not even when it is interrupted.
    private func fork(labelled label: String, running body: [Statement]) async throws -> (World, Closing?) {
        let outside = (world, level)
        defer {
            (world, level) = outside
            path.removeLast()
        }
        path.append(label)
        world.tenant = .simulated(try await world.tenant.fork())
        level = Level()
        try await run(body)
        return (world, level.closedBy)
    }
}
