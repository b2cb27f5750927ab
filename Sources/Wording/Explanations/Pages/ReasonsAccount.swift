let reasonsAccountPages: [ExplanationPage] = [
    ExplanationPage(
        "account-disabled",
        title: "The actor's account is disabled",
        #"""
        A disabled account cannot sign in, so no photo request and no change of the
        setting can come from it. The photo control is never asked.

        Documented by Microsoft. A disabled account may still be the target: a User
        Administrator can write its photo.

        To let the person act again, enable the account in the directory; no policy of
        this tool does that. To see what every other rule would say, ask for them all:

            explain full can former.employee@contoso.com update own photo;
        """#,
        seeAlso: ["role-missing", "populations"]),
    ExplanationPage(
        "client-blocked",
        title: "The tenant keeps this client from people without a role",
        #"""
        The tenant blocks sign-in to this client for everybody who holds no directory
        role. The refusal comes at sign-in, before any photo rule. Blocking Microsoft
        Graph PowerShell for users is the usual case.

        Tenants do this with Conditional Access or by requiring assignment to the
        application; testers recommended it in September 2024. Which clients are
        blocked cannot be read in one place, so a simulated tenant states it as
        `blockedClients`.

        Ask about a client that people may use, or take the client out of that list:

            can employee@contoso.com update own photo via Teams;
        """#,
        seeAlso: ["consent-blocked", "AADSTS53003"]),
    ExplanationPage(
        "client-unavailable",
        title: "This client does not exist in the tenant's service profile",
        #"""
        The client was retired, or did not exist yet, at the time that the service
        profile describes: Delve is gone after December 2024, My Account serves photos
        in `2026-09` only.

        Documented by Microsoft. Nothing in the policy brings the client back. See
        which clients a tenant has:

            show clients;

        Claims about a retired client are best dropped from a test, or made about the
        client that took its place.
        """#,
        seeAlso: ["service-profile", "outlook-redirect"]),
    ExplanationPage(
        "client-cannot-update",
        title: "This client has no way to change a photo",
        #"""
        The client shows photos but has no editing of its own. Outlook classic sends
        the user to Outlook on the web; in `2024-09`, Outlook on the web itself leads
        to Delve or Teams.

        Observed in September 2024 by testers. Today's photo editing in Outlook on the
        web was reported by others and belongs to `2026-09`.

        Ask about a client that can:

            can employee@contoso.com update own photo via Teams;
        """#,
        seeAlso: ["outlook-redirect", "client-unavailable", "service-profile"]),
    ExplanationPage(
        "client-cannot-remove",
        title: "This client can change a photo but not remove it",
        #"""
        The Microsoft 365 admin center lets an administrator replace somebody's photo
        and offers no control that removes it.

        Documented by Microsoft. Removal goes through the Entra admin center,
        PowerShell or Microsoft Graph:

            can user.admin@contoso.com remove photo of employee@contoso.com via Graph;
        """#,
        seeAlso: ["client-own-photo-only", "role-missing"]),
    ExplanationPage(
        "client-own-photo-only",
        title: "This client changes only one's own photo",
        #"""
        Delve, Teams, Outlook on the web and My Account belong to the signed-in
        person. There is no control in them for somebody else's photo, whatever role
        the person holds.

        Documented by Microsoft. Administrators change others' photos in an admin
        center, with PowerShell or through Microsoft Graph:

            can user.admin@contoso.com update photo of employee@contoso.com
              via M365AdminCenter;
        """#,
        seeAlso: ["client-needs-admin-role", "role-missing"]),
    ExplanationPage(
        "client-needs-admin-role",
        title: "An admin center serves administrators only",
        #"""
        The actor holds no role that may write photos, so the admin center gives no
        access to the control.

        Documented by Microsoft for others' photos. That the same holds for one's own
        photo in an admin center is assumed. Which roles the Entra admin center serves
        today is unknown.

        End users change their own photo elsewhere, while the control is open:

            can employee@contoso.com update own photo via Teams;
        """#,
        seeAlso: ["role-missing", "client-own-photo-only"]),
    ExplanationPage(
        "guest-own-photo",
        title: "Guests of this tenant cannot change their own photo",
        #"""
        By default a guest of a Microsoft Entra tenant has limited access: managing
        one's own photo is a permission of members. Teams shows guests no photo editor,
        and Microsoft Graph answers 403. Guests may only where they have the same access
        as members; then the control decides, as for everybody.

        Documented by Microsoft in March 2025 and observed by others; one sentence of
        the same page says otherwise, so each answer that rests on it says so. A
        simulated tenant states it as `guestAccess`: `members`, `limited` or
        `restricted`.

        Administrators may write a guest's photo:

            can user.admin@contoso.com
              update photo of guest_fabrikam.com#EXT#@contoso.com via Graph;
        """#,
        seeAlso: ["guests-excluded", "populations"]),
]
