import PhotoPolicy
import Tenants

extension GeneratedTenant {
    /// The tenant as a file, and what loading makes of it.
    func loaded() throws -> SimulatedTenant { try SimulatedTenant.load(json: Array(json.utf8)) }

    private var json: String {
        """
        {"organization": {"id": "\(Self.guid(700))", "displayName": "Generated",
          "verifiedDomains": [{"name": "example.com"}], "onPremisesSyncEnabled": \(hasSync)},
        "users": [\(list(accounts.map(user)))],
        "groups": [\(list(groups.map(\.json)))],
        "administrativeUnits": [{"id": "\(Self.unit)", "displayName": "Unit", "members": []}],
        "roleDefinitions": [\(list(Self.customRoles.map { "{\"id\": \"\($0)\", \"displayName\": \"Custom \($0)\"}" }))],
        "roleAssignments": [\(list(direct(isEligible: false) + groups.map(\.assignment)))],
        "roleEligibilitySchedules": [\(list(direct(isEligible: true)))],
        "photoUpdateSettings": \(text(settings[0].value)),
        "owaMailboxPolicies": [\(list(Self.policyNames.map(policy)))],
        "service": "\(profile.rawValue)", "clock": "\(Instant(seconds: now))", "operator": "user0@example.com",
        "userConsent": \(userConsent), "adminConsent": [\(list(adminConsent.map { "\"\($0.word)\"" }))],
        "blockedClients": [\(list(blocked.map { "\"\($0.word)\"" }))],
        "delays": {\(list(delays.map { "\"\($0.key.word)\": \"\($0.value)s\"" } + ["\"mailboxPolicies\": \"\(mailboxDelay)s\""]))},
        "changes": [\(list(changes))]}
        """
    }

    private func list(_ items: [String]) -> String { items.joined(separator: ",\n") }

    private func user(_ account: Account) -> String {
        """
        {"id": "\(account.id)", "userPrincipalName": "\(account.name)",
         "accountEnabled": \(account.traits.contains(.enabled)),
         "userType": "\(account.traits.contains(.guest) ? "Guest" : "Member")",
         "onPremisesSyncEnabled": \(account.traits.contains(.synced)),
         "mailbox": "\(account.traits.contains(.mailboxOnPremises) ? "onPremises" : "cloud")",
         "owaMailboxPolicy": "\(account.policies[0].value.uppercased())"}
        """
    }

    /// A group for each role that somebody holds through one.
    private var groups: [(json: String, assignment: String)] {
        Self.roleIDs.enumerated().compactMap { place, role in
            let members = accounts.filter { $0.assignments.contains { $0.isThroughGroup && $0.role == role } }
            guard !members.isEmpty else { return nil }
            let id = Self.guid(600 + place)
            let ids = members.map { "\"\($0.id)\"" }.joined(separator: ", ")
            return (
                "{\"id\": \"\(id)\", \"displayName\": \"Group \(place)\", \"isAssignableToRole\": true, \"members\": [\(ids)]}",
                "{\"roleDefinitionId\": \"\(role)\", \"principalId\": \"\(id)\"}"
            )
        }
    }

    private func direct(isEligible: Bool) -> [String] {
        accounts.flatMap { account in
            account.assignments.filter { $0.isEligible == isEligible && !$0.isThroughGroup }.map {
                let scope = $0.isScoped ? "/administrativeUnits/\(Self.unit)" : "/"
                return """
                    {"roleDefinitionId": "\($0.role)", "principalId": "\(account.id)", "directoryScopeId": "\(scope)"}
                    """
            }
        }
    }

    private func text(_ settings: PhotoUpdateSettings) -> String {
        let source = settings.source.map { "\"\($0.rawValue)\"" } ?? "null"
        return "{\"source\": \(source), \"allowedRoles\": [\(list(settings.allowedRoles.map { "\"\($0)\"" }))]}"
    }

    private func policy(_ name: String) -> String {
        "{\"name\": \"\(name)\", \"setPhotoEnabled\": \(switches[name]?[0].value ?? true)}"
    }

    private var changes: [String] {
        func change(_ accepted: Int, _ content: String) -> String {
            "{\"accepted\": \"\(Instant(seconds: accepted))\", \(content)}"
        }
        var result = settings.dropFirst().map { change($0.accepted, "\"photoUpdateSettings\": \(text($0.value))") }
        for name in Self.policyNames {
            for entry in switches[name]?.dropFirst() ?? [] {
                result.append(
                    change(entry.accepted, "\"owaMailboxPolicy\": \"\(name)\", \"setPhotoEnabled\": \(entry.value)"))
            }
        }
        for account in accounts {
            for entry in account.policies.dropFirst() {
                result.append(
                    change(entry.accepted, "\"owaMailboxPolicy\": \"\(entry.value)\", \"user\": \"\(account.id)\""))
            }
        }
        return result
    }
}
