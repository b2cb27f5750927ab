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
        `:edit` and Ctrl-X Ctrl-E open the text in `$VISUAL`, else in `$EDITOR`, else in
        `vi`. It could not be started, ended with an error, or saved something that is
        not UTF-8 text. The text at the prompt stays as it was.

            $ VISUAL="code --wait" photopolicy
        """#,
        seeAlso: ["command-unknown"]),
    ExplanationPage(
        "nothing-to-save",
        title: "Nothing has run yet that a runbook could hold",
        #"""
        `:save script` writes the statements that succeeded in this session on this
        tenant. Those that failed, were refused or were skipped are left out, because
        the runbook has to run. So far there are none to write. `:history` shows what
        was typed.
        """#,
        seeAlso: ["command-unknown"]),
]
