import Testing
import Wording

@testable import PhotoPolicy

/// One row of the rules: a request and the rule that decides it under each profile.
struct RuleRow: Sendable {
    var actor = AccountFacts()
    var action = PhotoAction.update
    var ofOthers = false
    var client = Client.graph
    var scopes: ScopeSet?
    var settings = PhotoUpdateSettings.untouched
    var hasSync = true
    var photosOn = true
    var blocked: ClientSet = []
    var guests = GuestAccess.limited
    var roles = RoleCatalog.builtIn
    /// The deciding rule under `2024-09` and under `2026-09`.
    let verdicts: (Verdict, Verdict)

    func verdict(_ profile: ServiceProfile) -> Verdict {
        let conditions = TenantConditions(
            profile: profile, blockedClients: blocked, adminConsent: World.consented, hasDirectorySync: hasSync,
            guestAccess: guests)
        let policy = EnforcedPolicy(settings, roles: roles)
        return Decision(conditions: conditions, policy: policy).verdict(
            on: PhotoRequest(
                actor: actor, action: action, target: ofOthers ? PhotoTarget(isSynced: false) : nil, client: client,
                scopes: scopes),
            mailboxPhotosEnabled: photosOn)
    }
}

private let disabled = AccountFacts(traits: [])
private let synced = AccountFacts(traits: [.enabled, .synced])
private let mailboxOnPremises = AccountFacts(traits: [.enabled, .mailboxOnPremises])
private let scoped = AccountFacts(scopedRoles: RoleSet([.userAdmin]))
private let eligible = AccountFacts(eligibleRoles: RoleSet([.userAdmin]))
private let unitOnly = AccountFacts(scopedEligibleRoles: RoleSet([.userAdmin]))
private let eligibleBesideUnit = AccountFacts(
    eligibleRoles: RoleSet([.userAdmin]), scopedRoles: RoleSet([.userAdmin]))
private let guest = AccountFacts(traits: [.enabled, .guest])
private let withoutMailbox = AccountFacts(traits: [.enabled, .withoutMailbox])
private let custom = RoleCatalog.builtIn.adding(GUID(high: 7, low: 7), named: "Photo Editors")
private let editors = RoleIndex(rawValue: UInt8(custom.roles.count - 1))
private let userAdmins = PhotoUpdateSettings(source: .cloud, allowedRoles: World.ids(.userAdmin))
private let onPremises = PhotoUpdateSettings(source: .onPremises)
private let cloud = PhotoUpdateSettings(source: .cloud)

