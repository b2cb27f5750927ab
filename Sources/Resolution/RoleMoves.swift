import PhotoLanguage
import PhotoPolicy
import Tenants

/// Which roles of which accounts statements have given and taken before a place in a program.
///
/// What nobody has moved is as the tenant has it, so that a `revoke` which cannot be done is known beforehand.
struct RoleMoves {
    private struct Move: Hashable {
        let role: RoleIndex
        let account: GUID
    }

    private let names: TenantNames
    private var moved: Set<Move> = []

    init(_ names: TenantNames) { self.names = names }

    /// Follows statements in the order in which they run; a report for each `revoke` that this tenant refuses.
    mutating func follow(_ statements: [Statement]) async throws -> [Report] {
        var reports: [Report] = []
        for statement in statements {
            if case .whatIf(_, let body) = statement.action {
                // What a block moves stays in it.
                var inside = self
                reports += try await inside.follow(body)
            }
            guard case .change(let change) = statement.action, let error = try await follow(change) else { continue }
            let place = statement.place
            reports.append(
                Report(error.code.rawValue, in: place.source, at: place.span, error.message, help: error.help))
        }
        return reports
    }

    /// Why a change is refused, where that is known beforehand.
    private mutating func follow(_ change: WorldChange) async throws -> TenantError? {
        switch change {
        case .grant(let role, let user, _):
            if let (move, _) = try await move(role, user) { moved.insert(move) }
            return nil
        case .revoke(let role, let user):
            guard let (move, account) = try await move(role, user), moved.insert(move).inserted else { return nil }
            let directory = names.tenant.directory
            return try await directory.roleAssignments(of: account.id)?
                .revocationError(move.role, of: account, directory.roles)
        case .mailboxPhotos, .mailboxPolicy, .userConsent, .advance: return nil
        }
    }

    /// Nil when a name is unknown, which is reported elsewhere.
    private func move(_ role: RoleName, _ user: UserName) async throws -> (Move, Account)? {
        guard let role = names.tenant.directory.roles.role(role), let account = try await names.accountIfKnown(user)
        else { return nil }
        return (Move(role: role.index, account: account.id), account)
    }
}
