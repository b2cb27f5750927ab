let languageRunningPages: [ExplanationPage] = [
    ExplanationPage(
        "nothing-to-roll-back",
        title: "There is no apply to roll back",
        #"""
        The journal has no apply on this tenant that has not been rolled back already. A
        simulated tenant keeps its journal for the session, or in the saved tenant file.

            show history;
        """#,
        seeAlso: ["drift", "draft"]),
    ExplanationPage(
        "unsettled",
        title: "The answer changes while the change spreads",
        #"""
        A change was accepted, and this client may or may not enforce it yet. The
        answer before, the answer after and the latest moment between them are shown.

        Documented by Microsoft: up to 24 hours. A claim about now holds only if it
        holds either way.

            expect endUsers cannot update own photo once in force;
        """#,
        seeAlso: ["spreading", "in-force"]),
    ExplanationPage(
        "skipped",
        title: "The statement did not run",
        #"""
        An earlier statement at this level failed or was refused, and closed the level.
        Everything after it that would change something is skipped, so nothing is built
        on a failure.

        Fix the first failure and run again; a `what if` block is a level of its own.

            what if "apart" { source cloud; plan; }
        """#,
        seeAlso: ["expectation-failed", "exit-status"]),
    ExplanationPage(
        "tenant-file-invalid",
        title: "The tenant file does not fit its schema",
        #"""
        The file is not JSON, lacks something or has a value of the wrong type. The
        report gives the path of the value inside the file. Exit status 65.

        Start from a complete file:

            $ photopolicy tenants export contoso
        """#,
        seeAlso: ["tenant-unknown", "exit-status"]),
    ExplanationPage(
        "tenant-unknown",
        title: "There is no tenant with this name",
        #"""
        `--simulate` takes the name of an embedded tenant or the path of a tenant
        file; this is neither.

            $ photopolicy tenants
        """#,
        seeAlso: ["tenant-file-invalid", "file-not-found"]),
    ExplanationPage(
        "usage",
        title: "The command line is not understood",
        #"""
        An option or a subcommand is unknown, lacks its value, or does not go with
        another one. Exit status 64.

            $ photopolicy --help
        """#,
        seeAlso: ["exit-status"]),
    ExplanationPage(
        "interrupted",
        title: "The run was interrupted",
        #"""
        Ctrl-C (SIGINT) came while statements ran. The statement under way was finished
        or abandoned, those after it did not run, and the exit status is 130. With
        `--output json` the summary is still the last object. What was applied before
        stays applied, on a live tenant too: `plan` shows where it stands.

        A second Ctrl-C ends the program at once, without a summary.

            show history;
        """#,
        seeAlso: ["skipped", "exit-status"]),
    ExplanationPage(
        "internal-fault",
        title: "A fault of the program itself",
        #"""
        The program got into a state that should be impossible. Nothing that you write
        should lead here, so please report it, with the input. Exit status 70.

        See what was accepted before you repeat a change:

            show history;
        """#,
        seeAlso: ["exit-status"]),
]
