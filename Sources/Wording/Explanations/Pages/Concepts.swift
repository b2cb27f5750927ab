let conceptsPages: [ExplanationPage] = [
    ExplanationPage(
        "draft",
        title: "The draft: what you set before it is applied",
        #"""
        `source` and `allow` edit a draft. What you do not edit stays as it is in the
        tenant. Nothing reaches the tenant before `apply`, and `discard` drops the
        edits.

        Both properties are always written together, because testers saw in September
        2024 that leaving out the roles opens the control to everybody.

            source cloud;
            allow roles [UserAdmin];
            show draft;
            discard;
        """#,
        seeAlso: ["plan", "draft-never-applied"]),
    ExplanationPage(
        "plan",
        title: "The plan: what applying the draft would do",
        #"""
        A plan leads with a headline: how many people lose or gain what, by when, and
        whether an apply would go ahead. Below it come the settings now and as drafted,
        the findings with what avoids each, a grid of who may do what through which
        client, and the exact requests, with those that take them back.

        Errors stop an apply; guards stop it unless `despite` names them; warnings and
        notes do not. `plan full;` spells out the notes, and counts for each group and
        client.

            source cloud;
            allow roles [UserAdmin];
            plan;
            plan full;
        """#,
        seeAlso: ["draft", "populations", "stale-plan"]),
    ExplanationPage(
        "in-force", aliases: ["once in force", "in force", "enforced"],
        title: "In force: accepted is not yet enforced",
        #"""
        The service accepts a change at once and shows it at once. Each client
        enforces it at some moment within 24 hours; OWA mailbox policies take up to 60
        minutes.

        Documented by Microsoft, observed in September 2024 by testers. `once in
        force` asks about the end; `after` asks about a moment; `advance` moves the
        clock of a simulation.

            who can update own photo once in force;
            can endUsers update own photo after 2h;
        """#,
        seeAlso: ["spreading", "unsettled"]),
    ExplanationPage(
        "populations", aliases: ["population", "endUsers", "everyone", "guests"],
        title: "Populations: the people a claim is about",
        #"""
        `endUsers` are enabled members to whom no directory role is assigned, active or
        eligible. `everyone` is every enabled account, guests too. `role R` are the
        enabled accounts that hold R active and tenant-wide, directly or through a
        group. `others` are the enabled accounts other than the actor.

        `can` means all of them, `cannot` none of them, and `only roles` both at once:
        the listed can, nobody else can.

            expect only roles [UserAdmin] can update photo of others via Graph;
            expect nobody can remove own photo;
        """#,
        seeAlso: ["population-empty", "role-not-activated"]),
    ExplanationPage(
        "service-profile", aliases: ["2024-09", "2026-09", "profile"],
        title: "Service profiles: which year's service is simulated",
        #"""
        The service has changed over time. The profile `2024-09` is the world that
        testers described in September 2024; `2026-09` is the later one, with People
        Administrator accepted, My Account, and no Delve.

        An answer that rests on an assumption says so.

            show tenant;
            $ photopolicy run lock.photo --simulate contoso-2026
        """#,
        seeAlso: ["client-unavailable", "role-not-supported"]),
    ExplanationPage(
        "owa-mailbox-policy", aliases: ["Set-OwaMailboxPolicy", "OwaMailboxPolicy-Default"],
        title: "OWA mailbox policies: the other switch",
        #"""
        Exchange Online has a switch of its own, `SetPhotoEnabled`, in the OWA mailbox
        policy of each mailbox. It disables the button in the clients that honour it,
        and knows nothing of the photo control. The two can contradict each other.

        Observed in September 2024 by testers. Microsoft Graph cannot read the switch,
        so this tool reads an export made with PowerShell.

            show mailbox policies;
        """#,
        seeAlso: ["mailbox-policy", "owa-forbids", "side-door-open"]),
    ExplanationPage(
        "wids",
        title: "Role ids in the token",
        #"""
        A token carries the template ids of the signed-in person's active, tenant-wide
        roles in the claim `wids`. The control compares its list with them, so
        eligible and scoped assignments do not count, and a new assignment counts from
        the next token on.

        Inferred from Microsoft's documentation. To an application the token itself is
        opaque; these ids are a hint.

            show user user.admin@contoso.com;
        """#,
        seeAlso: ["role-not-activated", "role-scoped", "default-user-role"]),
    ExplanationPage(
        "scopes",
        aliases: [
            "User.ReadWrite", "User.ReadWrite.All", "ProfilePhoto.ReadWrite.All", "PeopleSettings.ReadWrite.All",
            "PeopleSettings.Read.All",
        ],
        title: "Delegated scopes for photos",
        #"""
        One's own photo needs `User.ReadWrite`; somebody else's
        `ProfilePhoto.ReadWrite.All` or `User.ReadWrite.All` and a role; the setting
        needs `PeopleSettings.Read.All` to read and `PeopleSettings.ReadWrite.All` to
        write.

        Documented by Microsoft, observed in September 2024 by testers. All but the
        first need an administrator's consent, whatever the photo control says.

            can me update own photo via Graph with scopes [User.ReadWrite];
        """#,
        seeAlso: ["scope-missing", "consent-blocked"]),
    ExplanationPage(
        "exit-status", aliases: ["exit status", "exit code"],
        title: "Exit status of the program",
        #"""
        0: everything held. 1: an expectation failed. 2: the last plan differs and was
        not applied, only with `--detailed-exitcode`. 3: a change was refused. 64:
        usage. 65: an error in a script or a tenant file. 66: a file cannot be read or
        the journal cannot be used. 69: the service cannot be reached. 70: a fault of
        the program. 75: the service was asked too often, or another run is changing the
        tenant; try later. 77: not signed in or not permitted. 130: interrupted.

        The first failure that closed the top level decides.

            $ photopolicy run drift.photo --detailed-exitcode
        """#,
        seeAlso: ["expectation-failed", "not-confirmed", "usage"]),
]
