let pastedStatusPages: [ExplanationPage] = [
    ExplanationPage(
        "401", aliases: ["InvalidAuthenticationToken", "Unauthorized"],
        title: "The token is missing, expired or for somewhere else",
        #"""
        The service did not accept the token, so it never looked at roles or at the
        photo control. The token has expired (they last about an hour), belongs to
        another cloud or audience, or was left out; or the tenant wants more proof now,
        which the answer says in a `claims` challenge.

        Documented by Microsoft. Sign in again; with a token of your own, get a new one
        for Microsoft Graph. If the body has a code of its own, ask about that.

            $ photopolicy login
        """#,
        seeAlso: ["sign-in-expired", "sign-in-again", "NoPermissionsInAccessToken"]),
    ExplanationPage(
        "403",
        title: "Several things answer 403; the code in the body tells which",
        #"""
        Look for one of these in the body of the answer, then ask about it:

          explain ForbiddenByAdmindEditPolicy   the photo control refused this person
          explain forbidden                     no role for the setting itself
          explain Authorization_RequestDenied   no role or scope for it, or a guest
          explain ForbiddenByPolicy             a role over an administrative unit only
          explain ErrorAccessDenied             somebody else's photo, without a role
          explain ProfileAccessDeniedException  a group's photo, or a missing scope
          explain scope-missing                 an empty message: probably no scope

        Delve and Teams hide the first of them behind
        `MsgraphSetProfilePictureCallFailed`. Each page says how sure its reading is.

        You can also give `explain` the whole body, in quotes. Without a body, ask what
        the rules say of the person:

            explain can employee@contoso.com update own photo via Graph;
        """#,
        seeAlso: ["not-permitted", "role-not-allowed", "role-missing", "401"]),
    ExplanationPage(
        "404", aliases: ["Request_ResourceNotFound"],
        title: "Something is not there: a photo, an account or the path",
        #"""
        Look for the code in the body of the answer, then ask about it:

          explain ErrorEntityNotFound                        the account has no photo
          explain ErrorUserResolutionFailedUserDoesNotExist  a new or a B2C account
          explain ErrorNonExistentMailbox                    no Exchange Online mailbox
          explain delete-not-offered                         DELETE of the setting

        `Request_ResourceNotFound` means that the directory has no such account
        (documented). With no code at all the path is likely wrong: the setting exists
        under `/beta` only, as `admin/people/photoUpdateSettings`. A 404 there does not
        mean that the setting is at its default; to this program it means "could not be
        read".

            show policy;
        """#,
        seeAlso: ["ErrorEntityNotFound", "user-unknown", "BadRequest"]),
    ExplanationPage(
        "405", aliases: ["Specified HTTP method is not allowed for the request target"],
        title: "This address does not take that method",
        #"""
        For photos: DELETE belongs to `/photo/$value`; on `/photo` it meets 405
        (observed in public reports). Set a photo with PUT.

        For the setting: it is read with GET and changed with PATCH. POST, which some
        scripts try, is not offered. DELETE takes it back to its default but has not
        been documented since May 2026; a 405 would refuse the method, not the setting.

        This program sends the right ones. To see them without sending anything:

            source cloud;
            plan;
        """#,
        seeAlso: ["delete-not-offered", "delete-undocumented", "BadRequest"]),
    ExplanationPage(
        "500", aliases: ["InternalServerError"],
        title: "The service failed",
        #"""
        Something broke on the service's side, and a second attempt may work; this
        program leaves that to you. If it keeps failing for one photo, look at two known
        causes: the label `application/octet-stream` on the image, which should be
        `image/jpeg`, and accounts that are scheduling mailboxes
        (`ErrorStoreInternalServerError`).

        Both observed in public reports. After a 500 it is not known whether the change
        was made; read before you send it again:

            show policy;
            show photo of employee@contoso.com;
        """#,
        seeAlso: ["service-unreachable", "ErrorStoreInternalServerError", "outcome-unknown"]),
    ExplanationPage(
        "503", aliases: ["504", "502", "ServiceUnavailable"],
        title: "The service is busy or down for the moment",
        #"""
        Nothing is wrong with the request. Wait as long as the `Retry-After` header
        says; without one, wait a little longer after each attempt, and open a new
        connection. The setting's GET, PATCH and DELETE may be repeated.

        Documented by Microsoft. This program does all that, and gives up only after
        several attempts (exit status 69). A 502 or 504 can also come from a proxy on
        the way. After a change, read before you send it again:

            show policy;
            show history;
        """#,
        seeAlso: ["service-unreachable", "service-throttled", "outcome-unknown"]),
]
