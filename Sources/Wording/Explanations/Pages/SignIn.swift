let signInPages: [ExplanationPage] = [
    ExplanationPage(
        "sign-in-needed",
        title: "Nobody is signed in",
        #"""
        A live tenant needs a sign-in: a saved one, a token in
        PHOTOPOLICY_ACCESS_TOKEN, or an application's proof in the environment.
        Nothing was sent. Exit status 77.

            $ photopolicy login --tenant-id contoso.com --client-id GUID
            $ photopolicy run --live drift-check.photo
        """#,
        seeAlso: ["client-id-missing", "sign-in-again"]),
    ExplanationPage(
        "sign-in-expired",
        title: "The token is no longer accepted",
        #"""
        The service answered 401, to a fresh token too where one could be had. A token
        lasts about an hour, and is good for one tenant in one of Microsoft's clouds.

        Hand over a new token, or sign in again:

            $ photopolicy login
        """#,
        seeAlso: ["sign-in-again", "sign-in-needed", "401"]),
    ExplanationPage(
        "sign-in-again",
        title: "The sign-in service asks for a new sign-in",
        #"""
        The refresh token was revoked, has expired or was already used, or the tenant
        asks for more proof than it brought: a second factor, a device, a fresh sign-in
        after a change of the password (a claims challenge). The sign-in service's own
        words and number stand in the message.

            $ photopolicy login
        """#,
        seeAlso: ["AADSTS50173", "AADSTS700082", "AADSTS50076", "sign-in-expired"]),
    ExplanationPage(
        "sign-in-blocked",
        title: "A policy of the tenant blocks the sign-in",
        #"""
        The account and its proof are good, and the tenant does not let them in:
        Conditional Access (from this device, this place, with this app, or by device
        code), an account that is disabled, or one that is not assigned to the app.
        The sign-in service's own words and number stand in the message.

        Signing in again in the same way changes nothing. Where device codes are
        blocked, use a browser; otherwise an administrator of the tenant has to look:

            $ photopolicy login --browser
        """#,
        seeAlso: ["AADSTS53003", "AADSTS530036", "sign-in-again"]),
    ExplanationPage(
        "sign-in-declined",
        title: "The sign-in was declined",
        #"""
        Somebody chose Cancel or No on the sign-in page. Nothing was saved.

            $ photopolicy login
        """#,
        seeAlso: ["sign-in-too-slow", "consent-needed", "authorization_pending"]),
    ExplanationPage(
        "sign-in-too-slow",
        title: "The sign-in was not finished in time",
        #"""
        The code was not entered before it expired, after about 15 minutes, or the
        browser did not come back within five. Nothing was saved; begin again. If the
        browser runs on another machine, use a device code.

            $ photopolicy login --device-code
        """#,
        seeAlso: ["sign-in-declined", "AADSTS530036", "authorization_pending"]),
    ExplanationPage(
        "sign-in-refused",
        title: "The sign-in service refuses",
        #"""
        Its own words and its AADSTS number stand in the message; many numbers have
        pages here. Often the tenant or the client id is mistyped, or the app
        registration lacks the redirect `http://localhost` of a public client.

            $ photopolicy explain AADSTS50020
        """#,
        seeAlso: ["client-refused", "AADSTS50020", "AADSTS65002", "AADSTS53003"]),
    ExplanationPage(
        "consent-needed",
        title: "Nobody has consented to these permissions",
        #"""
        The permissions that read or change the setting need an administrator's
        consent, once for the app and tenant. Ask for reading alone with `--read-only`
        where nothing is to be changed.

            $ photopolicy login --read-only

        An administrator consents in the Entra admin center: under API permissions of
        the app registration, "Grant admin consent".
        """#,
        seeAlso: ["consent-blocked", "scopes"]),
    ExplanationPage(
        "client-id-missing",
        title: "No app registration is named",
        #"""
        This program has no app of its own in your tenant: you register one, and name
        its application (client) id. Docs/live-tenants.md shows how, in five steps.

            $ photopolicy login --client-id GUID
            $ export AZURE_CLIENT_ID=GUID

        Microsoft Graph Command Line Tools, 14d82eec-204b-4c2f-b7e8-296a70dab67e, can be
        borrowed with an administrator's consent; that is for you to choose.
        """#,
        seeAlso: ["client-refused", "AADSTS65002"]),
    ExplanationPage(
        "client-refused",
        title: "The sign-in service refuses the app or its proof",
        #"""
        A secret or certificate that is wrong or expired, a federated credential whose
        subject does not match, or a client that may not sign in this way. For sign-ins
        of people the registration must allow public client flows.

        Compare AZURE_TENANT_ID and AZURE_CLIENT_ID with the app registration.
        """#,
        seeAlso: ["credential-unusable", "client-id-missing"]),
    ExplanationPage(
        "credential-unusable",
        title: "The application's proof cannot be used",
        #"""
        The environment offers a certificate, a federated token or a workflow's token,
        and it cannot be read or fetched. AZURE_CLIENT_CERTIFICATE_PATH takes a PEM
        file with the certificate and its RSA key, without a password. On GitHub the
        job needs the permission to ask for its token:

            $ grep -A1 permissions: .github/workflows/drift.yml
        """#,
        seeAlso: ["client-refused", "file-unreadable"]),
    ExplanationPage(
        "profile-unknown",
        title: "There is no saved sign-in with that name",
        #"""
        `--profile NAME` takes a sign-in that was saved under the name; without the
        option it is `default`. `whoami` lists the saved ones.

            $ photopolicy login --profile NAME
            $ photopolicy whoami
        """#,
        seeAlso: ["sign-in-needed", "profile-mismatch"]),
    ExplanationPage(
        "profile-mismatch",
        title: "The profile is for another cloud or app",
        #"""
        A saved sign-in belongs to one tenant, one app and one cloud, and its tokens go
        nowhere else. The environment names another authority, Graph or tenant. Unset
        AZURE_AUTHORITY_HOST, PHOTOPOLICY_GRAPH_ENDPOINT or AZURE_TENANT_ID, or sign in
        under another name:

            $ photopolicy login --profile NAME
        """#,
        seeAlso: ["endpoint-refused", "wrong-tenant"]),
    ExplanationPage(
        "profile-damaged",
        title: "The saved sign-in cannot be read",
        #"""
        The file of the profile, in the folder `sign-ins` of the state folder, holds no
        sign-in of this program: it was edited, cut, or written by a newer version.
        Nothing was sent, and the file was left as it is. A new sign-in replaces it:

            $ photopolicy login --profile NAME
        """#,
        seeAlso: ["profile-unknown", "sign-in-needed"]),
]
