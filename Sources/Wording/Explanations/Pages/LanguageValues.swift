let languageValuesPages: [ExplanationPage] = [
    ExplanationPage(
        "variable-unknown",
        title: "There is no such variable here",
        #"""
        A variable is known from its `let` to the end of the block around it, and in
        the files included after it. Names are exact: letter case matters.

            let helpdesk = [UserAdmin];
            allow roles $helpdesk;
        """#,
        seeAlso: ["variable-unused", "already-defined"]),
    ExplanationPage(
        "variable-unused",
        title: "A variable is never used",
        #"""
        The name is defined and nothing uses it; often it is misspelt in one of the two
        places. Nothing breaks.

            show variables;
        """#,
        seeAlso: ["variable-unknown"]),
    ExplanationPage(
        "already-defined",
        title: "The name is already defined",
        #"""
        A block defines a name only once, so it has one meaning there. An inner block
        may define it again, and so may the prompt; `--define` replaces the value from
        outside.

            let helpdesk = [UserAdmin];
            what if {
              let helpdesk = [GlobalAdmin];
              allow roles $helpdesk;
              plan;
            }
        """#,
        seeAlso: ["variable-unknown"]),
    ExplanationPage(
        "name-empty",
        title: "A name is empty",
        #"""
        `mailbox policy` creates the policy if there is none with that name, and a
        policy without a name could be neither chosen nor saved.

            mailbox policy "No photos" photos off;
        """#,
        seeAlso: ["list-not-allowed"]),
    ExplanationPage(
        "list-not-allowed",
        title: "One value is needed here, not a list",
        #"""
        `update`, `remove` and `restore` change one photo, and a role is granted to one
        account. For several, write the statement several times; questions and claims
        take lists.

            can [employee@contoso.com, sales.employee@contoso.com] update own photo;
        """#,
        seeAlso: ["role-unknown"]),
]
