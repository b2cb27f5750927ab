import Testing
import Wording

@testable import PhotoPolicy

struct FindingCase: Sendable {
    let code: FindingCode
    let severity: Finding.Severity
    let plan: @Sendable () -> Plan

    init(_ code: FindingCode, _ severity: Finding.Severity, _ plan: @escaping @Sendable () -> Plan) {
        self.code = code
        self.severity = severity
        self.plan = plan
    }
}

private func world(_ change: (inout World) -> Void) -> World {
    var world = World()
    change(&world)
    return world
}

private let photosOff: World = world { world in
    let slot = world.policies.slot(assigned: "No photos")
    world.policies.define("No photos", photosEnabled: Timeline(false))
    world.populations.append(Population(facts: AccountFacts(mailboxPolicy: slot), count: 4))
}
private let holdersUnknown: World = world {
    $0.populations = [Population(facts: AccountFacts(), count: 9)]
    $0.operatorFacts = AccountFacts()
    ($0.knowsRoleHolders, $0.knowsOperator) = (false, false)
}
private let synced = AccountFacts(traits: [.enabled, .synced])

private let cases: [FindingCase] = [
    FindingCase(.defaultUserRole, .error) { World().plan(.cloud(.user)) },
    FindingCase(.defaultUserRole, .error) {
        World().plan(Draft(source: .cloud, roles: .roles([.defaultUserRoleDefinition])))
    },
    FindingCase(.roleNotSupported, .error) { World().plan(.cloud(.intuneAdmin)) },
    FindingCase(.roleNotSupported, .guard) { World().plan(.cloud(.intuneAdmin), isLive: true) },
    FindingCase(.roleNotSupported, .warning) {
        world { $0.settings = PhotoUpdateSettings(source: .cloud, allowedRoles: World.ids(.intuneAdmin)) }.plan()
    },
    FindingCase(.rolesNeedCloud, .error) {
        World().plan(Draft(source: .onPremises, roles: .roles(World.ids(.userAdmin))))
    },
    FindingCase(.operatorMayNotApply, .error) {
        world { $0.operatorFacts = World.facts(.userAdmin) }.plan(.cloud(.userAdmin))
    },
    FindingCase(.settingsNotUnderstood, .warning) {
        world { $0.settings = PhotoUpdateSettings(source: .other("hybrid")) }.plan(.cloud(.globalAdmin))
    },
    FindingCase(.settingsNotUnderstood, .warning) {
        world { $0.settings = PhotoUpdateSettings(source: .cloud, otherRoles: ["helpdesk"]) }.plan()
    },
    FindingCase(.nobodyLeft, .guard) {
        world { $0.populations = [Population(facts: AccountFacts(), count: 9)] }.plan(.cloud(.userAdmin))
    },
    FindingCase(.holdersUnknown, .guard) { holdersUnknown.plan(.cloud(.userAdmin)) },
    FindingCase(.exchangeDisabled, .warning) { world { $0.isExchangeEnabled = false }.plan() },
    FindingCase(.onPremisesWithoutSync, .guard) {
        world { $0.hasSync = false }.plan(Draft(source: .onPremises))
    },
    FindingCase(.globalAdminsExcluded, .warning) { World().plan(.cloud(.userAdmin)) },
    FindingCase(.operatorExcluded, .warning) { World().plan(.cloud(.userAdmin)) },
    FindingCase(.endUsersExcluded, .warning) { World().plan(.cloud(.userAdmin)) },
    FindingCase(.guestsExcluded, .warning) {
        world { $0.guests = .members }.with(AccountFacts(traits: [.enabled, .guest])).plan(.cloud(.userAdmin))
    },
    FindingCase(.scopedAdminsExcluded, .warning) {
        World().with(AccountFacts(scopedRoles: RoleSet([.userAdmin]))).plan(.cloud(.userAdmin))
    },
    FindingCase(.eligibleAdminsExcluded, .warning) {
        World().with(AccountFacts(eligibleRoles: RoleSet([.userAdmin]))).plan(.cloud(.userAdmin))
    },
    FindingCase(.eligibleOnlyLeft, .warning) {
        world { $0.populations = [Population(facts: AccountFacts(eligibleRoles: RoleSet([.userAdmin])), count: 1)] }
            .plan(.cloud(.userAdmin))
    },
    FindingCase(.syncPhotosStop, .warning) { World().with(synced).plan(Draft(source: .cloud)) },
    FindingCase(.cloudOnlyLeftOut, .warning) { World().plan(Draft(source: .onPremises)) },
    FindingCase(.twoWriters, .note) { World().with(synced).plan() },
    FindingCase(.owaForbids, .warning) { photosOff.plan() },
    FindingCase(.sideDoorOpen, .warning) { photosOff.plan() },
    FindingCase(.failsLate, .note) { World().plan(.cloud(.userAdmin)) },
    FindingCase(.stillSpreading, .warning) {
        world { $0.earlier = PhotoUpdateSettings(source: .onPremises) }.plan(.cloud(.userAdmin))
    },
    FindingCase(.stillSpreading, .warning) { world { $0.earlier = PhotoUpdateSettings(source: .cloud) }.plan() },
    FindingCase(.deleteUndocumented, .note) {
        world {
            $0.settings = PhotoUpdateSettings(source: .cloud)
            $0.profile = .september2026
        }.plan(Draft(source: .any))
    },
    FindingCase(.alreadySo, .note) { World().plan(Draft(source: .any)) },
    FindingCase(.spreading, .note) { World().plan(.cloud(.userAdmin)) },
    FindingCase(.existingPhotosKept, .note) { World().plan(.cloud(.userAdmin)) },
]

