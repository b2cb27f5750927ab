import PhotoPolicy
import Tenants

/// A tenant made by chance: what the test knows of it, written down without the types of the code under test where
/// these already draw conclusions.
struct GeneratedTenant {
    struct Assignment: Hashable {
        let role: GUID
        let isEligible: Bool
        let isScoped: Bool
        let isThroughGroup: Bool
    }

    struct Account {
        let id: GUID
        let name: String
        let traits: AccountTraits
        var assignments: Set<Assignment>
        /// Its OWA mailbox policy in lower case from the beginning, and since later moments.
        var policies: [Since<String>]
    }

    /// A value that was accepted at a moment.
    struct Since<Value: Hashable>: Hashable {
        let accepted: Int
        let value: Value
    }

    static let beginning = Int.min

    var profile = ServiceProfile.Name.september2024
    var accounts: [Account] = []
    var settings: [Since<PhotoUpdateSettings>] = []
    /// Whether photos are on, by the policy's name in lower case.
    var switches: [String: [Since<Bool>]] = [:]
    var delays: [Client: Int] = [:]
    var mailboxDelay = 3600
    var blocked: [Client] = []
    var userConsent = true
    var adminConsent: [Scope] = []
    var hasSync = false
    var now = 1_725_526_800

    var environment: Environment {
        Environment(
            profile: .named(profile), blockedClients: ClientSet(blocked), userConsent: userConsent,
            adminConsent: ScopeSet(adminConsent), hasDirectorySync: hasSync)
    }

    func delay(_ client: Client) -> Int { delays[client] ?? 86_400 }

    static func guid(_ number: Int) -> GUID { GUID(high: 0x4000, low: UInt64(number)) }

    static let customRoles = [guid(901), guid(902)]
    static let unit = guid(801)
    static let roleIDs: [GUID] =
        [
            "Global Administrator", "User Administrator", "People Administrator", "Intune Administrator",
            "Directory Writers", "Partner Tier1 Support", "Partner Tier2 Support", "Teams Administrator",
            "Helpdesk Administrator",
        ].compactMap { RoleCatalog.builtIn.role(named: $0)?.id } + customRoles
    static let policyNames = ["owamailboxpolicy-default", "no photos", "other"]
}

extension GeneratedTenant {
    init(seed: Int) {
        var chance = Chance(seed: seed)
        profile = chance.pick(ServiceProfile.Name.allCases)
        let count = chance.pick([1, 2, 3, 5, 8, 13, 21, 34, 60])
        let groupRoles = chance.some(Self.roleIDs, percent: 15)
        let rolesPercent = chance.pick([0, 5, 15])
        for number in 0..<count {
            accounts.append(Self.account(number, rolesPercent, groupRoles, now, &chance))
        }
        settings = [Since(accepted: Self.beginning, value: Self.settings(&chance))]
        for moment in chance.some([90_000, 30_000, 7_000, 0], percent: 40) {
            settings.append(Since(accepted: now - moment, value: Self.settings(&chance)))
        }
        for name in Self.policyNames {
            switches[name] = [Since(accepted: Self.beginning, value: chance.one(in: name == "no photos" ? 10 : 80))]
            for moment in chance.some([5_000, 600], percent: 30) {
                switches[name]?.append(Since(accepted: now - moment, value: chance.one(in: 50)))
            }
        }
        for client in chance.some(Client.allCases, percent: 30) {
            delays[client] = chance.pick([0, 600, 7_000, 86_400])
        }
        mailboxDelay = chance.pick([0, 600, 3_600])
        blocked = chance.one(in: 30) ? chance.some(Client.allCases, percent: 30) : []
        userConsent = chance.one(in: 70)
        adminConsent = chance.some(Scope.allCases, percent: chance.pick([0, 50, 100]))
        hasSync = chance.one(in: 60)
    }

    private static func account(
        _ number: Int, _ rolesPercent: Int, _ groupRoles: [GUID], _ now: Int, _ chance: inout Chance
    ) -> Account {
        var traits: AccountTraits = chance.one(in: 85) ? .enabled : []
        if chance.one(in: 15) { traits.insert(.guest) }
        if chance.one(in: 25) { traits.insert(.synced) }
        if chance.one(in: 10) { traits.insert(.mailboxOnPremises) }
        var assignments: Set<Assignment> = []
        for role in chance.some(roleIDs, percent: rolesPercent) {
            assignments.insert(
                Assignment(
                    role: role, isEligible: chance.one(in: 25), isScoped: chance.one(in: 25), isThroughGroup: false))
        }
        if chance.one(in: 10) {
            for role in groupRoles {
                assignments.insert(Assignment(role: role, isEligible: false, isScoped: false, isThroughGroup: true))
            }
        }
        var policies = [
            Since(accepted: beginning, value: chance.one(in: 70) ? policyNames[0] : chance.pick(policyNames))
        ]
        for moment in chance.some([4_000, 300], percent: 10) {
            policies.append(Since(accepted: now - moment, value: chance.pick(policyNames)))
        }
        return Account(
            id: guid(number + 1), name: "user\(number)@example.com", traits: traits, assignments: assignments,
            policies: policies)
    }

    static func settings(_ chance: inout Chance) -> PhotoUpdateSettings {
        let lists: [[GUID]] = [
            [], chance.some(Array(roleIDs.prefix(3)), percent: 50), chance.some(roleIDs, percent: 15),
        ]
        switch chance.number(1...10) {
        case 1...2: return PhotoUpdateSettings()
        case 3: return PhotoUpdateSettings(source: .onPremises)
        case 4: return PhotoUpdateSettings(source: chance.pick([nil, .onPremises]), allowedRoles: chance.pick(lists))
        default: return PhotoUpdateSettings(source: .cloud, allowedRoles: chance.pick(lists))
        }
    }
}