private let rows: [RuleRow] = [
    RuleRow(verdicts: (nil, nil)),
    RuleRow(actor: disabled, verdicts: (.accountDisabled, .accountDisabled)),
    RuleRow(client: .delve, verdicts: (nil, .clientUnavailable)),
    RuleRow(client: .myAccount, verdicts: (.clientUnavailable, nil)),
    RuleRow(client: .teams, blocked: ClientSet([.teams]), verdicts: (.clientBlocked, .clientBlocked)),
    RuleRow(actor: World.facts(.userAdmin), client: .teams, blocked: ClientSet([.teams]), verdicts: (nil, nil)),
    // Eligibility over a unit does not count as holding a role, but it does open an admin center.
    RuleRow(
        actor: unitOnly, client: .teams, blocked: ClientSet([.teams]), verdicts: (.clientBlocked, .clientBlocked)),
    RuleRow(actor: scoped, client: .teams, blocked: ClientSet([.teams]), verdicts: (nil, nil)),
    RuleRow(
        actor: unitOnly, ofOthers: true, client: .entraAdminCenter, verdicts: (.roleScoped, .roleScoped)),
    RuleRow(actor: guest, verdicts: (.guestOwnPhoto, .guestOwnPhoto)),
    RuleRow(actor: guest, client: .teams, guests: .restricted, verdicts: (.guestOwnPhoto, .guestOwnPhoto)),
    RuleRow(actor: guest, guests: .members, verdicts: (nil, nil)),
    RuleRow(
        actor: AccountFacts(activeRoles: RoleSet([.userAdmin]), traits: [.enabled, .guest]), ofOthers: true,
        verdicts: (nil, nil)),
    RuleRow(actor: withoutMailbox, client: .teams, photosOn: false, verdicts: (nil, nil)),
    RuleRow(actor: eligibleBesideUnit, ofOthers: true, verdicts: (.roleNotActivated, .roleNotActivated)),
    RuleRow(
        actor: AccountFacts(activeRoles: RoleSet([editors])),
        settings: PhotoUpdateSettings(source: .cloud, allowedRoles: [GUID(high: 7, low: 7)]), roles: custom,
        verdicts: (.roleNotAllowed, .roleNotAllowed)),
    RuleRow(
        actor: World.facts(.user), settings: PhotoUpdateSettings(source: .cloud, allowedRoles: World.ids(.user)),
        verdicts: (.roleNotAllowed, .roleNotAllowed)),
    RuleRow(client: .outlookClassic, verdicts: (.clientCannotUpdate, .clientCannotUpdate)),
    RuleRow(client: .outlookWeb, verdicts: (.clientCannotUpdate, nil)),
    RuleRow(
        actor: World.facts(.userAdmin), action: .remove, ofOthers: true, client: .m365AdminCenter,
        verdicts: (.clientCannotRemove, .clientCannotRemove)),
    RuleRow(
        actor: World.facts(.userAdmin), ofOthers: true, client: .teams,
        verdicts: (.clientOwnPhotoOnly, .clientOwnPhotoOnly)),
    RuleRow(client: .entraAdminCenter, verdicts: (.clientNeedsAdminRole, .clientNeedsAdminRole)),
    RuleRow(client: .teams, photosOn: false, verdicts: (.mailboxPolicy, .mailboxPolicy)),
    RuleRow(actor: mailboxOnPremises, client: .teams, photosOn: false, verdicts: (nil, nil)),
    RuleRow(client: .outlookWeb, photosOn: false, verdicts: (.clientCannotUpdate, .mailboxPolicy)),
    RuleRow(client: .myAccount, photosOn: false, verdicts: (.clientUnavailable, nil)),
    RuleRow(scopes: ScopeSet([.userReadWriteAll]), verdicts: (.consentBlocked, .consentBlocked)),
    RuleRow(scopes: ScopeSet([.userRead]), verdicts: (.scopeMissing, .scopeMissing)),
    RuleRow(ofOthers: true, verdicts: (.roleMissing, .roleMissing)),
    RuleRow(actor: World.facts(.peopleAdmin), ofOthers: true, verdicts: (.roleMissing, nil)),
    RuleRow(actor: World.facts(.intuneAdmin), ofOthers: true, verdicts: (nil, nil)),
    RuleRow(actor: eligible, ofOthers: true, verdicts: (.roleNotActivated, .roleNotActivated)),
    RuleRow(actor: scoped, ofOthers: true, verdicts: (.roleScoped, .roleScoped)),
    RuleRow(settings: onPremises, verdicts: (.sourceOnPremises, .sourceOnPremises)),
    RuleRow(
        actor: World.facts(.globalAdmin), ofOthers: true, settings: onPremises,
        verdicts: (.sourceOnPremises, .sourceOnPremises)),
    RuleRow(settings: userAdmins, verdicts: (.roleNotAllowed, .roleNotAllowed)),
    RuleRow(actor: scoped, settings: userAdmins, verdicts: (.roleNotAllowed, .roleNotAllowed)),
    RuleRow(actor: eligible, settings: userAdmins, verdicts: (.roleNotAllowed, .roleNotAllowed)),
    RuleRow(
        actor: World.facts(.globalAdmin), ofOthers: true, settings: userAdmins,
        verdicts: (.roleNotAllowed, .roleNotAllowed)),
    RuleRow(actor: World.facts(.userAdmin), ofOthers: true, settings: userAdmins, verdicts: (nil, nil)),
    RuleRow(settings: cloud, verdicts: (nil, nil)),
    RuleRow(actor: synced, client: .directorySync, verdicts: (nil, nil)),
    RuleRow(
        actor: synced, client: .directorySync, hasSync: false, verdicts: (.syncUnavailable, .syncUnavailable)),
    RuleRow(client: .directorySync, verdicts: (.targetNotSynced, .targetNotSynced)),
    RuleRow(actor: synced, client: .directorySync, settings: cloud, verdicts: (.sourceCloud, .sourceCloud)),
    RuleRow(actor: synced, client: .directorySync, settings: onPremises, verdicts: (nil, nil)),
]

/// A request to change the setting itself and the rule that decides it under each profile.
struct PolicyRow: Sendable {
    /// Nil for an application that acts for itself.
    var actor: AccountFacts? = World.facts(.globalAdmin)
    var scopes = ScopeSet.writesPolicy
    var consented = World.consented
    let verdicts: (Verdict, Verdict)

