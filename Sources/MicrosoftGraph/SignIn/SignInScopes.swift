import PhotoPolicy

/// The permissions that this tool asks for, by what they are for.
package enum SignInScopes {
    /// The setting alone: enough for a drift check.
    package static let settings = ["PeopleSettings.Read.All"]
    /// Accounts, who holds which role, units (D, least privilege).
    package static let directory = [
        "User.Read.All", "RoleManagement.Read.Directory", "GroupMember.Read.All", "AdministrativeUnit.Read.All",
    ]
    /// The setting and the photos of others.
    package static let writing = ["PeopleSettings.ReadWrite.All", "ProfilePhoto.ReadWrite.All"]

    package static let reading = settings + directory
    /// What makes the answer a sign-in that can be refreshed and has a name.
    static let identity = ["openid", "profile", "offline_access"]

    /// Whether a permission may let its holder change something: all that do not surely only read, for tokens hold
    /// permissions that we never heard of.
    static func writes(_ name: String) -> Bool {
        if (identity + ["email"]).contains(name.lowercased()) { return false }
        let parts = name.lowercased().split(separator: ".")
        return !(parts.count > 1 && (parts[1] == "read" || parts[1].hasPrefix("readbasic")))
    }

    /// The permissions that the domain knows of.
    package static func known(_ names: some Sequence<String>) -> ScopeSet {
        ScopeSet(names.compactMap(Scope.named))
    }

    /// A granted permission by its bare name, whatever resource stands before it.
    static func bare(_ name: some StringProtocol) -> String { String(name.split(separator: "/").last ?? "") }
}
