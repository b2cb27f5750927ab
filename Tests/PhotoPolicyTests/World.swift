@testable import PhotoPolicy

/// A small tenant for tests; each test changes what it is about.
struct World {
    static let now = Instant(seconds: 1_725_526_800)
    static let consented: ScopeSet = ScopeSet([.profilePhotoReadWriteAll, .peopleSettingsReadWriteAll])

    var profile = ServiceProfile.september2024
    var settings = PhotoUpdateSettings.untouched
    /// Settings that were in force until an hour ago.
    var earlier: PhotoUpdateSettings?
    var guests = GuestAccess.limited
    var policies = MailboxPolicies()
    var hasSync = true
    var isExchangeEnabled = true
    var knowsRoleHolders = true
    var knowsOperator = true
    var blocked: ClientSet = []
    var populations: [Population] = [
        Population(
            facts: World.facts(.globalAdmin), count: 2, samples: ["global.admin@contoso.com", "second@contoso.com"]),
        Population(facts: World.facts(.userAdmin), count: 1, samples: ["user.admin@contoso.com"]),
        Population(facts: AccountFacts(), count: 200, samples: ["employee@contoso.com"]),
    ]
    var operatorFacts = World.facts(.globalAdmin)

    static func facts(_ roles: RoleIndex...) -> AccountFacts { AccountFacts(activeRoles: RoleSet(roles)) }

    static func ids(_ roles: RoleIndex...) -> [GUID] { roles.map { RoleCatalog.builtIn[$0].id } }

    var conditions: TenantConditions {
        TenantConditions(
            profile: profile, blockedClients: blocked, userConsent: true, adminConsent: World.consented,
            hasDirectorySync: hasSync, guestAccess: guests, isExchangeEnabled: isExchangeEnabled)
    }

    var state: ServiceState {
        var timeline = Timeline(earlier ?? settings)
        if earlier != nil { timeline.accept(settings, at: World.now + -3600) }
        return ServiceState(
            conditions: conditions, settings: timeline, mailboxPolicies: policies, now: World.now)
    }

    func input(_ draft: Draft = Draft(), isLive: Bool = false) -> PlanInput {
        PlanInput(
            state: state, roles: .builtIn, populations: populations, knowsRoleHolders: knowsRoleHolders,
            draft: draft,
            operatorAccount: Account(
                id: GUID(high: 1, low: 1), userPrincipalName: "operator@contoso.com", displayName: "Operator",
                facts: operatorFacts, knowsRoles: knowsOperator),
            isLive: isLive)
    }

    func plan(_ draft: Draft = Draft(), isLive: Bool = false) -> Plan { Plan(input(draft, isLive: isLive)) }

    func finding(_ code: FindingCode, _ draft: Draft = Draft(), isLive: Bool = false) -> Finding? {
        plan(draft, isLive: isLive).findings.first { $0.code == code }
    }

    func with(_ facts: AccountFacts, count: Int = 3) -> World {
        var world = self
        world.populations.append(Population(facts: facts, count: count))
        return world
    }
}

extension Draft {
    static func cloud(_ roles: RoleIndex...) -> Draft {
        Draft(source: .cloud, roles: .roles(roles.map { RoleCatalog.builtIn[$0].id }))
    }
}
