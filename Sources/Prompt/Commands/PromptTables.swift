/// What `:keys` and `:examples` list: the left column is typed.
enum PromptTables {
    static let keys: [(String, String)] = [
        ("Enter", "run the entry when it is whole; else a new line, whose prompt says what is missing"),
        ("Enter Enter", "run a statement that only looks without its last `;`"),
        ("Tab, Shift-Tab", "complete: keywords, roles, clients, accounts, policies, codes, files"),
        ("Up, Down", "move inside the entry, then to earlier entries that begin as the text before the cursor"),
        ("Ctrl-R", "search the history for a text anywhere in an entry"),
        ("Ctrl-C", "drop what is typed; interrupt what runs, between two statements"),
        ("Ctrl-D", "leave on an empty line; delete elsewhere"),
        ("Ctrl-A, Ctrl-E", "to the start, to the end of the line"),
        ("Alt-B, Alt-F", "a word back, a word forward"),
        ("Ctrl-K, Ctrl-U", "cut to the end, to the start of the line"),
        ("Ctrl-W, Ctrl-Y", "cut the word before; put back what was cut last"),
        ("Ctrl-_", "undo"), ("Ctrl-L", "clear the screen"),
        ("Ctrl-X Ctrl-E", "edit the entry in $VISUAL or $EDITOR"),
    ]

    static let examples: [(String, String)] = [
        ("show roles;", "which roles may be listed"),
        ("source cloud; allow roles [UserAdmin]; plan;", "lock down to the help desk: who loses what"),
        ("allow everyone; plan;", "open it again"),
        ("who cannot update own photo via Teams;", "who is shut out of Teams"),
        ("explain can employee@contoso.com update own photo via Teams;", "why somebody can or cannot"),
        ("can role GlobalAdmin update photo of others;", "are Global Administrators locked out"),
        (
            "find policy { expect endUsers cannot update own photo; expect role UserAdmin can update photo of others via Graph; }",
            "a policy under which end users cannot and the help desk can"
        ),
        ("mailbox policy \"No photos\" photos off;", "the older control as well; at once, simulation only"),
        ("what if { source onPremises; apply; }", "try something on a copy"),
        ("rollback;", "undo the latest apply"), (":save script lock.photo", "what was run, as a runbook"),
        ("explain ForbiddenByAdmindEditPolicy;", "what an error means"),
    ]
}
