import PhotoPolicy

/// Writes a generated tenant as a tenant file.
struct OracleFile {
    let world: OracleWorld

    var json: String {
        let delays =
            world.delays.sorted { $0.key.word < $1.key.word }.map { "\"\($0.key.word)\": \"\($0.value)s\"" }
            + ["\"mailboxPolicies\": \"\(world.mailboxDelay)s\""]
        let roles = world.customRoles.sorted { $0.key < $1.key }.map {
            "{\"id\": \"\($0.key)\", \"displayName\": \(text($0.value))}"
        }
        let units = world.units.sorted { $0.key < $1.key }.map {
            "{\"id\": \"\($0.key)\", \"displayName\": \(text($0.value)), \"members\": []}"
        }
        let policies = world.switches.sorted { $0.key < $1.key }.map {
            "{\"name\": \(text(world.policyNames[$0.key] ?? $0.key)), \"setPhotoEnabled\": \($0.value.first)}"
        }
        let photos = world.photos.sorted().map { "{\"id\": \"\($0)\", \"contentBytes\": \"iVBORw0KGgoB\"}" }
        var parts = [
            """
            "organization": {"id": "\(OracleWorld.guid(700))", "displayName": "Generated",
              "verifiedDomains": [{"name": "example.com"}], "onPremisesSyncEnabled": \(world.hasSync)}
            """,
            array("users", world.accounts.map(user)), array("groups", world.groups.map(group)),
            array("administrativeUnits", units), array("roleDefinitions", roles),
            array("roleAssignments", assignments(isEligible: false)),
            array("roleEligibilitySchedules", assignments(isEligible: true)),
            "\"photoUpdateSettings\": \(settings(world.settings.first))", array("owaMailboxPolicies", policies),
            "\"service\": \"\(world.profile.rawValue)\"", "\"clock\": \"\(Instant(seconds: world.now))\"",
            "\"userConsent\": \(world.userConsent)",
            array("adminConsent", world.adminConsent.map(\.word).sorted().map(text)),
            array("blockedClients", world.blocked.map(\.word).sorted().map(text)),
            "\"delays\": {\(delays.joined(separator: ", "))}", array("changes", changes), array("photos", photos),
        ]
        parts.append("\"guestAccess\": \"\(world.guestAccess.rawValue)\"")
        if let place = world.operatorPlace { parts.append("\"operator\": \"\(world.accounts[place].name)\"") }
        return "{\(parts.joined(separator: ",\n"))}"
    }

    private func text(_ string: String) -> String { OracleText.quoted(string) }

    private func array(_ key: String, _ items: [String]) -> String {
        "\"\(key)\": [\(items.joined(separator: ",\n  "))]"
    }

    private func user(_ account: OracleAccount) -> String {
        let policy = account.namesItsPolicy ? text(world.policyNames[account.policies.first] ?? "") : "null"
        return """
            {"id": "\(account.id)", "userPrincipalName": \(text(account.name)), "accountEnabled": \(account.isEnabled),
              "userType": "\(account.isGuest ? "Guest" : "Member")", "onPremisesSyncEnabled": \(account.isSynced),
              "mailbox": "\(account.mailbox.rawValue)", "owaMailboxPolicy": \(policy)}
            """
    }

    private func group(_ group: (id: GUID, name: String, members: [Int])) -> String {
        let members = group.members.map { "\"\(world.accounts[$0].id)\"" }.joined(separator: ", ")
        return "{\"id\": \"\(group.id)\", \"displayName\": \(text(group.name)), \"isAssignableToRole\": true, "
            + "\"members\": [\(members)]}"
    }

    private func assignments(isEligible: Bool) -> [String] {
        var lines: Set<String> = []
        for account in world.accounts {
            for held in account.assignments where held.isEligible == isEligible {
                let group = world.groups.first { $0.name == held.group }
                let scope = held.unit.map { "/administrativeUnits/\($0)" } ?? "/"
                lines.insert(
                    "{\"roleDefinitionId\": \"\(held.role)\", \"principalId\": \"\(group?.id ?? account.id)\", "
                        + "\"directoryScopeId\": \"\(scope)\"}")
            }
        }
        return lines.sorted()
    }

    private func settings(_ settings: OracleSettings) -> String {
        let source = settings.source == .any ? "null" : "\"\(settings.source.rawValue)\""
        let roles = settings.roles.sorted().map {
            "\"\($0 == OracleRoles.everybody[0] ? world.userRoleID : $0)\""
        }
        return "{\"source\": \(source), \"allowedRoles\": [\(roles.joined(separator: ", "))]}"
    }

    private var changes: [String] {
        func change(_ accepted: Int, _ content: String) -> String {
            "{\"accepted\": \"\(Instant(seconds: accepted))\", \(content)}"
        }
        var result = world.settings.changes.enumerated().map { place, entry in
            let apply = world.fileApplies[place].map { ", \"apply\": {\"reason\": \"x\", \"isRolledBack\": \($0)}" }
            return change(entry.accepted, "\"photoUpdateSettings\": \(settings(entry.value))\(apply ?? "")")
        }
        for (key, history) in world.switches.sorted(by: { $0.key < $1.key }) {
            let name = text(world.policyNames[key] ?? key)
            result += history.changes.map {
                change($0.accepted, "\"owaMailboxPolicy\": \(name), \"setPhotoEnabled\": \($0.value)")
            }
        }
        for account in world.accounts {
            result += account.policies.changes.map {
                let name = text(world.policyNames[$0.value] ?? $0.value)
                return change($0.accepted, "\"owaMailboxPolicy\": \(name), \"user\": \"\(account.id)\"")
            }
        }
        return result
    }
}
