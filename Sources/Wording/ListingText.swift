import Interpreter
import PhotoPolicy
import Tenants

/// A listing in words: a table, or sentences, or both.
package struct ListingText: Sendable {
    package let title: String
    package let columns: [String]
    package let rows: [[String]]
    /// What is said in place of a table without rows.
    package let whenEmpty: String
    /// Sentences below the table.
    package let remarks: [String]

    package init(
        _ title: String, columns: [String] = [], whenEmpty: String = "none", rows: [[String]] = [],
        remarks: [String] = []
    ) {
        self.title = title
        self.columns = columns
        self.whenEmpty = whenEmpty
        self.rows = rows
        self.remarks = remarks
    }
}

extension Listing {
    package func text(_ roles: RoleCatalog) -> ListingText {
        switch self {
        case .policy(let settings, let inForce):
            ListingText(
                "Policy",
                remarks: settings.statements(roles) + [inForce.words]
                    + settings.notUnderstood.map {
                        "this version does not understand \($0.words): it is kept until it is replaced"
                    })
        case .draft(let settings):
            ListingText(
                "Draft", remarks: settings?.statements(roles) ?? ["empty: the settings stay as they are"])
        case .tenant(let facts): facts.text
        case .roles(let profile): RoleWords(roles: roles, profile: profile).listing
        case .role(let role, let holders, let profile):
            RoleWords(roles: roles, profile: profile).listing(of: role, holders)
        case .clients(let profile, let delays): profile.clientsListing(delays)
        case .users(let users, let isCut):
            ListingText(
                "Accounts", columns: ["account", "what it is"],
                rows: users.map { [$0.userPrincipalName, $0.name.words(roles, count: 1)] },
                remarks: isCut ? ["only the first \(Listing.userLimit) are shown"] : [])
        case .user(let facts): facts.text(roles)
        case .units(let units):
            ListingText(
                "Administrative units", columns: ["unit", "members"],
                rows: units.map { [$0.displayName, "\($0.members.count)"] })
        case .mailboxPolicies(let policies, let source):
            ListingText(
                "OWA mailbox policies", columns: ["policy", "photos", ""],
                rows: policies.map { policy in
                    [
                        policy.name, policy.photosEnabled ? "on" : "off",
                        policy.settles.map { "in force by \($0.words)" } ?? "",
                    ]
                }, remarks: source.remarks)
        case .photo(let account, let photo):
            ListingText("Photo of \(account)", remarks: photo?.remarks ?? ["none"])
        case .variables(let variables):
            ListingText(
                "Variables", columns: ["name", "value"],
                rows: variables.map { ["$\($0.name)", $0.values.joined(separator: ", ")] })
        case .history(let history): history.text(roles)
        case .matrix(let grid): grid.text(roles)
        }
    }
}

extension Listing.InForce {
    fileprivate var words: String {
        switch self {
        case .everywhere: "in force"
        case .spreading(let end): "accepted; still spreading, in force everywhere by \(end.words)"
        case .assumed(let seen):
            "in force, assumed: first seen here at \(seen.words), and the service does not say when they were set"
        }
    }
}

extension Listing.TenantFacts {
    fileprivate var text: ListingText {
        ListingText(
            "Tenant", columns: ["", ""],
            rows: [
                ["name", identity.displayName], ["id", identity.id.description],
                ["domains", identity.verifiedDomains.joined(separator: ", ")],
                ["kind", isLive ? "live" : "simulated: nothing leaves this machine"],
                ["operator", operatorName ?? "none"],
                ["service profile", conditions.profile.name.rawValue],
                ["clock", now.words],
                ["directory synchronisation", conditions.hasDirectorySync ? "yes" : "no"],
                ["users may consent", conditions.userConsent ? "yes" : "no"],
                ["scopes with admin consent", conditions.adminConsent.members.map(\.word).joined(separator: ", ")],
            ])
    }
}

extension Listing.MailboxSource {
    fileprivate var remarks: [String] {
        switch self {
        case .simulation: []
        case .exported(let instant, let age): ["as exported at \(instant.words)\(age.ago)"]
        case .nothing:
            [
                "no Graph API reads them, and none were imported: every mailbox counts as under the default policy, "
                    + "photos on; `photopolicy import owa` takes in the exports"
            ]
        }
    }
}

extension Photo {
    fileprivate var remarks: [String] {
        let size = dimensions.map { ", \($0.width) by \($0.height) pixels" } ?? ""
        return ["\(kind.rawValue), \(bytes.count) bytes\(size)", "etag \"\(entityTag)\""]
    }
}
