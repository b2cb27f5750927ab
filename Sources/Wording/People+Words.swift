import PhotoPolicy

extension PopulationName {
    /// How a population is called: by its roles, kind and state.
    package func words(_ roles: RoleCatalog) -> String {
        var parts: [String] = []
        if !facts.isEnabled { parts.append("disabled") }
        parts.append(facts.isGuest ? "guests" : "members")
        if facts.isSynced { parts.append("synchronised") }
        if facts.traits.contains(.mailboxOnPremises) { parts.append("mailbox on-premises") }
        if facts.traits.contains(.withoutMailbox) { parts.append("no mailbox") }
        let names =
            roles.names(of: facts.activeRoles)
            + roles.names(of: facts.eligibleRoles).map { "\($0) (eligible)" }
            + roles.names(of: facts.scopedRoles).map { "\($0) (scoped)" }
            + roles.names(of: facts.scopedEligibleRoles).map { "\($0) (eligible, scoped)" }
        if !names.isEmpty { parts.append("with " + names.joined(separator: ", ")) }
        if let mailboxPolicy { parts.append("mailbox policy “\(mailboxPolicy)”") }
        return parts.joined(separator: ", ")
    }
}

extension AccessRow.Name {
    /// The account's user principal name, or what the population is called.
    package func words(_ roles: RoleCatalog) -> String {
        switch self {
        case .account(let name): name
        case .population(let name): name.words(roles)
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
    /// `members`, `Global Administrators`, `User Administrators (scoped)`.
    package func words(_ roles: RoleCatalog) -> String {
        func plural(_ role: RoleIndex) -> String {
            let name = roles[role].displayName
            return name.hasSuffix("Administrator") ? name + "s" : name
        }
        return switch self {
        case .members: "members"
        case .guests: "guests"
        case .active(let role): plural(role)
        case .scoped(let role): plural(role) + " (scoped)"
        case .eligible(let role): plural(role) + " (eligible)"
        case .otherAdmins: "other admins"
        case .synchronised: "synchronised accounts"
        }
    }
}