@Suite struct FindingsTests {
    @Test(arguments: cases)
    func whatStopsAnApplyUnlessNamedCanBeNamed(_ finding: FindingCase) {
        for raised in finding.plan().findings where raised.severity == .guard {
            #expect(FindingCode.guards.contains(raised.code))
        }
    }

    @Test(arguments: cases.indices) func caseRaisesItsFinding(index: Int) {
        let each = cases[index]
        let found = each.plan().findings.filter { $0.code == each.code }
        #expect(found.map(\.severity) == [each.severity], "\(each.code.rawValue)")
    }

    @Test func everyCodeHasACase() {
        #expect(Set(cases.map(\.code)) == Set(FindingCode.allCases))
    }

    /// Unknown means neither nobody nor missing.
    @Test func holdersThatMayNotBeReadAreNotNobody() {
        let codes = holdersUnknown.plan(.cloud(.userAdmin)).findings.map(\.code)
        #expect(codes.first == .holdersUnknown)
        let claims: [FindingCode] = [.nobodyLeft, .eligibleOnlyLeft, .operatorMayNotApply, .operatorExcluded]
        #expect(!codes.contains(where: claims.contains))
        // The operator's own token shows that somebody is left.
        #expect(holdersUnknown.with(World.facts(.userAdmin)).finding(.holdersUnknown, .cloud(.userAdmin)) == nil)
        #expect(holdersUnknown.finding(.holdersUnknown, Draft(source: .cloud)) == nil)
    }

    @Test func portalsMatterOnlyWhereSomebodyMayUpdateInTheCloud() {
        let off = world { $0.isExchangeEnabled = false }
        #expect(off.finding(.exchangeDisabled, Draft(source: .onPremises)) == nil)
        #expect(off.finding(.exchangeDisabled, .cloud(.userAdmin)) != nil)
    }

    @Test func guestsWhoCouldNotChangeTheirPhotoBeforeLoseNothing() {
        let world = World().with(AccountFacts(traits: [.enabled, .guest]))
        #expect(world.finding(.guestsExcluded, .cloud(.userAdmin)) == nil)
    }

    @Test func deleteIsDocumentedIn2024() {
        let world = world { $0.settings = PhotoUpdateSettings(source: .cloud) }
        #expect(world.finding(.deleteUndocumented, Draft(source: .any)) == nil)
    }

    @Test func untouchedTenantWithoutMailboxPoliciesAndSynchronisedAccountsHasNoFindings() {
        #expect(World().plan().findings.isEmpty)
    }

    @Test func settingsAsTheyAreNameWhoIsShutOut() {
        let restricted = world {
            $0.settings = PhotoUpdateSettings(source: .cloud, allowedRoles: World.ids(.userAdmin))
        }
        #expect(restricted.finding(.endUsersExcluded)?.count == 200)
        #expect(restricted.finding(.endUsersExcluded, .cloud(.userAdmin, .globalAdmin)) == nil)
    }

    @Test func findingsStandInTheOrderOfTheirSeverity() {
        let ranks = World().with(synced).plan(.cloud(.intuneAdmin)).findings.map {
            Finding.Severity.allCases.firstIndex(of: $0.severity) ?? -1
        }
        #expect(ranks == ranks.sorted())
        #expect(Set(ranks).count == 4)
    }

    @Test func fewAccountsAreNamed() {
        let message = World().finding(.globalAdminsExcluded, .cloud(.userAdmin))?.sentence(.builtIn) ?? ""
        #expect(message.contains("2 Global Administrators (global.admin@contoso.com, second@contoso.com)"))
    }

    @Test func mailboxPolicyRemedyNamesThePolicy() {
        #expect(
            photosOff.finding(.owaForbids)?.remedy == .mailboxPolicyPhotosOn(policy: "No photos"))
    }

    @Test func requestsWriteBothPropertiesAndUndoDeletes() {
        let plan = World().plan(.cloud(.userAdmin))
        #expect(plan.requests == [SettingsRequest(method: .patch, body: plan.proposed)])
        #expect(plan.undo == [SettingsRequest(method: .delete, body: nil)])
        #expect(plan.inForceBy == World.now + 86_400)
        #expect(World().plan().requests.isEmpty)
    }

    @Test func impactCountsWhoLosesByGroupAndClient() {
        let rows = World().plan(.cloud(.userAdmin)).impact.rows
        let members = rows.first { $0.group == .members && $0.client == .teams && $0.action == .update }
        #expect(members?.lost == 200)
        #expect(members?.gained == 0)
        #expect(rows.contains { $0.group == .active(.globalAdmin) && $0.isForOthers && $0.lost == 2 })
        #expect(!rows.contains { $0.group == .active(.userAdmin) })
        #expect(World().plan().impact.isEmpty)
    }

    /// One account loses what another gains: the counts are of accounts, not the difference between two totals.
    @Test func impactFollowsEachAccountThatMoved() {
        let admin = World.facts(.userAdmin)
        let moved = [
            Impact.Movement(from: admin, to: AccountFacts(), count: 1, samples: ["ann@contoso.com"]),
            Impact.Movement(from: AccountFacts(), to: admin, count: 1, samples: ["bob@contoso.com"]),
        ]
        let state = World().state
        let rows = Impact(from: state, to: state, of: moved, roles: .builtIn).rows.filter(\.isForOthers)
        #expect(Set(rows.map(\.group)) == [.active(.userAdmin), .members])
        #expect(rows.allSatisfy { $0.count == 1 })
        #expect(rows.allSatisfy { $0.group == .members ? $0.gained == 1 && $0.lost == 0 : $0.lost == 1 })
    }
}
