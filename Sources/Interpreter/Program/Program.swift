import PhotoLanguage
import PhotoPolicy

/// A script whose text has been checked: what to do, with names of accounts, units and the like still to be bound.
package struct Program: Sendable {
    package let statements: [Statement]
    /// What the binding pass looks up, in source order.
    package let references: [Reference]

    package init(statements: [Statement], references: [Reference]) {
        self.statements = statements
        self.references = references
    }

    /// The sources whose statements it has, each once, in the order in which they begin.
    package var sources: [Source] {
        var sources: [Source] = []
        for statement in statements where !sources.contains(statement.place.source) {
            sources.append(statement.place.source)
        }
        return sources
    }

    /// One script's digest is that of its bytes; with others included, that of a line with the digest of each.
    package func digest(_ digest: ([UInt8]) -> String) -> String? {
        let digests = sources.map { digest($0.bytes) }
        return digests.count < 2 ? digests.first : digest(Array(digests.map { $0 + "\n" }.joined().utf8))
    }
}

package struct Statement: Sendable {
    package let action: Action
    package let place: Place
}

/// Where in which source something stands.
package struct Place: Sendable, Hashable {
    package let source: Source
    package let span: SourceSpan

    package init(source: Source, span: SourceSpan) {
        self.source = source
        self.span = span
    }
}

/// What a statement does.
package indirect enum Action: Sendable {
    case edit(SettingsEdit)
    case discard
    case plan
    case apply(Consent)
    case rollback(Consent)
    case can(QuestionText)
    case who(canDo: Bool, QuestionText)
    case explainAccess(QuestionText)
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

/// A change of the simulated world beside the setting and the photos.
package enum WorldChange: Sendable {
    case grant(RoleName, to: UserName, unit: String?)
    case revoke(RoleName, from: UserName)
    case mailboxPhotos(policy: String, isOn: Bool)
    case mailboxPolicy(String, users: [UserName])
    case userConsent(Bool)
    /// Nil is until everything accepted is in force.
    case advance(TimeSpan?)
}

extension Action {
    /// Whether it would change the tenant, or the simulated world.
    var changesSomething: Bool {
        switch self {
        case .apply, .rollback, .updatePhoto, .removePhoto, .restorePhoto, .change: true
        case .edit, .discard, .plan, .can, .who, .explainAccess, .explainCode, .expect, .show, .print, .define, .whatIf,
            .findPolicy:
            false
        }
    }
}

package enum SettingsEdit: Sendable, Hashable {
    case source(Draft.SourceEdit)
    case everyone
    case roles([RoleName])
}

/// What the person who applies says beside it.
package struct Consent: Sendable, Hashable {
    package var despite: [FindingCode] = []
    package var because: String?

    package init(despite: [FindingCode] = [], because: String? = nil) {
        self.despite = despite
        self.because = because
    }
}

package struct PlacedClaim: Sendable {
    package let claim: Claim
    package let place: Place
}

package enum Claim: Sendable, Hashable {
    case settings(SettingsEdit)
    case tenant(TenantClaim)
    case finding(FindingCode, isPresent: Bool)
    case photo(of: UserName, isPresent: Bool)
    case access(QuestionText, AccessForm)
}

package enum TenantClaim: Sendable, Hashable {
    case named(String)
    case live, simulated
}

package enum AccessForm: Sendable, Hashable {
    case can
    case cannot(Reason?)
}

/// A question about access, with names instead of accounts.
package struct QuestionText: Sendable, Hashable {
    package var subject: SubjectText
    package var action: ActionText
    package var clients: [Client]?
    package var scopes: ScopeSet?
    package var moment: Moment = .now

    package enum Moment: Sendable, Hashable {
        case now
        case after(TimeSpan)
        case onceInForce
    }
}

package enum SubjectText: Sendable, Hashable {
    case users([UserName])
    case everyone, endUsers, guests, nobody
    case role(RoleName)
    case onlyRoles([RoleName])
}

package enum ActionText: Sendable, Hashable {
    case ownPhoto(PhotoAction)
    case photoOfOthers(PhotoAction)
    case photo(PhotoAction, of: [UserName])
    case changePolicy
}

package struct PhotoAct: Sendable, Hashable {
    /// Nil is the actor's own photo.
    package var target: UserName?
    /// Nil is the operator.
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

/// A user as a script names one: a user principal name, an id, or `me`, the operator.
package enum UserName: Sendable, Hashable {
    case me
    case named(String)

    package var text: String {
        switch self {
        case .me: "me"
        case .named(let name): name
        }
    }
}

/// A role as a script names one: built in, or only known to a tenant.
package enum RoleName: Sendable, Hashable {
    case builtIn(Role)
    case id(GUID)
    case named(String)

    package var text: String {
        switch self {
        case .builtIn(let role): role.displayName
        case .id(let id): id.description
        case .named(let name): name
        }
    }
}

extension RoleCatalog {
    /// The role that a script names; nil when this tenant has none such.
    package func role(_ name: RoleName) -> Role? {
        switch name {
        case .builtIn(let role): role
        case .id(let id): role(id: id)
        case .named(let name): role(named: name)
        }
    }
}

/// Something outside the text that a script names.
package struct Reference: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case user(UserName)
        /// A role that is not built in; by an id that no role has only where settings are written or compared.
        case role(RoleName, mayBeUnknownID: Bool)
        case unit(String)
        case photoFile(String)
        /// A statement that exists in simulation only; its words.
        case simulationOnly(String)
        /// A statement that changes the tenant; its words.
        case change(String)
        /// A photo act through a client, of which a live tenant has Graph alone.
        case photoClient(Client)
    }

    package let kind: Kind
    package let place: Place
    /// Whether it stands where everything is simulated.
    package let isInWhatIf: Bool
}
