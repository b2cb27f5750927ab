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
            switch statement.action {
            case .change(.grant(let role, let user, _)):
                if let (move, _) = try await move(role, user) { moved.insert(move) }
            case .change(.revoke(let role, let user)):
                guard let (move, account) = try await move(role, user) else { continue }
                let directory = names.tenant.directory
                let assignments = try await directory.roleAssignments(of: account.id)
                if moved.insert(move).inserted,
                    let error = assignments.revocationError(move.role, of: account, directory.roles)
                {
                    let place = statement.place
                    reports.append(
                        Report(error.code.rawValue, in: place.source, at: place.span, error.message, help: error.help))
                }
            case .whatIf(_, let body):
                // What a block moves stays in it.
                var inside = self
                reports += try await inside.follow(body)
            case .edit, .discard, .plan, .apply, .rollback, .can, .who, .explainAccess, .explainCode, .expect,
                .updatePhoto, .removePhoto, .restorePhoto, .show, .print, .define, .findPolicy,
                .change(.mailboxPhotos), .change(.mailboxPolicy), .change(.userConsent), .change(.advance):
                continue
            }
        }
        return reports
    }

    /// Nil when a name is unknown, which is reported elsewhere.
    private func move(_ role: RoleName, _ user: UserName) async throws -> (Move, Account)? {
        guard let role = names.tenant.directory.roles.role(role), let account = try await names.accountIfKnown(user)
        else { return nil }
        return (Move(role: role.index, account: account.id), account)
    }
}
