import PhotoPolicy

/// What Docs/facts.md says about directory roles, written down independently: which write photos, which a list may
/// hold, and which change the setting.
enum OracleRoles {
    static func id(_ name: String) -> GUID {
        guard let role = RoleCatalog.builtIn.role(named: name) else { fatalError("no built-in role \(name)") }
        return role.id
    }

    static let global = id("Global Administrator")
    static let user = id("User Administrator")
    static let people = id("People Administrator")
    static let bystanders = ["Teams Administrator", "Helpdesk Administrator", "Global Reader"].map(id)

    /// The two ids of the default user role: its `wids` value and its definition. The oracle uses the first, whichever
    /// one a file or script contains.
    static let everybody: [GUID] = [
        "b79fbf4d-3ef9-4689-8143-76b194e85509", "a0b1b346-4d3e-4e8b-98f8-753987be4970",
    ].compactMap { GUID($0) }

    /// Returns the roles that may write the photos of others, in the order of section 2 of Docs/facts.md, with the name
    /// that an impact gives to their holders.
    static func writers(_ profile: ServiceProfile.Name) -> [(id: GUID, plural: String)] {
        let all = [
            ("Global Administrator", "Global Administrators"), ("User Administrator", "User Administrators"),
            ("People Administrator", "People Administrators"), ("Directory Writers", "holders of Directory Writers"),
            ("Intune Administrator", "Intune Administrators"),
            ("Partner Tier1 Support", "holders of Partner Tier1 Support"),
            ("Partner Tier2 Support", "holders of Partner Tier2 Support"),
        ]
        return all.map { (id($0.0), $0.1) }.filter { profile == .september2026 || $0.0 != people }
    }

    static let writers2024 = Set(writers(.september2024).map(\.id))
    static let writers2026 = Set(writers(.september2026).map(\.id))

    static func writing(_ profile: ServiceProfile.Name) -> Set<GUID> {
        profile == .september2024 ? writers2024 : writers2026
    }

    /// Returns the roles that the service accepts in `allowedRoles`.
    static func supported(_ profile: ServiceProfile.Name) -> Set<GUID> {
        profile == .september2024 ? [global, user] : [global, user, people]
    }

    /// Returns the roles whose holders may change the setting.
    static func changers(_ profile: ServiceProfile.Name) -> Set<GUID> {
        profile == .september2024 ? [global] : [global, people]
    }

    static func canonical(_ id: GUID) -> GUID { id == everybody[1] ? everybody[0] : id }

    static let handedOut: [GUID] = writers(.september2026).map(\.id) + bystanders
}
