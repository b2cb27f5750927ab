let languageClaimsPages: [ExplanationPage] = [
    ExplanationPage(
        "simulation-only",
        title: "This statement exists in simulation only",
        #"""
        `grant`, `revoke`, `mailbox policy`, `consent`, `advance` and `as` change
        things that this tool does not change on a live tenant. They work on a
        simulated tenant, inside `what if`, and under `--what-if`.

            what if {
              grant role UserAdmin to employee@contoso.com;
              can employee@contoso.com update photo of others;
            }
        """#,
        seeAlso: ["role-through-group"]),
    ExplanationPage(
        "role-through-group",
        title: "The role comes through a group",
        #"""
        The account holds the role because it belongs to a role-assignable group. It
        cannot be taken from the account alone; the report names the group.

        Documented by Microsoft. In a simulation, try an account that holds the role
        directly:

            what if {
              revoke role UserAdmin from user.admin@contoso.com;
              who can update photo of employee@contoso.com;
            }
        """#,
        seeAlso: ["simulation-only", "populations"]),
    ExplanationPage(
        "tenant-mismatch",
        title: "The script expects another tenant",
        #"""
        `expect tenant` names a domain, or the kind of tenant, and this run is on
        another one. Nothing after it changes anything.

            expect tenant "contoso.com";
            expect tenant simulated;
        """#,
        seeAlso: ["wrong-tenant", "expectation-failed"]),
    ExplanationPage(
        "population-empty",
        title: "The claim is about nobody",
        #"""
        No account belongs to the population, so a `can` has nobody to be true of, and
        fails. A `cannot` about nobody passes with a warning, because it proves nothing.

        See who holds the role, or drop the claim:

            show role UserAdmin;
        """#,
        seeAlso: ["populations", "expectation-failed"]),
    ExplanationPage(
        "expectation-failed",
        title: "An expectation does not hold",
        #"""
        The claim is false, or it is not true in every state that the tenant may be in
        while a change spreads. The lines below it say for whom it fails and by which
        rule, and whether it would hold once in force. Expectations that hold are only
        counted; `--list-all` lists them.

        A failed expectation closes its level: nothing after it there changes
        anything. Exit status 1.

            expect endUsers cannot update own photo once in force;
        """#,
        seeAlso: ["unsettled", "skipped", "exit-status"]),
    ExplanationPage(
        "draft-never-applied",
        title: "Edits of this block are never applied",
        #"""
        The block sets something and ends without `apply`, so its expectations looked
        at the settings as they were. A draft decides nothing by itself.

            what if {
              source cloud;
              allow roles [UserAdmin];
              apply;
              advance;
              expect endUsers cannot update own photo;
            }
        """#,
        seeAlso: ["draft", "plan"]),
]
