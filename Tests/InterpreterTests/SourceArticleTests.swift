import PhotoPolicy
import Tenants
import Testing
import Wording

/// The facts stated in the source article of September 2024, one numbered script each, on the tenant of that time.
///
/// Not modelled: that `Set-UserPhoto` and related commands are gone from Exchange Online (no client of that name exists
/// here), and who may *read* the setting (the simulator answers every operator).
@Suite struct SourceArticleTests {
    static let restrict = "source cloud; allow roles [UserAdmin]; apply; advance;"

    static let facts: [(number: Int, fact: String, script: String)] = [
        (
            1, "The default is open to all",
            "expect source any; expect allow everyone; expect endUsers can update own photo via Graph;"
        ),
        (
            2, "User Administrator alone locks Global Administrators out",
            restrict
                + "expect global.admin@contoso.com cannot update photo of employee@contoso.com via [Graph, M365AdminCenter] because role-not-allowed;"
        ),
        (
            3, "Global Administrators who are locked out can still change the setting",
            restrict + "expect global.admin@contoso.com can change policy; rollback; expect source any;"
        ),
        (4, "Listed roles can, nobody else", restrict + "expect only roles [UserAdmin] can update photo of others;"),
        (
            5, "End users are refused too",
            restrict + "expect endUsers cannot update own photo via [Delve, Teams, Graph, PowerShell];"
        ),
        (
            6, "Roles that can write photos are not therefore supported",
            "source cloud; allow roles [IntuneAdmin, DirectoryWriters, PartnerTier1Support, PartnerTier2Support]; expect finding role-not-supported;"
        ),
        (
            7, "The default user role is not accepted",
            "source cloud; allow roles [User]; expect finding default-user-role;"
        ),
        (
            8, "Scoped roles do not count",
            restrict
                + "expect scoped.admin@contoso.com cannot update photo of sales.employee@contoso.com via Graph because role-scoped; expect scoped.admin@contoso.com cannot update own photo via Graph because role-not-allowed;"
        ),
        (
            9, "onPremises wants an empty list",
            "source onPremises; allow roles [UserAdmin]; expect finding roles-need-cloud;"
        ),
        (
            10, "onPremises switches the cloud off for users and admins",
            "source onPremises; apply; advance; expect everyone cannot update own photo via Graph; expect global.admin@contoso.com cannot update photo of others via Graph because source-on-premises;"
        ),
        (
            11, "The OWA policy disables the button",
            "expect no.photo.policy@contoso.com cannot update own photo via [Delve, Teams] because mailbox-policy;"
        ),
        (
            12, "The OWA policy does not reach Graph and PowerShell",
            "expect no.photo.policy@contoso.com can update own photo via [Graph, PowerShell];"
        ),
        (13, "Delve and Teams fail late", "source cloud; allow roles [UserAdmin]; expect finding fails-late;"),
        (
            14, "Graph and PowerShell need the scope whatever the control says",
            "expect user.admin@contoso.com cannot update photo of others via [Graph, PowerShell] with scopes User.ReadWrite because scope-missing;"
        ),
        (
            15, "Approval may be blocked",
            "consent off; expect employee@contoso.com cannot update own photo via Graph because consent-blocked;"
        ),
        (
            16, "Changes take up to 24 hours",
            "source cloud; allow roles [UserAdmin]; apply; expect endUsers cannot update own photo after 24h; advance 23h59m; what if { advance 60s; expect endUsers cannot update own photo; }"
        ),
        (
            17, "Existing photos stay",
            "update photo of employee@contoso.com from \"face.png\"; source onPremises; apply; advance; expect photo of employee@contoso.com present; expect no finding nobody-left;"
        ),
        (18, "The existing photos are told of in a plan", "source onPremises; expect finding existing-photos-kept;"),
        (
            19, "Outlook has no photo editing of its own",
            "expect everyone cannot update own photo via [OutlookWeb, OutlookClassic] because client-cannot-update;"
        ),
        (
            20, "Only Global Administrators may change the setting",
            "expect user.admin@contoso.com cannot change policy because policy-role-missing; expect global.admin@contoso.com can change policy;"
        ),
        (
            21, "Others' photos need a role",
            "expect employee@contoso.com cannot update photo of others via Graph because role-missing;"
        ),
        (
            22, "A list under the cloud stops synchronised photos",
            "source cloud; apply; advance; expect synced.employee@contoso.com cannot update own photo via DirectorySync because source-cloud;"
        ),
    ]

    @Test(arguments: facts.indices)
    func isSoInTheSimulation(_ index: Int) async throws {
        let fact = Self.facts[index]
        let run = try await ScriptTests.run(fact.script)
        #expect(run.codes.isEmpty, "\(fact.number). \(fact.fact)")
        #expect(run.closing == nil, "\(fact.number). \(fact.fact)")
    }

    @Test func theRefusalsReadAsObserved() {
        let profile = ServiceProfile.september2024
        #expect(Reason.roleNotAllowed.shown(in: .graph, profile: profile).contains("ForbiddenByAdmindEditPolicy"))
        #expect(
            Reason.roleNotAllowed.shown(in: .delve, profile: profile).contains("MsgraphSetProfilePictureCallFailed"))
        #expect(Reason.roleScoped.shown(in: .graph, profile: profile).contains("invalid_role"))
    }
}
