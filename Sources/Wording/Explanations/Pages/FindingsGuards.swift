let findingsGuardsPages: [ExplanationPage] = [
    ExplanationPage(
        "nobody-left",
        title: "Nobody would be left who may update photos",
        #"""
        Under `source cloud` with these roles, no enabled account holds a listed role
        tenant-wide, active or eligible. No photo could be changed by anybody until a
        role is assigned or the setting reopened.

        Computed from the role assignments that were read; holders through a partner
        relationship may not appear in them (unknown). A guard: `apply` stops unless
        it is named.

        Assign a listed role, list another, or name the guard:

            show role UserAdmin;
            apply despite nobody-left because "frozen until the audit ends";
        """#,
        seeAlso: ["eligible-only-left", "global-admins-excluded"]),
    ExplanationPage(
        "holders-unknown",
        title: "Who holds which role could not be read",
        #"""
        Microsoft Graph does not let this sign-in read the role assignments. Reading
        them is documented for Directory Readers, Global Reader and Privileged Role
        Administrator, with `RoleManagement.Read.Directory`; a People Administrator may
        be refused. Refused means unknown, never nobody.

        In a plan it takes the place of `nobody-left` and is a guard: `apply` stops
        unless it is named. Accounts count as holding no role, except for the roles that
        the operator's own token shows. An expectation that depends on role holders
        fails with this code.

        Sign in with an account that may read them, or name the guard:

            apply despite holders-unknown because "CHG0031338";
        """#,
        seeAlso: ["nobody-left", "population-empty"]),
    ExplanationPage(
        "on-premises-without-sync",
        title: "On-premises only, in a tenant without synchronisation",
        #"""
        Under `source onPremises` photos come from Active Directory, and this tenant
        synchronises nothing. No photo could change at all.

        Documented by Microsoft. A guard: `apply` stops unless it is named.

        Choose another source, or name the guard when synchronisation is about to be
        set up:

            source cloud;
            apply despite on-premises-without-sync because "CHG0031337";
        """#,
        seeAlso: ["sync-unavailable", "source-on-premises"]),
]
