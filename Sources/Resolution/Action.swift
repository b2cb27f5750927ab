import PhotoPolicy

/// What a statement does.
package indirect enum Action: Sendable {
    case edit(SettingsEdit)
    case discard
    case plan(isFull: Bool)
    case apply(Approval)
    case rollback(Approval)
    case can(Question)
    case who(canDo: Bool, Question)
    case explainAccess(Question, isFull: Bool)
    case explainCode(String)
    case expect(Claim)
    case updatePhoto(PhotoAct, file: String)
    case removePhoto(PhotoAct)
    case restorePhoto(PhotoAct)
    case change(WorldChange)
    case show(Topic)
    case print([String])
    case define(name: String, values: [String])
    case whatIf(label: String?, [Statement])
    case findPolicy([PlacedClaim])
}

/// A change of the simulated world other than to the setting or photos.
package enum WorldChange: Sendable {
    case grant(RoleName, to: UserName, unit: String?)
    case revoke(RoleName, from: UserName)
    case mailboxPhotos(policy: String, isOn: Bool)
    case mailboxPolicy(String, users: [UserName])
    case userConsent(Bool)
    /// Nil means until everything accepted is in force.
    case advance(TimeSpan?)
}

extension WorldChange {
    /// A role given to an account or taken from it.
    struct RoleMove {
        let role: RoleName
        let user: UserName
        let isGrant: Bool
    }

    /// Nil for a change that moves no role.
    var roleMove: RoleMove? {
        switch self {
        case .grant(let role, let user, _): RoleMove(role: role, user: user, isGrant: true)
        case .revoke(let role, let user): RoleMove(role: role, user: user, isGrant: false)
        case .mailboxPhotos, .mailboxPolicy, .userConsent, .advance: nil
        }
    }
}

extension Action {
    /// Whether it would change the tenant, or the simulated world.
    package var changesSomething: Bool {
        switch self {
        case .apply, .rollback, .updatePhoto, .removePhoto, .restorePhoto, .change: true
        case .edit, .discard, .plan, .can, .who, .explainAccess, .explainCode, .expect, .show, .print, .define, .whatIf,
            .findPolicy:
            false
        }
    }

    /// Whether it needs a tenant's accounts, roles or units, besides those it refers to.
    var readsDirectory: Bool {
        switch self {
        case .expect(.settings), .expect(.tenant), .edit, .discard, .explainCode, .print, .define: false
        case .show(.policy), .show(.draft), .show(.roles), .show(.variables), .show(.history): false
        case .plan, .apply, .rollback, .can, .who, .explainAccess, .updatePhoto, .removePhoto, .restorePhoto, .change,
            .whatIf, .findPolicy:
            true
        case .expect(.finding), .expect(.photo), .expect(.access): true
        case .show(.tenant), .show(.clients), .show(.users), .show(.units), .show(.mailboxPolicies), .show(.matrix),
            .show(.role), .show(.user), .show(.photo):
            true
        }
    }
}

package enum SettingsEdit: Sendable, Hashable {
    case source(Draft.SourceEdit)
    case everyone
    case roles([RoleName])
}

/// What the person who applies adds to the statement.
package struct Approval: Sendable, Hashable {
    package var despite: [FindingCode] = []
    package var because: String?

    package init(despite: [FindingCode] = [], because: String? = nil) {
        self.despite = despite
        self.because = because
    }
}

package struct PhotoAct: Sendable, Hashable {
    /// Nil for the actor's own photo.
    package var target: UserName?
    /// Nil for the operator.
    package var actor: UserName?
    package var client: Client = .graph
    package var scopes: ScopeSet?
}

package enum Topic: Sendable, Hashable {
    case policy, draft, tenant, roles, clients, users, units, mailboxPolicies, variables, history, matrix
    case role(RoleName)
    case user(UserName)
    case photo(UserName)
}
