let promptPages: [ExplanationPage] = [
    ExplanationPage(
        "command-unknown",
        title: "The prompt has no such command",
        #"""
        A line that begins with a colon is a command of the prompt, not a statement.
        Each may be shortened to the letters that tell it from the others (`:q`).

            :help
            :save script audit.photo
        """#,
        seeAlso: ["usage", "nothing-to-save"]),
    ExplanationPage(
        "editor-failed",
        title: "The text did not come back from the editor",
        #"""
        `:edit` and Ctrl-X Ctrl-E open the text in `$VISUAL`, else in `$EDITOR`, else
        in `vi`. It could not be started, ended with an error, or saved something that
        is no UTF-8 text. The text at the prompt stays as it was.

            $ VISUAL="code --wait" photopolicy
        """#,
        seeAlso: ["command-unknown"]),
    ExplanationPage(
        "nothing-to-save",
        title: "No statement has run that a runbook could hold",
        #"""
        `:save script` writes the statements that were done in this session on this
        tenant: not those that failed, were refused or were skipped, for the runbook is
        to run. So far there are none. `:history` shows what was typed.
        """#,
        seeAlso: ["command-unknown"]),
]
