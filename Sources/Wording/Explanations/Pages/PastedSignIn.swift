let pastedSignInPages: [ExplanationPage] = [
    ExplanationPage(
        "AADSTS50076", aliases: ["AADSTS50079"],
        title: "Multi-factor authentication is needed",
        #"""
        The tenant asks for a second factor, and this sign-in did not bring one. A
        token that was refreshed without a person present cannot bring it either.

        Documented by Microsoft. Sign in again in a browser, where the second factor
        can be given. For unattended runs use a sign-in that needs none, such as an
        application with a certificate.
        """#,
        seeAlso: ["AADSTS53003", "AADSTS50173"]),
    ExplanationPage(
        "AADSTS53003",
        title: "A Conditional Access policy blocks this sign-in",
        #"""
        One of the tenant's policies blocks it: because of the location, the device or
        the app, or because it blocks device codes, as Microsoft recommends.

        Documented by Microsoft. The sign-in log of the Entra admin center names the
        policy. Use the browser sign-in rather than a device code, from a device that
        the policy accepts.
        """#,
        seeAlso: ["AADSTS530036", "client-blocked"]),
    ExplanationPage(
        "AADSTS530036",
        title: "The device-code flow is blocked",
        #"""
        The sign-in came by device code and the tenant now blocks that flow. Tokens
        obtained that way stop working as well.

        Documented by Microsoft. Sign in with the browser instead.
        """#,
        seeAlso: ["AADSTS53003", "AADSTS700082"]),
    ExplanationPage(
        "AADSTS50020",
        title: "The account does not belong to this tenant",
        #"""
        The person signed in with an account of another tenant, or a personal one, and
        is not a guest here.

        Documented by Microsoft. Name the tenant when signing in and choose the
        account in the browser. Scripts can guard themselves:

            expect tenant "contoso.com";
        """#,
        seeAlso: ["wrong-tenant", "tenant-mismatch"]),
    ExplanationPage(
        "AADSTS65002",
        title: "The app may not have these scopes",
        #"""
        A first-party application asked for scopes that it was not preauthorised for.
        The Azure CLI's application cannot get the `PeopleSettings` scopes.

        Documented by Microsoft. Use an app registration of your own, which is the
        default here, or Microsoft Graph Command Line Tools with an administrator's
        consent.

            $ photopolicy explain scopes
        """#,
        seeAlso: ["scopes", "consent-blocked"]),
    ExplanationPage(
        "AADSTS700082",
        title: "The stored sign-in has expired",
        #"""
        The refresh token was not used for too long, or its lifetime ended by policy.

        Documented by Microsoft. Sign in again; nothing else is wrong.
        """#,
        seeAlso: ["AADSTS50173", "AADSTS530036"]),
    ExplanationPage(
        "AADSTS50173",
        title: "The stored sign-in was revoked",
        #"""
        The password was changed or the account's sessions were revoked after the
        token was issued.

        Documented by Microsoft. Sign in again; if you changed nothing yourself, first
        find out why your sessions were revoked.
        """#,
        seeAlso: ["AADSTS700082", "AADSTS50076"]),
]
