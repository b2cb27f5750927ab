import PhotoPolicy
import Tenants
import Testing

/// The exports of Get-OwaMailboxPolicy and Get-CASMailbox, and their effect on a live directory.
@Suite struct MailboxExportTests {
    static let policies = """
        #TYPE Microsoft.Exchange.Data.Directory.SystemConfiguration.OwaMailboxPolicy
        "RunspaceId","SetPhotoEnabled","IsDefault","Identity","Name"
        "1","True","True","OwaMailboxPolicy-Default","OwaMailboxPolicy-Default"
        "1","False","False","contoso.onmicrosoft.com\\No photos","No photos"

        """
    static let mailboxes = """
        "PrimarySmtpAddress","ExternalDirectoryObjectId","OwaMailboxPolicy"
        "Employee@contoso.com","00000000-0000-4000-8000-000000000112","contoso.onmicrosoft.com\\No Photos"
        "other@contoso.com","","OwaMailboxPolicy-Default"
        "third@contoso.com","",""
        "alias@contoso.example","00000000-0000-4000-8000-000000000102","No photos"

        """

    static func export(_ policies: String = policies, _ mailboxes: String = mailboxes) throws -> MailboxExport {
        try MailboxExport(policies: Array(policies.utf8), mailboxes: Array(mailboxes.utf8))
    }

    @Test func mailboxesReferToPoliciesByNameOrIdentity() throws {
        let export = try Self.export()
        #expect(export.policies.map(\.name) == ["OwaMailboxPolicy-Default", "No photos"])
        #expect(export.policies.map(\.photosEnabled) == [true, false])
        #expect(export.defaultPolicy == 0)
        #expect(export.mailboxCount == 4)
        #expect(export.mailboxes.map(\.policy) == [1, 1])
        #expect(export.mailboxes[0].names == ["employee@contoso.com", "00000000-0000-4000-8000-000000000112"])
    }

    @Test(arguments: [
        ("Name,Photos\nA,True\n", mailboxes, 1), ("Name,SetPhotoEnabled\nA,perhaps\n", mailboxes, 2),
        ("Name,SetPhotoEnabled\n,True\n", mailboxes, 2), ("Name,SetPhotoEnabled\n", mailboxes, 1),
        (policies, "PrimarySmtpAddress\nA\n", 1), (policies, "OwaMailboxPolicy\nNo photos\n", 1),
        (policies, "PrimarySmtpAddress,OwaMailboxPolicy\na,\nb,Unknown\n", 3), ("", mailboxes, 1), (policies, "", 1),
    ])
    func whatDoesNotFitIsAnErrorWithItsLine(_ policies: String, _ mailboxes: String, _ line: Int) {
        let error = #expect(throws: MailboxExportError.self) { try Self.export(policies, mailboxes) }
        #expect(error?.line == line)
    }

    struct Imported: MailboxImport {
        let export: MailboxExport
        var exported: Instant { Instant(seconds: 0) }
        var policies: [MailboxExport.Policy] { export.policies }
        var defaultPolicy: Int { export.defaultPolicy }
        var counts: [Int: Int] { Dictionary(grouping: export.mailboxes, by: \.policy).mapValues(\.count) }
        func policy(ofAnyOf names: [String]) -> Int? {
            export.mailboxes.first { !Set($0.names).isDisjoint(with: names) }?.policy
        }
    }

    @Test func accountsHaveTheirImportedPolicyByAddressOrID() async throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        let directory = MailboxDirectory(base: tenant.directory, imported: Imported(export: try Self.export()))
        func photos(_ name: String) async throws -> Bool? {
            guard let account = try await directory.account(named: name) else { return nil }
            return directory.policies.policy(of: account.facts.mailboxPolicy).photosEnabled.accepted
        }
        #expect(try await photos("employee@contoso.com") == false)
        #expect(try await photos("user.admin@contoso.com") == false)
        #expect(try await photos("sales.employee@contoso.com") == true)
        #expect(try await photos("nobody@contoso.com") == nil)
        #expect(try await directory.accounts(beginningWith: "employee", limit: 5).count == 1)
    }

    /// Populations too large to be known by name, as a live directory gives them.
    struct Large: Directory {
        let base: any Directory
        let counted: [Population]
        var tenant: TenantIdentity { base.tenant }
        var roles: RoleCatalog { base.roles }
        func account(named name: String) -> Account? { nil }
        func accounts(beginningWith prefix: String, limit: Int) -> [Account] { [] }
        func populations() -> [Population] { counted }
        func roleAssignments(of account: GUID) -> [RoleAssignment]? { [] }
        func administrativeUnits() -> [AdministrativeUnit] { [] }
    }

    @Test func populationsAreDividedAndNobodyIsLostOrInvented() async throws {
        let tenant = try #require(try EmbeddedTenants.tenant(named: "contoso"))
        let rows = (0..<600).map { "user\($0)@contoso.com,No photos\n" }.joined()
        let export = try Self.export(
            Self.policies, "PrimarySmtpAddress,OwaMailboxPolicy\nadmin@contoso.com,No photos\n" + rows)
        let admin = AccountFacts(activeRoles: RoleSet([RoleCatalog.builtIn.roles[0].index]))
        let counted = [
            Population(facts: admin, count: 2, samples: ["admin@contoso.com", "second@contoso.com"]),
            Population(facts: AccountFacts(), count: 3000, samples: ["user1@contoso.com", "free@contoso.com"]),
            Population(facts: AccountFacts(traits: [.enabled, .synced]), count: 1000, samples: []),
            Population(facts: AccountFacts(traits: []), count: 50, samples: []),
        ]
        let directory = MailboxDirectory(
            base: Large(base: tenant.directory, counted: counted), imported: Imported(export: export))
        let populations = try await directory.populations()
        func count(_ facts: AccountFacts, photos: Bool) -> [Population] {
            populations.filter { population in
                var bare = population.facts
                bare.mailboxPolicy = facts.mailboxPolicy
                return bare == facts
                    && directory.policies.policy(of: population.facts.mailboxPolicy).photosEnabled.accepted == photos
            }
        }
        #expect(populations.reduce(0) { $0 + $1.count } == 4052)
        #expect(count(admin, photos: false).map(\.samples) == [["admin@contoso.com"]])
        #expect(count(AccountFacts(), photos: false).map(\.count) == [450])
        #expect(count(AccountFacts(), photos: false).map(\.samples) == [["user1@contoso.com"]])
        #expect(count(AccountFacts(), photos: true).map(\.samples) == [["free@contoso.com"]])
        #expect(count(AccountFacts(traits: [.enabled, .synced]), photos: false).map(\.count) == [150])
        #expect(count(AccountFacts(traits: []), photos: false).isEmpty)
    }
}