    func verdict(_ profile: ServiceProfile) -> Verdict {
        TenantConditions(profile: profile, adminConsent: consented).verdict(
            on: PolicyChangeRequest(actor: actor, scopes: scopes))
    }
}

private let policyRows: [PolicyRow] = [
    PolicyRow(verdicts: (nil, nil)),
    PolicyRow(actor: World.facts(.peopleAdmin), verdicts: (.policyRoleMissing, nil)),
    PolicyRow(actor: World.facts(.userAdmin), verdicts: (.policyRoleMissing, .policyRoleMissing)),
    PolicyRow(
        actor: AccountFacts(eligibleRoles: RoleSet([.globalAdmin])), verdicts: (.policyRoleMissing, .policyRoleMissing)),
    PolicyRow(
        actor: AccountFacts(scopedRoles: RoleSet([.globalAdmin])), verdicts: (.policyRoleMissing, .policyRoleMissing)),
    PolicyRow(
        actor: AccountFacts(activeRoles: RoleSet([.globalAdmin]), traits: []),
        verdicts: (.accountDisabled, .accountDisabled)),
    PolicyRow(consented: [], verdicts: (.consentBlocked, .consentBlocked)),
    PolicyRow(scopes: [], verdicts: (.scopeMissing, .scopeMissing)),
    PolicyRow(actor: nil, verdicts: (.applicationNotSupported, nil)),
    PolicyRow(actor: nil, scopes: [], verdicts: (.scopeMissing, .scopeMissing)),
]

@Suite struct RuleTableTests {
    @Test(arguments: rows.indices) func rowIsDecidedSo(index: Int) {
        let row = rows[index]
        #expect(row.verdict(.september2024) == row.verdicts.0, "row \(index) under 2024-09")
        #expect(row.verdict(.september2026) == row.verdicts.1, "row \(index) under 2026-09")
    }

    @Test(arguments: [ServiceProfile.september2024, .september2026])
    func everyPhotoRuleDecidesSomeRow(profile: ServiceProfile) {
        let decided = Set(rows.compactMap { $0.verdict(profile) })
        for rule in Reason.ofPeople + Reason.ofSynchronisation {
            #expect(decided.contains(rule), "\(rule.rawValue) under \(profile.name.rawValue)")
        }
    }

    @Test(arguments: policyRows.indices) func policyRowIsDecidedSo(index: Int) {
        let row = policyRows[index]
        #expect(row.verdict(.september2024) == row.verdicts.0, "policy row \(index) under 2024-09")
        #expect(row.verdict(.september2026) == row.verdicts.1, "policy row \(index) under 2026-09")
    }

    @Test(arguments: [ServiceProfile.september2024, .september2026])
    func everyRuleOfPolicyChangesDecidesSomeRow(profile: ServiceProfile) {
        let decided = Set(policyRows.compactMap { $0.verdict(profile) })
        // Applications are accepted since 2026-09, so the rule cannot refuse anybody there.
        let notApplicable: Set<Reason> = profile.acceptsApplications ? [.applicationNotSupported] : []
        #expect(decided == Set(Reason.ofPolicyChange).subtracting(notApplicable), "under \(profile.name.rawValue)")
        #expect(profile.acceptsApplications == (profile.name == .september2026))
    }

    @Test func everyRuleBelongsToRequestsOfOneKind() {
        let all = Set(Reason.ofPeople + Reason.ofSynchronisation + Reason.ofPolicyChange)
        #expect(all == Set(Reason.allCases))
        #expect(Set(Reason.ofSynchronisation).isDisjoint(with: Reason.ofPeople + Reason.ofPolicyChange))
    }

    @Test func traceNamesTheDecidingRuleAndTheValuesItLookedAt() throws {
        let decision = Decision(
            conditions: World().conditions, policy: EnforcedPolicy(userAdmins, roles: .builtIn))
        let request = PhotoRequest(
            actor: World.facts(.globalAdmin), action: .update, target: PhotoTarget(isSynced: false), client: .graph)
        let trace = decision.trace(of: request, Trace.Mailbox(policy: "P", photosEnabled: true))
        #expect(trace.steps.map(\.rule) == Reason.ofPeople)
        let step = try #require(trace.steps.first { $0.isDeciding })
        #expect(step.rule == .roleNotAllowed)
        #expect(
            trace.fact(for: step.rule, .builtIn)
                == "source is cloud; the list holds User Administrator; the account holds Global Administrator")
    }
}
