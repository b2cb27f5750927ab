let findingsNotesPages: [ExplanationPage] = [
    ExplanationPage(
        "already-so",
        title: "The settings are already as drafted",
        #"""
        The draft asks for what the tenant has; `apply` would send nothing.

        Lists of roles compare as sets: order, letter case and spaces around an id do
        not matter. To forget the draft:

            discard;
        """#,
        seeAlso: ["draft", "plan"]),
    ExplanationPage(
        "spreading",
        title: "The change is in force only after a while",
        #"""
        The service accepts a change at once, and each client enforces it at some
        moment within the next 24 hours. Until then an answer can be unsettled.
        Nothing reports progress.

        Documented by Microsoft, observed in September 2024 by testers. To ask about
        the end, or to go there in a simulation:

            who can update own photo once in force;
            what if { advance; who can update own photo; }
        """#,
        seeAlso: ["unsettled", "in-force"]),
    ExplanationPage(
        "still-spreading",
        title: "An earlier change is not yet in force everywhere",
        #"""
        Settings that were accepted less than a client's delay ago may or may not be
        enforced there. Until the moment named, each client may follow any of the
        settings under way, in whatever order they reach it.

        So a change that is meant to last for less than that delay may never be seen
        in a client: opened at 18:00 and locked at 21:00, Teams may stay locked all
        evening. Wait until the earlier change is in force, or keep the new one for
        longer than the delay.

        Documented by Microsoft ("up to 24 hours"), observed in September 2024.

            what if { advance; plan; }
        """#,
        seeAlso: ["spreading", "unsettled", "in-force"]),
    ExplanationPage(
        "delete-undocumented",
        title: "The documentation no longer names the request",
        #"""
        The way back to no restriction at all is DELETE. Since May 2026 the
        documentation names reading and updating as the only operations. DELETE still
        works where people have tried it, but the service may refuse it one day; that
        would mean that the service no longer offers it, not that the setting is wrong.

        The nearest alternative is a PATCH with the source `cloud` and an empty role
        list: everybody may update photos in the cloud, but directory synchronisation no
        longer writes any.

            source cloud;
            allow everyone;
            plan;
        """#,
        seeAlso: ["sync-photos-stop", "plan"]),
    ExplanationPage(
        "existing-photos-kept",
        title: "No photo is touched by the change",
        #"""
        The control decides who may change photos from now on. Existing photos stay,
        unsuitable ones too; they have to be replaced or removed one by one.

        Observed in September 2024 by testers, documented by Microsoft.

            remove photo of employee@contoso.com;
        """#,
        seeAlso: ["end-users-excluded", "spreading"]),
]
