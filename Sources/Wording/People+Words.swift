import PhotoPolicy

extension PopulationName {
    /// How people say it: `disabled member`, `Global Administrators`, `synchronised members under "No photos"`.
    package func words(_ roles: RoleCatalog, count: Int) -> String {
        let adjectives = (facts.isEnabled ? [] : ["disabled"]) + (facts.isSynced ? ["synchronised"] : [])
        let noun = noun(roles, isOne: count == 1)
        return (adjectives + [noun] + complements(roles)).joined(separator: " ")
    }

    /// Members with a single role are named after it; others are guests or members.
    private func noun(_ roles: RoleCatalog, isOne: Bool) -> String {
        if let role = onlyRole, !facts.isGuest { return holders(of: roles[role].displayName, isOne: isOne) }
        return (facts.isGuest ? "guest" : "member") + (isOne ? "" : "s")
    }

    /// The role held active and tenant-wide, if there is only one.
    private var onlyRole: RoleIndex? {
        facts.activeRoles.members.count == 1 ? facts.activeRoles.members.first : nil
    }

    private func complements(_ roles: RoleCatalog) -> [String] {
        var held: [String] = onlyRole != nil && !facts.isGuest ? [] : roles.names(of: facts.activeRoles)
        held += roles.names(of: facts.scopedRoles).map { "\($0) over a unit" }
        let eligible =
            roles.names(of: facts.eligibleRoles)
            + roles.names(of: facts.scopedEligibleRoles).map { "\($0) over a unit" }
        return [
            held.isEmpty ? nil : "with the role\(held.count == 1 ? "" : "s") \(listed(held))",
            eligible.isEmpty ? nil : "eligible for \(listed(eligible))",
            facts.traits.contains(.mailboxOnPremises) ? "with an on-premises mailbox" : nil,
            facts.traits.contains(.withoutMailbox) ? "without a mailbox" : nil,
            mailboxPolicy.map { "under the mailbox policy \"\($0)\"" },
        ].compactMap(\.self)
    }
}

extension AccessRow.Name {
    /// The account's user principal name, or what the population is called.
    package func words(_ roles: RoleCatalog, count: Int) -> String {
        switch self {
        case .account(let name): name
        case .population(let name): name.words(roles, count: count)
        }
    }
}

extension AccessRow.Target {
    package var words: String {
        switch self {
        case .own: "own photo"
        case .account(let name): name
        case .others: "others"
        case .synchronisedOthers: "others, synchronised"
        case .policy: "the policy"
        }
    }
}

extension Impact.Group {
    /// `members`, `Global Administrators`, `User Administrators over a unit`.
    package func words(_ roles: RoleCatalog, count: Int = 2) -> String {
        let isOne = count == 1
        let plural = isOne ? "" : "s"
        return switch self {
        case .members: "member" + plural
        case .guests: "guest" + plural
        case .active(let role): holders(of: roles[role].displayName, isOne: isOne)
        case .scoped(let role): holders(of: roles[role].displayName, isOne: isOne) + " over a unit"
        case .eligible(let role): "eligible " + holders(of: roles[role].displayName, isOne: isOne)
        case .otherAdmins: "other admin" + plural
        case .synchronised: "synchronised account" + plural
        }
    }
}

extension Impact.Group {
    /// Returns what one of them is called where a count follows: for a role, just its name.
    fileprivate func plainWords(_ roles: RoleCatalog) -> String {
        if case .active(let role) = self { roles[role].displayName } else { words(roles, count: 1) }
    }
}

extension AbilityGrid.People {
    /// `2 members`, `1 synchronised member with the mailbox on-premises`.
    package func words(_ roles: RoleCatalog) -> String {
        "\(count) \(name(roles, of: group.words(roles, count: count)))"
    }

    fileprivate func name(_ roles: RoleCatalog, of noun: String) -> String {
        let isSynced = traits.contains(.synchronised)
        let complements = traits.compactMap { trait -> String? in
            switch trait {
            case .synchronised: nil
            case .mailboxOnPremises: "with an on-premises mailbox"
            case .withoutMailbox: "without a mailbox"
            case .mailboxPolicy(let name): "under \"\(name)\""
            case .holds(let role): "with the role \(roles[role].displayName)"
            }
        }
        return ((isSynced ? ["synchronised"] : []) + [noun] + complements)
            .joined(separator: " ")
    }
}

extension AbilityGrid.Row {
    /// The groups by name, with the administrators in one: `Global and Intune Administrator, Directory Writers`.
    private func eachNamed(_ roles: RoleCatalog) -> String {
        let title = " Administrator"
        var administrators: [String] = []
        var others: [String] = []
        for each in people {
            let name = each.name(roles, of: each.group.plainWords(roles))
            guard case .active = each.group, each.traits.isEmpty, name.hasSuffix(title) else {
                others.append(name)
                continue
            }
            administrators.append(String(name.dropLast(title.count)))
        }
        return ((administrators.isEmpty ? [] : [listed(administrators) + title]) + others).joined(separator: ", ")
    }

    /// Returns the people of the row, with the largest groups by name.
    package func words(_ roles: RoleCatalog) -> String {
        let limit = 6
        if (3...limit).contains(people.count), let first = people.first?.count {
            guard !people.allSatisfy({ $0.count == first }) else { return "\(eachNamed(roles)) (\(first) each)" }
            return people.map { "\($0.name(roles, of: $0.group.plainWords(roles))) (\($0.count))" }
                .joined(separator: ", ")
        }
        guard people.count > limit else { return people.map { $0.words(roles) }.joined(separator: ", ") }
        let shown = people.sorted { $0.count > $1.count }.prefix(limit - 1)
        let rest = count - shown.reduce(0) { $0 + $1.count }
        return (shown.map { $0.words(roles) } + ["\(rest) in \(people.count - shown.count) more groups"])
            .joined(separator: ", ")
    }
}

/// `Global Administrators`, `holders of Directory Writers`: names of roles that are plural or not nouns take no *s*.
private func holders(of role: String, isOne: Bool) -> String {
    if role.hasSuffix("Administrator") { return isOne ? role : role + "s" }
    return "\(isOne ? "holder" : "holders") of \(role)"
}
