import Interpreter
import PhotoPolicy
import Tenants

/// Roles of a tenant under a service profile, in words.
struct RoleWords {
    let roles: RoleCatalog
    let profile: ServiceProfile

    var listing: ListingText {
        let writers = roles.roles.filter { profile.photoWritingRoles.contains($0.index) || $0.isCustom }
        return ListingText(
            "Roles that matter to photos", columns: ["role", "word", "writes photos of others", "in the list"],
            rows: writers.map { [$0.displayName, roles.written($0), writes($0), isSupported($0)] },
            remarks: ["\(roles.roles.count) roles exist in this tenant; the others cannot write photos of others"])
    }

    func listing(of role: Role, _ holders: [Listing.RoleHolders]?) -> ListingText {
        ListingText(
            "\(role.displayName) (\(role.id))", columns: ["held", "accounts", "who", ""],
            whenEmpty: "nobody holds it",
            rows: holders.map {
                $0.map { holders in
                    let population = holders.population
                    return [
                        holders.way.words, "\(population.count)", population.samples.joined(separator: ", "),
                        population.facts.isEnabled ? "" : "disabled",
                    ]
                }
            } ?? [["not known", "", "", ""]],
            remarks: ["writes photos of others: \(writes(role)); may be in the list: \(isSupported(role))"])
    }

    private func writes(_ role: Role) -> String { profile.photoWritingRoles.contains(role.index) ? "yes" : "no" }

    private func isSupported(_ role: Role) -> String {
        profile.supportedRoles.contains(role.index) ? "supported" : "not supported"
    }
}

extension Listing.RoleHolders.Way {
    fileprivate var words: String {
        switch self {
        case .active: "active"
        case .eligible: "eligible"
        case .overUnit: "over a unit"
        case .eligibleOverUnit: "eligible over a unit"
        }
    }
}

extension Listing.UserFacts {
    func text(_ roles: RoleCatalog) -> ListingText {
        ListingText(
            account.displayName, columns: ["role", "held"], whenEmpty: "holds no role",
            rows: held.map { $0.map { [roles[$0.assignment.role].displayName, $0.words] } } ?? [["not known", ""]],
            remarks: [
                account.userPrincipalName, account.id.description, "mailbox policy: \(mailboxPolicy)",
                name.words(roles, count: 1),
            ])
    }
}

extension Listing.UserFacts.Held {
    fileprivate var words: String {
        [
            assignment.kind.rawValue, unit.map { "over the unit \($0)" } ?? "tenant-wide",
            assignment.group.map { "through the group \($0)" },
            assignment.activatedUntil.map { "activated until \($0.words)" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}

extension ServiceProfile {
    func clientsListing(_ delays: ServiceState.Delays) -> ListingText {
        ListingText(
            "Clients under \(name.rawValue)",
            columns: ["client", "word", "photo editing", "mailbox policy", "delay"],
            rows: Client.allCases.map { client in
                [
                    client.displayName, client.word, editing(client),
                    mailboxPolicyClients.contains(client) ? "honoured" : "not covered", delays[client].words,
                ]
            })
    }

    private func editing(_ client: Client) -> String {
        guard availableClients.contains(client) else { return "does not exist" }
        guard client != .directorySync else { return "on-premises" }
        guard editingClients.contains(client) else { return "none" }
        return ownPhotoClients.contains(client) ? "own photo" : "own and others'"
    }
}

extension ChangeHistory {
    package func text(_ roles: RoleCatalog) -> ListingText {
        switch self {
        case .applied(let changes):
            ListingText(
                "Applied here", columns: ["when", "before", "after", "because", ""],
                rows: changes.map {
                    [
                        $0.accepted.words, $0.before.statements(roles).joined(separator: " "),
                        $0.after.statements(roles).joined(separator: " "), $0.reason ?? "",
                        $0.isRollback ? "a rollback" : $0.isRolledBack ? "rolled back" : "",
                    ]
                })
        case .journal(let entries):
            ListingText(
                "Changes by this program", columns: ["when", "who", "change", "before", "after", "because", "state"],
                rows: entries.map { entry in
                    [entry.intent.when.words, entry.intent.who ?? "application"]
                        + entry.intent.change.cells(roles) + [entry.intent.why ?? "", entry.outcome.state.rawValue]
                })
        }
    }
}

extension JournalEntry.Change {
    /// Returns the kind in words, and what was before and after.
    fileprivate func cells(_ roles: RoleCatalog) -> [String] {
        switch self {
        case .settings(let before, let after, let undoing):
            [
                undoing.map { "rollback of \($0)" } ?? "apply", before.statements(roles).joined(separator: " "),
                after.statements(roles).joined(separator: " "),
            ]
        case .photo(let change):
            ["photo of \(change.accountName)", change.before ?? "none", change.after ?? "none"]
        }
    }
}
