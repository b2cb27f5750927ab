import PhotoLanguage
import PhotoPolicy
import Tenants

/// The roles that statements have granted to or revoked from accounts before a place in a program.
///
/// Everything else is as in the tenant, so a `revoke` that cannot be done is known beforehand.
struct RoleMoves {
    private struct Move: Hashable {
        let role: RoleIndex
        let account: GUID
    }

    private let names: TenantNames
    private var moved: Set<Move> = []

    init(_ names: TenantNames) { self.names = names }

    /// Follows statements in the order in which they run; returns a report for each `revoke` that this tenant refuses.
    mutating func follow(_ statements: [Statement]) async throws -> [Report] {
        var reports: [Report] = []
        for statement in statements {
            if case .whatIf(_, let body) = statement.action {
                // Moves inside a block stay in it.
                var inside = self
                reports += try await inside.follow(body)
            }
            guard case .change(let change) = statement.action, let move = change.roleMove,
                let error = try await follow(move)
            else { continue }
            let place = statement.place
            reports.append(
                Report(error.code.rawValue, in: place.source, at: place.span, error.message, help: error.help))
        }
        return reports
    }

    /// Why a move is refused, where that is known beforehand. An unknown name is reported elsewhere.
    private mutating func follow(_ next: WorldChange.RoleMove) async throws -> TenantError? {
        let directory = names.tenant.directory
        guard let role = directory.roles.role(next.role), let account = try await names.accountIfKnown(next.user) else {
            return nil
        }
        let isFirst = moved.insert(Move(role: role.index, account: account.id)).inserted
        guard !next.isGrant, isFirst else { return nil }
        return try await directory.roleAssignments(of: account.id)?
            .revocationError(role.index, of: account, directory.roles)
    }
}
