let livePages: [ExplanationPage] = [
    ExplanationPage(
        "outcome-unknown",
        title: "Nobody knows whether the change was carried out",
        #"""
        The request was sent, and either its answer was lost and the tenant could not be
        read, or it was interrupted, or for 60 seconds the tenant showed settings other
        than those that were sent. So nothing is claimed: the journal marks the entry
        intended or unknown, and nothing more is changed at this level.

        When the program next starts on this tenant it reads the tenant and says what
        became of the change. What the tenant cannot tell stays unknown, and is asked
        again for a day. To look for yourself:

            show policy;
            show history;
        """#,
        seeAlso: ["stale-plan", "drift", "in-force"]),
    ExplanationPage(
        "changed-meanwhile",
        title: "Somebody changed it before the request could be repeated",
        #"""
        The service was busy or an answer got lost, so the change had to be sent once
        more. First the tenant was read again, and it showed neither what was there
        before nor what was sent. Nothing was sent on top of that: the service cannot be
        told to write only if nothing has changed.

        If an earlier attempt may have arrived, the outcome is unknown, and the journal
        says so. Look, and plan again:

            show policy;
            plan;
        """#,
        seeAlso: ["stale-plan", "outcome-unknown"]),
    ExplanationPage(
        "read-only",
        title: "The run may not change anything",
        #"""
        With `--read-only` every statement that would change the tenant is an error
        before the first statement runs: `apply`, `rollback` and the photo acts. A `what
        if` block is allowed, because it changes only a copy.

            what if { source cloud; apply; }
        """#,
        seeAlso: ["simulation-only", "not-confirmed"]),
    ExplanationPage(
        "journal-damaged",
        title: "The journal is damaged",
        #"""
        The file in which this machine records its changes to live tenants is no longer
        what was written: the disk or another program damaged it. Nothing is applied
        without a journal. Exit status 66.

        Reading, planning and simulation go on. Move the file away to begin a new one;
        `rollback` then knows nothing of earlier changes.

            $ mv ~/.local/state/photopolicy/journal.sqlite ~/journal.damaged
        """#,
        seeAlso: ["journal-unusable", "nothing-to-roll-back"]),
    ExplanationPage(
        "journal-locked",
        title: "Another run is changing this tenant",
        #"""
        A tenant is changed by one run at a time, so no run relies on what another has
        only begun. The other run held the journal for as long as this one waited;
        nothing was sent. Exit status 75.

        Wait for the other run. The lock ends with its process, however that ends:
        there is nothing to remove by hand.
        """#,
        seeAlso: ["file-locked", "journal-unusable"]),
    ExplanationPage(
        "journal-unusable",
        title: "The journal cannot be read or written",
        #"""
        The journal of changes to live tenants lies in the state folder, for this user
        alone. It cannot be opened or written: a permission, a full disk, or a folder
        that cannot be created. Nothing is applied without a journal. Exit status 66.

        Look at the folder, or name another one with `XDG_STATE_HOME`.

            $ ls -ld ~/.local/state/photopolicy
        """#,
        seeAlso: ["folder-unusable", "journal-damaged"]),
    ExplanationPage(
        "journal-newer",
        title: "The journal was written by a newer version",
        #"""
        A newer version of the program has used this journal and changed its form.
        This version leaves it alone, and applies nothing without it. Exit status 66.

            $ photopolicy --version
        """#,
        seeAlso: ["journal-unusable"]),
    ExplanationPage(
        "no-apply",
        title: "The script has no apply at its top level",
        #"""
        `photopolicy plan` runs a script up to its first `apply` outside of any block
        and records it in a file. This script has none, so there is nothing to record.

        To look at a plan without recording it:

            source cloud;
            plan;
        """#,
        seeAlso: ["change-before-plan", "plan"]),
    ExplanationPage(
        "change-before-plan",
        title: "Something before the recorded apply would change the tenant",
        #"""
        `photopolicy plan` changes nothing. A statement before the first `apply` that
        would change the tenant, or the simulated world, cannot be carried out then, and
        without it the plan would start from the wrong state.

        Move it after the `apply` or into a `what if` block, or run the script.
        """#,
        seeAlso: ["no-apply", "read-only"]),
    ExplanationPage(
        "plan-file-invalid",
        title: "The file is not a plan, or was changed",
        #"""
        A plan file is written by `photopolicy plan --out` and ends in a digest of
        everything before it. This file lacks something, or its text is not what was
        written. Nothing was sent. Exit status 65.

        The digest finds accidents and careless edits. Whoever may write the file can
        also write another digest: keep the file where only the right people write.

            $ photopolicy plan lock.photo --out plan.json
        """#,
        seeAlso: ["stale-plan", "wrong-tenant"]),
    ExplanationPage(
        "import-invalid",
        title: "The export cannot be imported",
        #"""
        `photopolicy import owa` reads two tables as PowerShell's Export-Csv writes
        them. The report names the table, the line and what is wrong: a column is
        missing, a row is cut off, or a mailbox has a policy that is not among the
        exported ones. What was imported before stays. Exit status 65.

        Export both tables at one time:

            PS> Get-OwaMailboxPolicy | Export-Csv policies.csv
            PS> Get-CASMailbox -ResultSize Unlimited | Export-Csv mailboxes.csv
        """#,
        seeAlso: ["mailbox-policy", "owa-forbids"]),
]
