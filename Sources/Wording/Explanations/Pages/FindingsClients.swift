let findingsClientsPages: [ExplanationPage] = [
    ExplanationPage(
        "two-writers",
        title: "Both sides write photos",
        #"""
        With `source any` and directory synchronisation, a photo can be changed in the
        cloud and on-premises, and the last write wins.

        Documented by Microsoft. Only a note, because every tenant starts out this way.
        To let only the cloud write:

            source cloud;
            plan;
        """#,
        seeAlso: ["sync-photos-stop", "source-cloud"]),
    ExplanationPage(
        "owa-forbids",
        title: "A mailbox policy forbids what the control allows",
        #"""
        The control lets these people change photos, but their OWA mailbox policy has
        photos switched off. Delve and Teams show a disabled button.

        Observed in September 2024 by testers: the two controls are independent and
        can contradict each other. The finding shows the PowerShell line that would
        bring them into line:

            PS> Set-OwaMailboxPolicy "No photos" -SetPhotoEnabled $true
            show mailbox policies;
        """#,
        seeAlso: ["mailbox-policy", "side-door-open", "owa-mailbox-policy"]),
    ExplanationPage(
        "side-door-open",
        title: "A client that the mailbox policy does not cover stays open",
        #"""
        The mailbox policy switches photos off, and people can still change theirs
        through a client that does not ask it: My Account, PowerShell or Microsoft
        Graph.

        Documented by Microsoft in September 2026 for My Account; observed in
        September 2024 for the others. To close every client, use the control:

            source cloud;
            allow roles [UserAdmin];
        """#,
        seeAlso: ["owa-forbids", "mailbox-policy"]),
    ExplanationPage(
        "exchange-disabled",
        title: "Exchange Online is disabled for sign-in",
        #"""
        The enterprise application "Office 365 Exchange Online" is disabled in this
        tenant. Unless users can sign in to it, no portal can change a photo, whatever
        this setting says.

        Documented by Microsoft. It is a warning, raised where the application can be
        read (`Application.Read.All`) and is off. In the Entra admin center, find the
        application under Enterprise applications and set "Enabled for users to sign-in"
        in its Properties; then:

            plan;
        """#,
        seeAlso: ["fails-late", "plan"]),
    ExplanationPage(
        "fails-late",
        title: "The button stays, and saving fails",
        #"""
        The control refuses people whose mailbox policy still allows photos. Delve and
        Teams do not ask the control beforehand: they offer the button and fail after
        Save with a wrapper error, which reads like a fault.

        Observed in September 2024 by testers; that it is still so in `2026-09` is
        assumed. Tell the help desk, or switch the button off in the mailbox policy too:

            PS> Set-OwaMailboxPolicy OwaMailboxPolicy-Default -SetPhotoEnabled $false
        """#,
        seeAlso: ["MsgraphSetProfilePictureCallFailed", "owa-mailbox-policy"]),
]
