import PhotoPolicy

/// Who gains or loses which ability, computed account by account and totalled by group.
struct OracleImpact: Equatable {
    struct Key: Hashable, CustomStringConvertible {
        let group: String
        let action: PhotoAction
        let isForOthers: Bool
        let client: Client

        var description: String {
            "\(group), \(action.rawValue) \(isForOthers ? "others" : "own") via \(client.word)"
        }
    }

    struct Counts: Hashable {
        var count = 0
        var gained = 0
        var lost = 0
    }

    static let synchronised = "synchronised accounts"

    var rows: [Key: Counts] = [:]
    /// The accounts that gain or lose.
    var names: [Key: Set<String>] = [:]
    /// The number of accounts for each combination of update abilities. Each client has four answers: own photo before
    /// and after, then others' photos before and after.
    var abilities: [[[Bool]]: Int] = [:]

    init() {}

    /// Compares one world under some settings with another under others, everything in force. Accounts count in their
    /// group in the first world.
    init(_ before: OracleWorld, _ settings: OracleSettings, _ after: OracleWorld, _ proposed: OracleSettings) {
        for (was, becomes) in zip(before.accounts, after.accounts) where was.isEnabled {
            var abilities: [[Bool]] = []
            defer { self.abilities[abilities, default: 0] += 1 }
            for client in Client.allCases {
                let isSync = client == .directorySync
                var answers = [false, false, false, false]
                defer { abilities.append(answers) }
                if isSync, !was.isSynced { continue }
                let group = isSync ? Self.synchronised : before.group(of: was)
                for action in PhotoAction.allCases {
                    for target in [OracleRequest.Target.own, .other(isSynced: false)] where !isSync || target == .own {
                        let old = OracleRequest(actor: was, action: action, target: target, client: client)
                        let new = OracleRequest(actor: becomes, action: action, target: target, client: client)
                        let could = before.isAllowed(old, under: settings)
                        let can = after.isAllowed(new, under: proposed)
                        let key = Key(group: group, action: action, isForOthers: target != .own, client: client)
                        rows[key, default: Counts()].count += 1
                        if could, !can { rows[key]?.lost += 1 }
                        if can, !could { rows[key]?.gained += 1 }
                        if can != could { names[key, default: []].insert(was.name) }
                        if action == .update {
                            answers.replaceSubrange(target == .own ? 0..<2 : 2..<4, with: [could, can])
                        }
                    }
                }
            }
        }
        rows = rows.filter { $0.value.gained + $0.value.lost > 0 }
    }
}

extension OracleWorld {
    /// Returns the first matching group; every enabled account is in exactly one.
    func group(of account: OracleAccount) -> String {
        let writers = OracleRoles.writers(profile)
        func first(
            _ suffix: String = "", before: String = "", _ isMeant: (OracleAccount.Assignment) -> Bool
        ) -> String? {
            writers.first { writer in account.assignments.contains { $0.role == writer.id && isMeant($0) } }
                .map { before + $0.plural + suffix }
        }
        return first { !$0.isEligible && $0.unit == nil }
            ?? first(" over a unit") { $0.unit != nil }
            ?? first(before: "eligible ") { $0.isEligible && $0.unit == nil }
            ?? (!account.assignments.isEmpty ? "other admins" : account.isGuest ? "guests" : "members")
    }
}
