let languageNamesPages: [ExplanationPage] = [
    ExplanationPage(
        "role-unknown",
        title: "No role goes by this name",
        #"""
        The word is not the name, display name or template id of a role known here. The
        report proposes the nearest name.

        Roles are written without spaces (`UserAdmin`, `UserAdministrator`), by
        display name in quotes, or by template id. That a role exists does not mean
        that it may be listed.

            show roles;
            allow roles ["User Administrator"];
        """#,
        seeAlso: ["role-not-supported", "empty-roles"]),
    ExplanationPage(
        "empty-roles",
        title: "A list of roles is empty",
        #"""
        An empty list does not close the control. In the API it means no restriction,
        and everybody may update photos; here it would read as the opposite, so it is an
        error.

        Observed in September 2024 by testers, documented by Microsoft. `check --fix`
        writes what it means:

            allow everyone;
        """#,
        seeAlso: ["end-users-excluded", "default-user-role"]),
    ExplanationPage(
        "client-unknown",
        title: "No client goes by this name",
        #"""
        `via` takes one of the clients that the language knows, or a list of them. The
        report proposes the nearest name.

            show clients;
            can employee@contoso.com update own photo via [Teams, MyAccount];
        """#,
        seeAlso: ["client-unavailable", "role-unknown"]),
    ExplanationPage(
        "scope-unknown",
        title: "No delegated scope goes by this name",
        #"""
        `with scopes` takes the scopes that matter for photos and for the setting,
        spelled as Microsoft Graph spells them.

            can me update own photo with scopes User.ReadWrite;
        """#,
        seeAlso: ["scopes", "scope-missing"]),
    ExplanationPage(
        "code-unknown",
        title: "No reason, finding or error goes by this code",
        #"""
        `because`, `finding`, `despite` and `explain` take the codes that this tool
        uses. The report proposes the nearest one.

            $ photopolicy explain role-not-allowed
            expect employee@contoso.com cannot update own photo because
              role-not-allowed;
        """#,
        seeAlso: ["usage"]),
    ExplanationPage(
        "user-unknown",
        title: "The directory has no such account",
        #"""
        A user is named by user principal name, in quotes or not, or by object id. No
        account of this tenant matches.

        Names are compared without regard to letter case. In a simulated tenant the
        accounts are those of the tenant file.

            show users;
        """#,
        seeAlso: ["tenant-mismatch", "no-operator"]),
    ExplanationPage(
        "unit-unknown",
        title: "The directory has no such administrative unit",
        #"""
        Administrative units are named by display name in quotes.

            show units;
        """#,
        seeAlso: ["user-unknown", "role-scoped"]),
]
