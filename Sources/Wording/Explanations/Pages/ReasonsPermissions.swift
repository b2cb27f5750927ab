let reasonsPermissionsPages: [ExplanationPage] = [
    ExplanationPage(
        "mailbox-policy", aliases: ["SetPhotoEnabled"],
        title: "The person's OWA mailbox policy has photos switched off",
        #"""
        Delve, Teams and, in `2026-09`, Outlook on the web honour the switch
        `SetPhotoEnabled` of the OWA mailbox policy assigned to the person. The button
        is disabled before anybody tries; the photo control is not asked.

        Observed in September 2024 by testers; its reach since then comes from
        Microsoft's notes of 2025 and 2026, which disagree. A person whose mailbox is
        on-premises can still change the photo in Teams (documented by Microsoft).
        Changes take up to 60 minutes.

        See the policies, and try the switch in a simulation:

            show mailbox policies;
            mailbox policy "No photos" photos on;
        """#,
        seeAlso: ["owa-forbids", "side-door-open", "owa-mailbox-policy"]),
    ExplanationPage(
        "consent-blocked", aliases: ["Need admin approval", "AADSTS65001", "AADSTS90094", "consent_required"],
        title: "The app has no consent for a scope that it needs",
        #"""
        PowerShell and Microsoft Graph act through an application, and the tenant has
        not agreed that the application may use the scope. People see "Need admin
        approval", or an error AADSTS65001 or AADSTS90094 at sign-in.

        `User.ReadWrite` needs consent that users can give where the tenant lets them;
        `User.ReadWrite.All`, `ProfilePhoto.ReadWrite.All` and the `PeopleSettings`
        scopes need an administrator's. Documented by Microsoft, and observed in
        September 2024 by testers.

        An administrator grants consent in the Entra admin center under Enterprise
        applications. In a simulation, users' own consent is switched like this:

            consent on;
        """#,
        seeAlso: ["scope-missing", "scopes", "AADSTS65002"]),
    ExplanationPage(
        "scope-missing",
        title: "The app's token holds no sufficient scope",
        #"""
        The sign-in to the app did not include a scope for this: `User.ReadWrite` (or a
        wider one) for one's own photo, `ProfilePhoto.ReadWrite.All` or
        `User.ReadWrite.All` for somebody else's, `PeopleSettings.ReadWrite.All` for the
        setting itself. The answer is a 403.

        Observed in September 2024 by testers, documented by Microsoft. The photo
        control plays no part in this: without the scope no role helps.

        Sign in again with the scope, or ask what it would change:

            can me update own photo via Graph with scopes User.ReadWrite;
        """#,
        seeAlso: ["scopes", "consent-blocked", "Authorization_RequestDenied", "403"]),
    ExplanationPage(
        "role-missing",
        title: "The actor holds no role that may write others' photos",
        #"""
        Somebody else's photo needs a directory role with that right, active and
        tenant-wide. User Administrator and Global Administrator have it; so do
        Directory Writers, Intune Administrator and the two partner support roles,
        which the photo control does not support, and since late 2024 People
        Administrator.

        Documented by Microsoft. No custom role can be given the right (observed in
        September 2024 by testers). Graph answers 403 `Authorization_RequestDenied`.

        See who has which role, and try an assignment in a simulation:

            show roles;
            what if {
              grant role UserAdmin to employee@contoso.com;
              can employee@contoso.com update photo of others;
            }
        """#,
        seeAlso: ["role-not-activated", "role-scoped", "Authorization_RequestDenied"]),
    ExplanationPage(
        "role-not-activated",
        title: "The role is eligible, not active",
        #"""
        The person may activate the role in Privileged Identity Management but has not
        done so. Until then the token does not carry the role's id, and the service
        sees a person without it.

        Inferred from Microsoft's documentation of the `wids` claim. After the
        activation, sign in again to get a new token.

        The list of a role shows who is only eligible:

            show role UserAdmin;
        """#,
        seeAlso: ["role-missing", "eligible-admins-excluded", "wids"]),
    ExplanationPage(
        "role-scoped",
        title: "The role holds only over an administrative unit",
        #"""
        A User Administrator over a unit, not over the whole tenant, is refused when
        writing photos, even of members of that unit: 403 `ForbiddenByPolicy`, message
        `invalid_role`. For the photo control such assignments count for nothing.

        Reported in public in 2024; Microsoft's documentation agrees that a User
        Administrator scoped to a unit cannot manage photos. The list of allowed roles
        ignores scoped assignments (observed in September 2024 by testers).

        Only a tenant-wide assignment helps:

            what if {
              grant role UserAdmin to scoped.admin@contoso.com;
              can scoped.admin@contoso.com update photo of employee@contoso.com;
            }
        """#,
        seeAlso: ["ForbiddenByPolicy", "scoped-admins-excluded", "role-missing"]),
]
