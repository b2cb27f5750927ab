import PhotoPolicy

/// The accounts that a page offers: those that may sign in and match the search, at most as many as a person will look
/// through.
struct AccountChoice: Sendable {
    let accounts: [Account]
    /// The number of accounts that are not shown.
    let more: Int
    let search: String
    let isLarge: Bool
    /// The user principal name that was chosen or hinted at before; its account comes first.
    let chosen: String?

    private static let limit = 50

    init(_ all: [Account], search: String = "", chosen: String? = nil) {
        let enabled = all.filter(\.facts.isEnabled)
        let wanted = search.lowercased()
        let found = enabled.filter {
            wanted.isEmpty || $0.userPrincipalName.lowercased().contains(wanted)
                || $0.displayName.lowercased().contains(wanted)
        }
        let first = chosen.flatMap { name in found.first { $0.userPrincipalName.lowercased() == name.lowercased() } }
        let others = found.filter { $0.id != first?.id }
        accounts = Array(((first.map { [$0] } ?? []) + others).prefix(Self.limit))
        more = max(0, found.count - accounts.count)
        isLarge = enabled.count > Self.limit
        self.search = search
        self.chosen = first?.userPrincipalName
    }
}
