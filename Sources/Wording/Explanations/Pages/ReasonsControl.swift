let reasonsControlPages: [ExplanationPage] = [
    ExplanationPage(
        "source-on-premises",
        title: "Photos may be updated on-premises only",
        #"""
        The setting's `source` is `onPremises`. Every cloud client refuses, for
        administrators as for users; photos come from Active Directory through
        directory synchronisation.

        Documented by Microsoft, observed in September 2024 by testers. That the refusal
        looks like that of an unlisted role is assumed.

        To open the cloud again, for everybody:

            source any;
            plan;
        """#,
        seeAlso: ["role-not-allowed", "cloud-only-left-out", "on-premises-without-sync"]),
    ExplanationPage(
        "role-not-allowed",
        title: "The person holds none of the allowed roles",
        #"""
        The setting is `source cloud` with a list of roles, and the actor holds none
        of them tenant-wide and active. Seniority counts for nothing: a Global
        Administrator who is not listed is refused, for their own photo too.

        Observed in September 2024 by testers. Graph and PowerShell answer 403
        `ForbiddenByAdmindEditPolicy`. Delve and Teams leave the button enabled and
        fail after Save with a wrapper error. The list is matched against the role ids
        in the token, so a new assignment counts from the next token on.

        List the role, or open the control:

            allow roles [UserAdmin, GlobalAdmin];
            allow everyone;
        """#,
        seeAlso: ["ForbiddenByAdmindEditPolicy", "MsgraphSetProfilePictureCallFailed", "global-admins-excluded"]),
    ExplanationPage(
        "sync-unavailable",
        title: "This tenant has no directory synchronisation",
        #"""
        A photo can arrive from on-premises only where accounts are synchronised from
        Active Directory. This tenant synchronises none, so nothing arrives.

        Documented by Microsoft. Where synchronisation cannot be read with the rights at
        hand, the tool says unknown, not none.

        See what is known about the tenant:

            show tenant;
        """#,
        seeAlso: ["target-not-synced", "on-premises-without-sync"]),
    ExplanationPage(
        "target-not-synced",
        title: "The account is not synchronised from on-premises",
        #"""
        Directory synchronisation writes the photos of synchronised accounts. This one
        was made in the cloud, so its photo can only be changed there.

        Documented by Microsoft. See where an account comes from:

            show user employee@contoso.com;
        """#,
        seeAlso: ["cloud-only-left-out", "sync-unavailable"]),
    ExplanationPage(
        "source-cloud",
        title: "Photos may be updated in the cloud only",
        #"""
        The setting's `source` is `cloud`: photos that directory synchronisation
        brings are ignored, silently. Nobody on-premises sees an error.

        Documented by Microsoft. Photos that arrived earlier stay. To let both write:

            source any;
            plan;
        """#,
        seeAlso: ["sync-photos-stop", "two-writers"]),
    ExplanationPage(
        "application-not-supported",
        title: "An application cannot change the setting by itself",
        #"""
        In the service profile `2024-09` the setting takes delegated tokens only: a
        person must be signed in. A token of an application alone is refused.

        Observed in September 2024 by testers. Since May 2025 application tokens work,
        so `2026-09` accepts them (documented, and reported by others). Whether
        application tokens obey the control when they write photos is unknown.

        Sign in as a person who holds Global Administrator, or run against the later
        profile:

            $ photopolicy run lock.photo --simulate contoso-2026
        """#,
        seeAlso: ["policy-role-missing", "service-profile"]),
    ExplanationPage(
        "policy-role-missing",
        title: "The person holds no role that may change the setting",
        #"""
        The setting itself is changed by a Global Administrator or, from `2026-09` on,
        by a People Administrator; the role must be active and tenant-wide. A User
        Administrator can be listed in it and still not change it.

        Documented by Microsoft. People Administrator suffices today, so the most
        powerful accounts are not needed. The service's answer is a 403 `forbidden`.

        Ask who may:

            who can change policy;
        """#,
        seeAlso: ["operator-may-not-apply", "forbidden", "scope-missing"]),
]
