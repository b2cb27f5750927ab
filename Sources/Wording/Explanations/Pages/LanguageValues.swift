let languageValuesPages: [ExplanationPage] = [
    ExplanationPage(
        "variable-unknown",
        title: "No variable of this name is in sight",
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
        The name was defined and nothing asks for it, which is often a slip of the pen
        in one of the two places. Nothing breaks.

            show variables;
        """#,
        seeAlso: ["variable-unknown"]),
    ExplanationPage(
        "already-defined",
        title: "The name is defined already",
        #"""
        One block defines a name once, so that a reader finds one meaning. A block
        inside may define it anew, and so may the prompt; `--define` replaces the
        value from outside.

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
        `mailbox policy` makes the policy when there is none of that name, and one with
        no name could be neither chosen nor saved.

            mailbox policy "No photos" photos off;
        """#,
        seeAlso: ["list-not-allowed"]),
    ExplanationPage(
        "list-not-allowed",
        title: "One value stands here, not a list",
        #"""
        A photo act changes one photo, and a role is granted to one account. For
        several, write the statement several times; questions and claims take lists.

            can [employee@contoso.com, sales.employee@contoso.com] update own photo;
        """#,
        seeAlso: ["role-unknown"]),
]
