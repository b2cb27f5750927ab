import Testing

@testable import Tenants

@Suite struct TenantFileErrorTests {
    /// A change to the embedded file's text, with the path and some words of the resulting report.
    struct Mistake: Sendable, CustomTestStringConvertible {
        let replaced: String
        let by: String
        let path: String
        let message: String
        var help: String?
        var testDescription: String { path }

        init(_ replaced: String, _ by: String, _ path: String, _ message: String, help: String? = nil) {
            (self.replaced, self.by, self.path, self.message, self.help) = (replaced, by, path, message, help)
        }
    }

    static let mistakes = [
        Mistake(#""accountEnabled": false"#, #""accountEnabled": "no""#, "users[16].accountEnabled", "true or false"),
        Mistake(
            #""accountEnabled": false"#, #""acountEnabled": false"#, "users[16].acountEnabled", "unknown",
            help: #"did you mean "accountEnabled"?"#),
        Mistake(#""userType": "Guest""#, #""userType": "guests""#, "users[17].userType", #""Guest""#),
        Mistake("000000000102\", \"userP", "000000000101\", \"userP", "users[1].id", "the same as users[0].id"),
        Mistake("\"user.admin@", "\"GLOBAL.admin@", "users[1].userPrincipalName", "users[0].userPrincipalName"),
        Mistake("\"user.admin@contoso.com\"", "\"\"", "users[1].userPrincipalName", "empty"),
        Mistake("000000000102\", \"userP", "0102\", \"userP", "users[1].id", "a GUID"),
        Mistake(#""mailbox": "onPremises""#, #""mailbox": "attic""#, "users[15].mailbox", #""cloud""#),
        Mistake(
            #""owaMailboxPolicy": "No photos"}"#, #""owaMailboxPolicy": "No photo"}"#, "users[14].owaMailboxPolicy",
            "no OWA mailbox policy", help: #"did you mean "No photos"?"#),
        Mistake(
            "\"members\": [\"00000000-0000-4000-8000-000000000110",
            "\"members\": [\"00000000-0000-4000-8000-000000000999",
            "groups[0].members[0]", "no user"),
        Mistake(
            "\"members\": [\"00000000-0000-4000-8000-000000000113",
            "\"members\": [\"00000000-0000-4000-8000-000000000999",
            "administrativeUnits[0].members[0]", "no user or group"),
        Mistake(
            "\"isAssignableToRole\": true", "\"isAssignableToRole\": false", "roleAssignments[9].principalId",
            "not role-assignable"),
        Mistake(
            "principalId\": \"00000000-0000-4000-8000-000000000103",
            "principalId\": \"00000000-0000-4000-8000-000000000999",
            "roleAssignments[2].principalId", "no user or group"),
        Mistake("69091246", "69091247", "roleAssignments[7].roleDefinitionId", "no role"),
        Mistake(
            "/administrativeUnits/00000000-0000-4000-8000-000000000301",
            "/administrativeUnits/00000000-0000-4000-8000-000000000999", "roleAssignments[8].directoryScopeId",
            "no administrative unit"),
        Mistake(
            "/administrativeUnits/00000000-0000-4000-8000-000000000301", "/groups/1",
            "roleAssignments[8].directoryScopeId", "/administrativeUnits/"),
        Mistake("operator\": \"global", "operator\": \"glbal", "operator", "no user", help: "did you mean"),
        Mistake("\"service\": \"2024-09\"", "\"service\": \"2024-9\"", "service", "2026-09"),
        Mistake("\"service\": \"2024-09\",", "", "service", "required"),
        Mistake("2024-09-05T09:00:00Z", "2024-13-05T09:00:00Z", "clock", "a time"),
        Mistake("2024-09-05T09:00:00Z", "9999-12-31T23:59:59-00:01", "clock", "a time"),
        Mistake("2024-09-05T09:00:00Z", "0000-01-01T00:00:00+00:01", "clock", "a time"),
        Mistake("2024-09-05T09:00:00Z", "2024-09-05T09:00:00+24:00", "clock", "a time"),
        Mistake("\"source\": null", "\"source\": \"clod\"", "photoUpdateSettings.source", "cloud", help: "cloud"),
        Mistake("\"allowedRoles\": []", "\"allowedRoles\": [1]", "photoUpdateSettings.allowedRoles[0]", "a string"),
        Mistake("\"User.ReadWrite.All\"", "\"User.Write\"", "adminConsent[1]", "a scope"),
        Mistake("\"userConsent\"", "\"blockedClients\": [\"Team\"], \"userConsent\"", "blockedClients[0]", "a client"),
        Mistake("\"userConsent\"", "\"delays\": {\"Teams\": \"25h\"}, \"userConsent\"", "delays.Teams", "24 hours"),
        Mistake("\"userConsent\"", "\"delays\": {\"Tems\": \"1h\"}, \"userConsent\"", "delays.Tems", "client"),
        Mistake("\"userConsent\"", "\"changes\": [{}], \"userConsent\"", "changes[0].accepted", "required"),
        Mistake(
            "\"userConsent\"",
            #""changes": [{"accepted": "2024-09-05T09:00:01Z", "photoUpdateSettings": {}}], "userConsent""#,
            "changes[0].accepted", "clock"),
        Mistake(
            "\"userConsent\"", #""changes": [{"accepted": "2024-09-05T09:00:00Z", "user": "x"}], "userConsent""#,
            "changes[0]", "one change"),
        Mistake(
            "\"userConsent\"",
            #""photos": [{"id": "00000000-0000-4000-8000-000000000101", "contentBytes": "R0lG"}], "userConsent""#,
            "photos[0].contentBytes", "JPEG"),
        Mistake("\"isDefault\": true}\n    ]", "\"isDefault\": true}", "the file", "not valid JSON"),
        Mistake("\"userConsent\": true", "\"userConsent\": 1", "userConsent", "true or false"),
    ]

    @Test(arguments: mistakes)
    func mistakeIsReportedAtItsPath(_ mistake: Mistake) throws {
        let json = String(decoding: try #require(try EmbeddedTenants.tenant(named: "contoso")).saved(), as: UTF8.self)
        let range = try #require(json.firstRange(of: mistake.replaced))
        let broken = json.replacingCharacters(in: range, with: mistake.by)
        let error = #expect(throws: TenantFileError.self) {
            try SimulatedTenant.load(json: Array(broken.utf8))
        }
        #expect(error?.path == mistake.path)
        #expect(error?.message.contains(mistake.message) == true, "\(error?.message ?? "")")
        if let help = mistake.help { #expect(error?.help?.contains(help) == true) }
    }

    @Test(arguments: ["", "[]", "null", "\u{0}", "{", "1e999", "\"users\"", String(repeating: "[", count: 100_000)])
    func whatIsNoTenantFileIsAnError(_ text: String) {
        #expect(throws: TenantFileError.self) { try SimulatedTenant.load(json: Array(text.utf8)) }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
