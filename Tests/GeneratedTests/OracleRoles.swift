import PhotoPolicy

/// What FACTS.md says of directory roles, written down anew: which write photos, which a list may hold, which change
/// the setting.
enum OracleRoles {
    static func id(_ name: String) -> GUID {
        guard let role = RoleCatalog.builtIn.role(named: name) else { fatalError("no built-in role \(name)") }
        return role.id
    }

    static let global = id("Global Administrator")
    static let user = id("User Administrator")
    static let people = id("People Administrator")
    static let bystanders = ["Teams Administrator", "Helpdesk Administrator", "Global Reader"].map(id)

    /// The two ids of the default user role: the value of `wids`, and the definition. The oracle knows it by the first,
    /// whichever of them a file or a script has.
    static let everybody: [GUID] = [
        "b79fbf4d-3ef9-4689-8143-76b194e85509", "a0b1b346-4d3e-4e8b-98f8-753987be4970",
    ].compactMap { GUID($0) }

    /// The roles that may write the photos of others, in the order of FACTS 2; with what an impact calls their holders.
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

    /// What the service accepts in `allowedRoles`.
    static func supported(_ profile: ServiceProfile.Name) -> Set<GUID> {
        profile == .september2024 ? [global, user] : [global, user, people]
    }

    /// Whose holders may change the setting.
    static func changers(_ profile: ServiceProfile.Name) -> Set<GUID> {
        profile == .september2024 ? [global] : [global, people]
    }

    static func canonical(_ id: GUID) -> GUID { id == everybody[1] ? everybody[0] : id }

    /// Every built-in role that the generator hands out.
    static let handedOut: [GUID] = writers(.september2026).map(\.id) + bystanders
}
