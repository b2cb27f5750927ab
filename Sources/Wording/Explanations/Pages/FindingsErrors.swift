let findingsErrorsPages: [ExplanationPage] = [
    ExplanationPage(
        "default-user-role",
        title: "The default user role is listed",
        #"""
        The draft lists the role `User`, which every member holds implicitly. The
        service does not accept it there; to let end users in, the list stays empty.

        Observed in September 2024 by testers. The role goes by two ids, one in tokens
        and one as a role definition; both are recognised. This finding is an error
        and stops the apply.

        Everybody may update photos when no role is listed:

            allow everyone;
        """#,
        seeAlso: ["role-not-supported", "end-users-excluded", "wids"]),
    ExplanationPage(
        "role-not-supported",
        title: "The service does not accept this role in the list",
        #"""
        Only User Administrator and Global Administrator can be listed, and from
        `2026-09` on People Administrator. A few other roles can write photos but are
        not accepted; most cannot write photos at all; custom roles never count.

        Observed in September 2024 by testers, the third role documented by Microsoft.
        In a simulation this is an error. On a live tenant it is a guard, because the
        service may accept more roles by now, and only a warning if the tenant lists the
        role already.

        List supported roles, or name the guard:

            allow roles [UserAdmin, GlobalAdmin];
            apply despite role-not-supported because "announced for this month";
        """#,
        seeAlso: ["default-user-role", "role-unknown", "service-profile"]),
    ExplanationPage(
        "roles-need-cloud",
        title: "Roles count only where the source is the cloud",
        #"""
        The draft lists roles together with `source onPremises` or `source any`. Under
        `onPremises` the list must be empty; under `any` what a list does is unknown, so
        none is sent.

        Observed in September 2024 by testers, documented by Microsoft. Either make the
        cloud the source:

            source cloud;
            allow roles [UserAdmin];

        Or leave the roles out: `source onPremises` and `source any` bring an empty
        list with them.
        """#,
        seeAlso: ["source-on-premises", "already-so"]),
    ExplanationPage(
        "operator-may-not-apply",
        title: "The signed-in person may not change the setting",
        #"""
        The operator holds no active, tenant-wide role that may change the setting, or
        the token lacks `PeopleSettings.ReadWrite.All`. The finding names what is
        missing.

        Documented by Microsoft. An eligible role must be activated and a new token
        issued. The plan itself is still right; somebody else can apply it.

        Ask who may:

            who can change policy;
            explain can me change policy;
        """#,
        seeAlso: ["policy-role-missing", "scope-missing", "role-not-activated"]),
    ExplanationPage(
        "stale-plan",
        title: "The settings changed since the plan was made",
        #"""
        The service cannot be told to write only if nothing has changed, so `apply`
        reads the settings again before it writes. They are no longer what the plan
        started from: somebody else changed them. Nothing was written. A plan file is
        stale too when the script that it was made from has changed.

        `despite` cannot name this refusal. Look at the settings, and plan again from
        them:

            show policy;
            plan;
        """#,
        seeAlso: ["drift", "plan"]),
    ExplanationPage(
        "drift",
        title: "The settings are not what the apply left behind",
        #"""
        `rollback` takes back the latest apply, and it refuses when the settings have
        been changed by somebody else since; a rollback would silently undo their
        change. Nothing was written.

        `despite` cannot name this refusal. Compare, then write the settings that you
        want:

            show history;
            show policy;
            source cloud;
            plan;
        """#,
        seeAlso: ["stale-plan", "nothing-to-roll-back"]),
    ExplanationPage(
        "wrong-tenant",
        title: "Signed in to another tenant than the one named",
        #"""
        The tenant named by `--yes`, or typed at the question, is not the tenant that
        the sign-in belongs to. Nothing was sent.

        A tenant is named by its id or one of its verified domains. Sign in to the
        right tenant or name this one, and let scripts say where they belong:

            expect tenant "contoso.com";
        """#,
        seeAlso: ["not-confirmed", "tenant-mismatch"]),
    ExplanationPage(
        "wrong-account",
        title: "Another account signed in than the one that began",
        #"""
        A saved sign-in had to be renewed, and a different account signed in. The
        journal and the tenant's own log would name two people for one run, so it is
        refused; nothing was sent. Each account has a profile of its own:

            $ photopolicy login --profile anna
        """#,
        seeAlso: ["wrong-tenant", "sign-in-again"]),
    ExplanationPage(
        "not-confirmed",
        title: "The change to a live tenant was not confirmed",
        #"""
        A change to a live tenant has to be confirmed: at a terminal by typing the
        tenant's name, elsewhere with `--yes TENANT`. Neither happened, so nothing was
        sent.

        Repeat with the confirmation:

            $ photopolicy run lock.photo --yes contoso.com
        """#,
        seeAlso: ["wrong-tenant", "plan"]),
]
