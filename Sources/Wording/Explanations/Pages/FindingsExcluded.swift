let findingsExcludedPages: [ExplanationPage] = [
    ExplanationPage(
        "global-admins-excluded",
        title: "Global Administrators would be refused",
        #"""
        The list has no Global Administrator in it, and the control knows no seniority:
        their photo requests are refused like anybody else's, for their own photo too.
        They can still change this setting.

        Observed in September 2024 by testers. Often intended; it is a warning so nobody
        is surprised. To let them in:

            allow roles [UserAdmin, GlobalAdmin];
        """#,
        seeAlso: ["role-not-allowed", "operator-excluded"]),
    ExplanationPage(
        "operator-excluded",
        title: "The signed-in person would be refused",
        #"""
        After this change the person who applies it may no longer update photos, their
        own included.

        It follows from the roles that the operator holds. The right to change the
        setting is a separate one and stays. To try it out safely:

            what if {
              source cloud;
              allow roles [UserAdmin];
              apply;
              advance;
              explain can me update own photo;
            }
        """#,
        seeAlso: ["global-admins-excluded", "operator-may-not-apply"]),
    ExplanationPage(
        "end-users-excluded",
        title: "End users could no longer update their own photo",
        #"""
        Members without a directory role lose the ability to change their own photo in
        every client. The plan counts them.

        Observed in September 2024 by testers. This is the usual purpose of the control,
        and a warning all the same. Delve and Teams still offer the button, and fail
        only after Save. To keep them in, list no roles:

            allow everyone;
        """#,
        seeAlso: ["fails-late", "existing-photos-kept", "guests-excluded"]),
    ExplanationPage(
        "guests-excluded",
        title: "Guests could no longer update their own photo",
        #"""
        Where guests have the same access as members they may change their own photo,
        and the control treats them as it treats members: without a listed role they
        are refused. With less access they never could, and lose nothing.

            can guests update own photo;
        """#,
        seeAlso: ["guest-own-photo", "end-users-excluded", "populations"]),
    ExplanationPage(
        "scoped-admins-excluded",
        title: "Administrators over a unit only would be refused",
        #"""
        These administrators hold a listed role over an administrative unit, not over
        the tenant. Such assignments do not count for the list.

        Observed in September 2024 by testers. A tenant-wide assignment, or another
        administrator, is needed.

            show units;
        """#,
        seeAlso: ["role-scoped", "eligible-admins-excluded"]),
    ExplanationPage(
        "eligible-admins-excluded",
        title: "Administrators who are only eligible would be refused",
        #"""
        These administrators may activate a listed role and have not done so. Until
        they activate it and get a new token, the control refuses them.

        Inferred from Microsoft's documentation of the `wids` claim. Tell them to
        activate the role before they change photos.

            show role UserAdmin;
        """#,
        seeAlso: ["role-not-activated", "eligible-only-left"]),
    ExplanationPage(
        "eligible-only-left",
        title: "Only eligible administrators remain",
        #"""
        Nobody holds a listed role permanently; each photo change needs an activation
        in Privileged Identity Management first.

        Inferred from Microsoft's documentation. Good practice in many tenants, and a
        surprise in the others.

            show role UserAdmin;
        """#,
        seeAlso: ["eligible-admins-excluded", "nobody-left"]),
    ExplanationPage(
        "sync-photos-stop",
        title: "Photos changed on-premises would no longer arrive",
        #"""
        The tenant synchronises accounts, and under `source cloud` the service ignores
        the photos that synchronisation brings, silently. The plan counts the
        accounts.

        Documented by Microsoft. Existing photos stay. To let both sides write:

            source any;
        """#,
        seeAlso: ["source-cloud", "two-writers"]),
    ExplanationPage(
        "cloud-only-left-out",
        title: "Accounts created in the cloud could no longer get a photo",
        #"""
        Under `source onPremises` photos come from Active Directory, and these
        accounts are not there. Nobody could change their photos, administrators
        included.

        Documented by Microsoft. The plan counts them.

            source cloud;
            plan;
        """#,
        seeAlso: ["target-not-synced", "source-on-premises"]),
]
