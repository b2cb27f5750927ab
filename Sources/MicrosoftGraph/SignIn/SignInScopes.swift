import PhotoPolicy

/// The permissions that this tool requests, by purpose.
package enum SignInScopes {
    /// The setting alone: enough for a drift check.
    package static let settings = ["PeopleSettings.Read.All"]
    /// Accounts, role holders and units (D, least privilege).
    package static let directory = [
        "User.Read.All", "RoleManagement.Read.Directory", "GroupMember.Read.All", "AdministrativeUnit.Read.All",
    ]
    /// The setting and the photos of others.
    package static let writing = ["PeopleSettings.ReadWrite.All", "ProfilePhoto.ReadWrite.All"]

    package static let reading = settings + directory
    /// What makes the answer refreshable and shows who signed in.
    static let identity = ["openid", "profile", "offline_access"]

    /// Whether a permission may let its holder change something: all but those that surely only read, because tokens
    /// hold permissions that we have never heard of.
    static func writes(_ name: String) -> Bool {
        if (identity + ["email"]).contains(name.lowercased()) { return false }
        let parts = name.lowercased().split(separator: ".")
        return !(parts.count > 1 && (parts[1] == "read" || parts[1].hasPrefix("readbasic")))
    }

    /// Returns the permissions that the domain knows.
    package static func known(_ names: some Sequence<String>) -> ScopeSet {
        ScopeSet(names.compactMap(Scope.named))
    }

    /// Returns a granted permission's bare name, without the resource before it.
    static func bare(_ name: some StringProtocol) -> String { String(name.split(separator: "/").last ?? "") }
}
