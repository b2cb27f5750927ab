import PhotoLanguage
import PhotoPolicy
import Wording

/// The names of a kind that begin with a text: from the language's vocabulary, the tenant, or the disk.
struct NameOffers {
    let knownNames: KnownNames
    /// The part of the name that is typed.
    let beginning: String

    /// The most accounts that one list shows.
    static let accountLimit = 50

    /// Returns plain names, not yet written for their place.
    func names(_ kind: NameKind) -> [Offer] {
        switch kind {
        case .role: roles
        case .client: Vocabulary.photoPolicy.clients.map { Offer($0.word, $0.note, aliases: $0.aliases + [$0.note]) }
        case .scope: Vocabulary.photoPolicy.scopes.map { Offer($0.word, "delegated scope") }
        case .user: accounts
        case .unit: knownNames.units.map { Offer($0, "administrative unit") }
        case .mailboxPolicy: mailboxPolicies
        case .tenant: knownNames.tenant.directory.tenant.verifiedDomains.map { Offer($0, "verified domain") }
        case .finding: codes(FindingCode.allCases.map(\.rawValue))
        case .guardCode: codes(FindingCode.guards.map(\.rawValue))
        case .reason: Reason.allCases.map { Offer($0.rawValue, $0.summary) }
        case .code: Explanations.pages.map { Offer($0.code, $0.title) }
        case .duration:
            [Offer("1h", "an hour"), Offer("24h", "a day: the service's longest delay"), Offer("7d", "a week")]
        case .item: beginning.isEmpty ? [] : roles + names(.client) + accounts
        case .newVariable, .scriptFile, .photoFile, .remark, .label: []
        }
    }

    private var roles: [Offer] {
        let tenant = knownNames.tenant
        let profile = knownNames.state?.conditions.profile
        let offers = tenant.directory.roles.roles.map { role -> (rank: Int, offer: Offer) in
            let isSupported = profile?.supportedRoles.contains(role.index) ?? false
            let writes = profile?.photoWritingRoles.contains(role.index) ?? false
            let reason =
                if isSupported {
                    "accepted in the list"
                } else if role.isCustom {
                    "custom: not accepted in the list"
                } else if role.index == .user {
                    "not accepted in the list: `allow everyone` instead"
                } else {
                    writes ? "writes photos, not accepted in the list" : "cannot write photos"
                }
            return (
                isSupported ? 0 : writes ? 1 : 2,
                Offer(
                    tenant.directory.roles.uniqueName(of: role), "\(role.displayName): \(reason)",
                    aliases: [role.displayName])
            )
        }
        return (0...2).flatMap { rank in offers.filter { $0.rank == rank }.map(\.offer) }
    }

    private var accounts: [Offer] {
        let found = knownNames.accounts(beginningWith: beginning, limit: Self.accountLimit)
        return found.map { Offer($0.userPrincipalName, $0.displayName, aliases: [$0.displayName]) }
    }

    private var mailboxPolicies: [Offer] {
        (knownNames.state?.mailboxPolicies.policies ?? []).map {
            Offer($0.name, $0.photosEnabled.accepted ? "photos on" : "photos off")
        }
    }

    private func codes(_ codes: [String]) -> [Offer] {
        codes.map { Offer($0, Explanations.page(for: $0)?.title ?? "") }
    }
}
