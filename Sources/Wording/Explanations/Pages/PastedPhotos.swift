let pastedPhotosPages: [ExplanationPage] = [
    ExplanationPage(
        "ForbiddenByAdmindEditPolicy",
        aliases: [
            "ImagePolicyViolationException", "Microsoft.Fast.Profile.Core.Exception.ImagePolicyViolationException",
        ],
        title: "The photo control refused this person",
        #"""
        Microsoft Graph answers a photo request with 403, code
        `ForbiddenByAdmindEditPolicy` (spelled like this) and a message that names
        `ImagePolicyViolationException`. It comes from the tenant's photo control, not
        from a missing permission: the person holds none of the roles that the setting
        allows, or photos are managed on-premises.

        Observed in September 2024 by testers. A change of the setting takes up to 24
        hours; a new role counts from the next token on.

        See the setting, and why it refuses this person:

            show policy;
            explain can employee@contoso.com update own photo via Graph;
        """#,
        seeAlso: ["role-not-allowed", "source-on-premises", "spreading", "403"]),
    ExplanationPage(
        "MsgraphSetProfilePictureCallFailed",
        aliases: ["an external endpoint returned 'Forbidden'", "external endpoint returned \"Forbidden\""],
        title: "Delve or Teams hides a refusal of the photo control",
        #"""
        Delve and Teams do not ask the control before they show the button. After Save,
        Microsoft Graph refuses, and the client shows
        `MsgraphSetProfilePictureCallFailed`, or says that an external endpoint returned
        'Forbidden'. Nothing is broken.

        Observed in September 2024 by testers; that Teams still does so in `2026-09` is
        assumed.

        See why, and whether the button could be disabled beforehand:

            explain can employee@contoso.com update own photo via Teams;
            show mailbox policies;
        """#,
        seeAlso: ["role-not-allowed", "fails-late", "mailbox-policy"]),
    ExplanationPage(
        "ForbiddenByPolicy", aliases: ["invalid_role"],
        title: "A role over an administrative unit is not enough",
        #"""
        Microsoft Graph answers a photo write with 403, code `ForbiddenByPolicy` and
        the message `invalid_role`, when the administrator holds User Administrator
        over an administrative unit only.

        Reported in public in 2024, before the photo control was in wide use;
        Microsoft's documentation agrees. It is not the photo control, and no list of
        allowed roles fixes it.

        A tenant-wide assignment does. See which rule refuses, and what would change it:

            explain can scoped.admin@contoso.com update photo of employee@contoso.com
              via Graph;
        """#,
        seeAlso: ["role-scoped", "scoped-admins-excluded"]),
    ExplanationPage(
        "Authorization_RequestDenied", aliases: ["Insufficient privileges to complete the operation"],
        title: "Microsoft Graph found no right to do this",
        #"""
        A 403 with this code means that the token's scopes or the person's roles are not
        enough: somebody else's photo needs a directory role that may write photos, held
        tenant-wide and active, and the app needs a scope.

        Documented by Microsoft. It is not the photo control, whose refusal has the
        code `ForbiddenByAdmindEditPolicy`.

            explain can employee@contoso.com update photo of synced.employee@contoso.com
              via Graph;
        """#,
        seeAlso: ["role-missing", "role-not-activated", "scope-missing", "403"]),
    ExplanationPage(
        "ErrorEntityNotFound",
        aliases: [
            "ImageNotFound", "ImageNotFoundException", "Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException",
        ],
        title: "There is no photo",
        #"""
        A 404 with code `ErrorEntityNotFound` (until the end of 2023 `ImageNotFound`) is
        how Microsoft Graph says that an account has no photo. It is a normal answer,
        not a fault, and says nothing about who may set one.

        Observed in public reports; the new code since January 2024. In a script:

            expect photo of employee@contoso.com not present;
        """#,
        seeAlso: ["photo-missing"]),
    ExplanationPage(
        "forbidden", aliases: ["Authorization failed because of missing requirement(s)"],
        title: "The person may not read or change the setting",
        #"""
        A 403 `forbidden` with the message "Authorization failed because of missing
        requirement(s)." comes from the setting's own endpoint: the signed-in person
        lacks the directory role for it. The setting is changed by Global
        Administrators and, today, People Administrators.

        Reported by others in public; the roles are documented by Microsoft. A User
        Administrator can be listed in the setting and still not read it (inferred).
        With an empty message, the same word more likely means that the token lacks a
        scope.

            explain can me change policy;
        """#,
        seeAlso: ["policy-role-missing", "operator-may-not-apply", "scope-missing", "403"]),
    ExplanationPage(
        "outlook-redirect", aliases: ["Outlook opens Delve", "Outlook opens Teams", "change photo redirects"],
        title: "Outlook sends people elsewhere to change their photo",
        #"""
        Outlook classic leads to Outlook on the web, whose photo page was removed in
        2024; it led on to Delve or Teams. What people see is that page's refusal, not
        Outlook's. Later, Outlook on the web got photo editing of its own.

        Observed in September 2024 by testers; the later state was reported by others
        and belongs to `2026-09`.

            can employee@contoso.com update own photo via OutlookWeb;
        """#,
        seeAlso: ["client-cannot-update", "service-profile"]),
]
