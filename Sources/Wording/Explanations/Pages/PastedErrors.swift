let pastedErrorsPages: [ExplanationPage] = [
    ExplanationPage(
        "ErrorUserResolutionFailedUserDoesNotExist",
        aliases: ["ProfileNotFoundException", "Microsoft.Fast.Profile.Core.Exception.ProfileNotFoundException"],
        title: "The photo service does not know this account",
        #"""
        Photos live in a service of their own, and that service has not heard of the
        account, although the directory has. Either the account is new, or the tenant is
        one for customers (Azure AD B2C), whose accounts do not reach it. It often comes
        wrapped: the outer code is `UnknownError`, and this one is inside the message.

        Observed in public reports, not documented. How long a new account takes is
        unknown. It is not the photo control.

        Check that the account exists, wait, and send the photo again:

            show user employee@contoso.com;
        """#,
        seeAlso: ["UnknownError", "ErrorNonExistentMailbox", "user-unknown"]),
    ExplanationPage(
        "ErrorNonExistentMailbox",
        aliases: ["MailboxNotEnabledForRESTAPI", "AuthenticationError", "Error authenticating with resource"],
        title: "The account has no mailbox in Exchange Online",
        #"""
        The account has no mailbox, or its mailbox is not in Exchange Online. Three
        codes say so: `ErrorNonExistentMailbox`, `MailboxNotEnabledForRESTAPI`, and a
        400 `AuthenticationError`, which looks like a sign-in problem and is not one.

        Observed in public reports, most of them some years old; not documented. It is
        not the photo control, and no setting here changes it.

        Give the account a licence for Exchange Online and wait for the mailbox, or
        leave the account out. What is known of it:

            show user employee@contoso.com;
        """#,
        seeAlso: ["ErrorUserResolutionFailedUserDoesNotExist", "ErrorStoreInternalServerError"]),
    ExplanationPage(
        "ErrorStoreInternalServerError",
        title: "The mailbox behind the photo failed",
        #"""
        The request reached the account's mailbox and failed there. People meet it with
        scheduling mailboxes, such as those of Bookings, rather than with people's own.

        Observed in public reports, not documented; whether such mailboxes can have a
        photo at all is unknown. It is not the photo control.

        If the account is a person's, try again later: a passing failure looks the same.
        If it is not, leave the account out.
        """#,
        seeAlso: ["500", "ErrorNonExistentMailbox"]),
    ExplanationPage(
        "ErrorAccessDenied", aliases: ["Access is denied. Check credentials and try again"],
        title: "Somebody else's photo, without a role that may write it",
        #"""
        A 403 with this code: the signed-in person asked to change another person's
        photo and holds no directory role that may. A scope alone is not enough.

        Observed in public reports, for people's photos and for groups'; not documented
        for photos. It is not the photo control, whose refusal has the code
        `ForbiddenByAdmindEditPolicy`.

        See whether a role is missing, not activated, or held over a unit only:

            explain can employee@contoso.com update photo of synced.employee@contoso.com
              via Graph;
        """#,
        seeAlso: ["role-missing", "Authorization_RequestDenied", "403"]),
    ExplanationPage(
        "ProfileAccessDeniedException",
        aliases: [
            "Microsoft.Fast.Profile.Core.Exception.ProfileAccessDeniedException",
            "ErrorInsufficientPermissionsInAccessToken",
        ],
        title: "The token may not touch this photo, often a group's",
        #"""
        The photo service refused the token. People meet this with photos of groups and
        teams, which the photo control does not cover, and with the code
        `ErrorInsufficientPermissionsInAccessToken` where the app lacks a scope.

        Observed in public reports, not documented. This tool knows the photos of
        people only; for a group's photo look at the permissions of the app and at who
        owns the group.

        For a person's photo, ask with the scopes that the app has:

            can me update own photo via Graph with scopes User.ReadWrite;
        """#,
        seeAlso: ["scope-missing", "scopes", "403"]),
    ExplanationPage(
        "NoPermissionsInAccessToken",
        aliases: ["The token contains no permissions, or permissions can not be understood"],
        title: "The token carries no permission",
        #"""
        The token is good, but it names neither a delegated scope nor an application
        permission. Usually a permission was added to the app registration and nobody
        consented to it, or the token was issued before that. Or an application signed
        in as itself, and its permissions are delegated ones.

        Observed in public reports. Let an administrator consent, then get a new token.
        See what the sign-in holds:

            $ photopolicy whoami
        """#,
        seeAlso: ["consent-needed", "scopes", "401"]),
    ExplanationPage(
        "UnknownError",
        title: "The real error is inside the message, or there is none",
        #"""
        Microsoft Graph uses this code when it has no better one. For photos the
        message is often JSON in its own right, with the code that counts as `code` or
        `errorCode` inside; sometimes the message is empty.

        Observed in public reports. Hand the whole body to `explain`, which finds the
        code within. With an empty message only the HTTP status is left to go by: look
        up 403, 404 or 500. For Microsoft's support, keep the `request-id`.

            $ photopolicy explain ErrorUserResolutionFailedUserDoesNotExist
        """#,
        seeAlso: ["ErrorUserResolutionFailedUserDoesNotExist", "403", "404", "500"]),
    ExplanationPage(
        "authorization_pending",
        aliases: [
            "slow_down", "authorization_declined", "expired_token", "bad_verification_code", "AADSTS70016",
            "AADSTS70018", "AADSTS70019",
        ],
        title: "What a sign-in by device code answers on the way",
        #"""
        While a program waits for somebody to enter the code, the sign-in service gives
        it one of these answers:

          authorization_pending   nobody has entered the code yet: keep asking
          slow_down               asked too often: wait five seconds longer each time
          authorization_declined  the person said no: begin again if that was a slip
          expired_token           the code ran out, after some 15 minutes: begin again
          bad_verification_code   the code is not one that was handed out: check it

        The first two are not errors. Documented by Microsoft. This program waits as
        asked; a script of your own has to do the same. Where a tenant blocks device
        codes, as Microsoft recommends, use a browser:

            $ photopolicy login --browser
        """#,
        seeAlso: ["sign-in-declined", "sign-in-too-slow", "AADSTS530036"]),
    ExplanationPage(
        "BadRequest", aliases: ["400", "Request_BadRequest", "Resource not found for the segment"],
        title: "The request itself is wrong (status 400)",
        #"""
        A 400 means that the service will not take this request from anybody; the
        message may say why.

        For the setting: a role that the list does not accept, or roles without the
        source `cloud`. How the service words these is not documented; the simulator's
        message is its own. "Resource not found for the segment" is a wrong path, or
        v1.0: the setting exists under `/beta` only (documented).

        For a photo: PATCH was met with 400 (observed in January 2026), so send PUT. The
        body may hold a more telling code, such as `AuthenticationError`.

        See what a correct request looks like:

            source cloud;
            allow roles [UserAdmin];
            plan;
        """#,
        seeAlso: ["request-refused", "role-not-supported", "roles-need-cloud", "ErrorNonExistentMailbox"]),
]
