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

    /// Who `me` is.
    let operatorName: String?
    private var moved: Set<Move> = []

    init(operatorName: String?) { self.operatorName = operatorName }

    /// Follows statements in the order in which they run; a report for each `revoke` that this tenant refuses.
    mutating func follow(_ statements: [Statement], in directory: any Directory) async throws -> [Report] {
        var reports: [Report] = []
        for statement in statements {
            switch statement.action {
            case .change(.grant(let role, let user, _)):
                if let (move, _) = try await move(role, user, directory) { moved.insert(move) }
            case .change(.revoke(let role, let user)):
                guard let (move, account) = try await move(role, user, directory) else { continue }
                let assignments = try await directory.roleAssignments(of: account.id)
                if moved.insert(move).inserted,
                    let error = assignments.revocationError(move.role, of: account, directory.roles)
                {
                    let place = statement.place
                    reports.append(
                        Report(error.code, in: place.source, at: place.span, error.message, help: error.help))
                }
            case .whatIf(_, let body):
                // What a block moves stays in it.
                var inside = self
                reports += try await inside.follow(body, in: directory)
            case .edit, .discard, .plan, .apply, .rollback, .can, .who, .explainAccess, .explainCode, .expect,
                .updatePhoto, .removePhoto, .restorePhoto, .show, .print, .define, .findPolicy,
                .change(.mailboxPhotos), .change(.mailboxPolicy), .change(.userConsent), .change(.advance):
                continue
            }
        }
        return reports
    }

    /// Nil when a name is unknown, which is reported elsewhere.
    private func move(
        _ role: RoleName, _ user: UserName, _ directory: any Directory
    ) async throws -> (Move, Account)? {
        let name: String? =
            switch user {
            case .me: operatorName
            case .named(let name): name
            }
        guard let role = directory.roles.role(role), let name, let account = try await directory.account(named: name)
        else { return nil }
        return (Move(role: role.index, account: account.id), account)
    }
}
