import PhotoPolicy

extension OracleWorld {
    static let oddNames = ["Photo \"Crew\"", "Back\\slash", "Zoë Ünïcode", "Twin", "Twin", "User Administrator"]

    init(seed: Int) {
        var chance = Chance(seed: seed)
        profile = chance.pick(ServiceProfile.Name.allCases)
        for (number, name) in Self.oddNames.enumerated() where chance.one(in: 60) {
            customRoles[Self.guid(900 + number)] = name
        }
        units = [Self.guid(801): "Sales", Self.guid(802): "Ünit \"B\" \\ west"]
        let sizes = chance.one(in: 3) ? [120, 200] : [1, 2, 3, 5, 8, 13, 21, 40]
        let rolesPercent = chance.pick([0, 4, 12])
        let guestsPercent = chance.pick([0, 15, 40])
        for number in 0..<chance.pick(sizes) {
            accounts.append(account(number, rolesPercent, guestsPercent, &chance))
        }
        userRoleID = chance.pick(OracleRoles.everybody)
        makeGroups(&chance)
        makePolicies(&chance)
        makeSettings(&chance)
        for client in chance.some(Client.allCases, percent: chance.pick([0, 40])) {
            delays[client] = chance.pick([0, 600, 7_000, 86_400])
        }
        mailboxDelay = chance.pick([0, 600, 3_600])
        blocked = chance.one(in: 30) ? Set(chance.some(Client.allCases.dropLast(), percent: 30)) : []
        userConsent = chance.one(in: 70)
        adminConsent = Set(chance.some(Scope.allCases, percent: chance.pick([30, 90, 100])))
        if chance.one(in: 85) { adminConsent.insert(.peopleSettingsReadWriteAll) }
        hasSync = chance.one(in: 60)
        guestAccess = chance.pick([GuestAccess.members, .limited, .limited, .restricted])
        makeOperator(&chance)
        for account in accounts where chance.one(in: 20) { photos.insert(account.id) }
    }

    private var allRoles: [GUID] { OracleRoles.handedOut + customRoles.keys.sorted() }

    private func assignment(_ role: GUID, _ chance: inout Chance, group: String? = nil) -> OracleAccount.Assignment {
        OracleAccount.Assignment(
            role: role, isEligible: chance.one(in: 30),
            unit: chance.one(in: 25) ? chance.pick(units.keys.sorted()) : nil, group: group)
    }

    private func account(_ number: Int, _ roles: Int, _ guests: Int, _ chance: inout Chance) -> OracleAccount {
        let isGuest = chance.one(in: guests)
        let name =
            isGuest
            ? "user\(number)_fabrikam.com#EXT#@example.com" : chance.pick(["user", "o'user"]) + "\(number)@example.com"
        var account = OracleAccount(id: Self.guid(number + 1), name: name)
        account.isEnabled = chance.one(in: 88)
        account.isGuest = isGuest
        account.isSynced = chance.one(in: 25)
        account.mailbox = chance.one(in: 20) ? chance.pick([.onPremises, .none]) : .cloud
        for role in chance.some(allRoles, percent: roles) {
            for _ in 0..<(chance.one(in: 10) ? 2 : 1) { account.assignments.insert(assignment(role, &chance)) }
        }
        return account
    }

    private mutating func makeGroups(_ chance: inout Chance) {
        for number in 0..<chance.number(0...3) {
            let name = chance.pick(["Group \(number)", "Grüppe \"\(number)\" \\"])
            let members = chance.some(Array(accounts.indices), percent: 12)
            groups.append((Self.guid(600 + number), name, members))
            for role in chance.some(allRoles, percent: 12) {
                let held = assignment(role, &chance, group: name)
                for member in members { accounts[member].assignments.insert(held) }
            }
        }
    }

    private mutating func makePolicies(_ chance: inout Chance) {
        for name in ["OwaMailboxPolicy-Default", "No \"photos\"", "back\\slash", "Two  Words"] {
            let key = name.lowercased()
            policyNames[key] = name
            var history = OracleHistory(chance.one(in: name.hasPrefix("No") ? 10 : 80))
            for ago in chance.some([5_000, 600, 600], percent: 25) {
                history.accept(chance.one(in: 50), at: now - ago)
            }
            switches[key] = history
        }
        let keys = policyNames.keys.sorted()
        for place in accounts.indices {
            if chance.one(in: 40) {
                accounts[place].policies.first = chance.pick(keys)
            } else {
                accounts[place].namesItsPolicy = false
            }
            for ago in chance.some([4_000, 300], percent: 10) {
                accounts[place].policies.accept(chance.pick(keys), at: now - ago)
            }
        }
    }

    private mutating func makeSettings(_ chance: inout Chance) {
        let knowsRollback = chance.one(in: 50)
        settings = OracleHistory(Self.settings(&chance, self, allowingOdd: !knowsRollback))
        for ago in chance.some([90_000, 50_000, 30_000, 7_000, 7_000, 0], percent: 30) {
            let before = settings.accepted
            let after = Self.settings(&chance, self, allowingOdd: !knowsRollback)
            if knowsRollback, before != after, chance.one(in: 60) {
                let isRolledBack = chance.one(in: 30)
                fileApplies[settings.changes.count] = isRolledBack
                applies.append(Apply(before: before, after: after, isRolledBack: isRolledBack))
            }
            settings.accept(after, at: now - ago)
        }
    }

    static func settings(_ chance: inout Chance, _ world: OracleWorld, allowingOdd: Bool = false) -> OracleSettings {
        switch chance.number(1...10) {
        case 1...2: return OracleSettings()
        case 3: return OracleSettings(source: .onPremises)
        case 4 where allowingOdd:
            return OracleSettings(
                source: chance.pick([.any, .onPremises]), roles: Set(list(&chance, world, isWide: false)))
        default: return OracleSettings(source: .cloud, roles: Set(list(&chance, world, isWide: chance.one(in: 25))))
        }
    }

    /// Returns a list of roles; a wide one also holds roles that no list may hold.
    static func list(_ chance: inout Chance, _ world: OracleWorld, isWide: Bool) -> [GUID] {
        let supported = [OracleRoles.user, OracleRoles.global, OracleRoles.people]
        var roles = chance.some(supported, percent: 45)
        if isWide {
            let more = world.allRoles + [OracleRoles.everybody[0], guid(999)]
            for _ in 0..<chance.pick([1, 1, 2, 2, 2, 5]) { roles.append(chance.pick(more)) }
        }
        return Array(Set(roles)).sorted()
    }

    private mutating func makeOperator(_ chance: inout Chance) {
        guard chance.one(in: 92) else { return }
        let place = chance.number(0...(accounts.count - 1))
        operatorPlace = place
        guard chance.one(in: 85) else { return }
        accounts[place].isEnabled = true
        accounts[place].assignments.insert(OracleAccount.Assignment(role: OracleRoles.global))
        adminConsent.insert(.peopleSettingsReadWriteAll)
    }
}
