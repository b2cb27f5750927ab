let syntaxPages: [ExplanationPage] = [
    ExplanationPage(
        "unknown-statement",
        title: "No statement begins with this word",
        #"""
        One word decides what a statement is: `source`, `allow`, `plan`, `apply`,
        `can`, `who`, `explain`, `expect`, `show`, `what if` and some more. This word is
        none of them; the report proposes the nearest where there is one.

            show policy;
        """#,
        seeAlso: ["unexpected-token"]),
    ExplanationPage(
        "unexpected-token",
        title: "Something else was expected here",
        #"""
        The statement begins well and then departs from the grammar. The report names
        what is allowed here. The rest of the statement was skipped; what follows it has
        been checked.

            allow roles [UserAdmin, GlobalAdmin];
        """#,
        seeAlso: ["unknown-statement", "missing-semicolon"]),
    ExplanationPage(
        "missing-semicolon",
        title: "The end of a statement is missing",
        #"""
        Every statement ends in a semicolon, a block in its closing brace. The next
        statement begins before this one has ended. `check --fix` puts the semicolon
        where it belongs.
        """#,
        seeAlso: ["unfinished-statement"]),
    ExplanationPage(
        "unfinished-statement",
        title: "The last statement is not finished",
        #"""
        The text ends inside a statement. Nothing ran: a script that was cut off, by a
        full disk or an incomplete copy, must not run in part. Check that the file is
        complete, then finish the statement.
        """#,
        seeAlso: ["missing-semicolon", "unclosed-block"]),
    ExplanationPage(
        "unclosed-string",
        title: "A text in quotes has no end",
        #"""
        A text begins and ends in a straight double quote, on one line. Inside, a quote
        is written `\"`, a backslash `\\` and a line break `\n`.

            apply because "CHG0031337";
        """#,
        seeAlso: ["typographic-character"]),
    ExplanationPage(
        "unknown-escape",
        title: "A backslash in a text does not begin an escape",
        #"""
        Inside quotes a backslash begins one of `\"`, `\\`, `\n`, `\t` and `\u{…}`. A
        backslash that stands for itself, as in a Windows path, is written twice.

            print "C:\\photos";
        """#,
        seeAlso: ["unclosed-string"]),
    ExplanationPage(
        "unclosed-list",
        title: "A list has no end",
        #"""
        A list begins with `[` and ends with `]`; commas stand between its items, and
        one after the last is fine.

            allow roles [UserAdmin, GlobalAdmin];
        """#,
        seeAlso: ["unclosed-block"]),
    ExplanationPage(
        "unclosed-block",
        title: "A block has no end",
        #"""
        `what if` and `find policy` hold their statements between braces. The closing
        one is missing; the report points at the word with which the block begins.

            what if { source cloud; apply; }
        """#,
        seeAlso: ["stray-brace"]),
    ExplanationPage(
        "stray-brace",
        title: "A closing brace closes nothing",
        #"""
        There is no open block here. Either a brace is left over, or the block was
        closed earlier than was meant.

        `photopolicy check` lists every such place of a file at once.
        """#,
        seeAlso: ["unclosed-block"]),
]

let characterPages: [ExplanationPage] = [
    ExplanationPage(
        "stray-character",
        title: "These characters have no meaning here",
        #"""
        Outside of comments and quoted texts the language is written in plain ASCII:
        letters, digits, a few signs. Other characters are named by their code points,
        because a Cyrillic letter looks like a Latin one. Names with other letters
        stand in quotes.
        """#,
        seeAlso: ["typographic-character", "bidi-control"]),
    ExplanationPage(
        "typographic-character",
        title: "A typographic character stands for a plain one",
        #"""
        Word processors, chats and web pages turn straight quotes into curly ones and
        blanks into no-break spaces. `check --fix` turns them back.

        Inside quoted texts and comments such characters stay as they are.
        """#,
        seeAlso: ["stray-character"]),
    ExplanationPage(
        "bidi-control",
        title: "An invisible character reorders what people see",
        #"""
        Controls for right-to-left text make a script look different from what it does,
        and have been used to hide changes from reviewers. None may stand in a script,
        not even in a comment. `check --fix` removes them.
        """#,
        seeAlso: ["stray-character"]),
    ExplanationPage(
        "invalid-utf8",
        title: "The file is not UTF-8 here",
        #"""
        Scripts are UTF-8; a byte-order mark and Windows line ends are accepted. These
        bytes are something else, such as UTF-16 or a Windows code page. Save the file
        as UTF-8.
        """#,
        seeAlso: ["stray-character"]),
    ExplanationPage(
        "nesting-too-deep",
        title: "Blocks or lists nest too deeply",
        #"""
        Blocks and lists nest at most 100 deep. No script that a person wrote comes near
        that; look for a brace or bracket that was repeated by accident.

        The limit keeps a damaged file from exhausting the program that reads it.
        """#,
        seeAlso: ["unclosed-block"]),
    ExplanationPage(
        "duplicate-qualifier",
        title: "A qualifier is given twice",
        #"""
        `via`, `with scopes`, `after` and `once in force` may be given at most once in a
        statement. Several values go into one list.

            can employee@contoso.com update own photo via [Teams, Graph];
        """#,
        seeAlso: ["unexpected-token"]),
    ExplanationPage(
        "source-too-large",
        title: "The script is larger than can be read",
        #"""
        A script may have at most 4 GiB. A file of that size was named by mistake.

        Positions in a script are 32 bits wide. Large sets of accounts belong in a
        tenant file, not in a script.
        """#,
        seeAlso: ["file-too-large"]),
]

let checkPages: [ExplanationPage] = [
    ExplanationPage(
        "duration-invalid",
        title: "This is not a length of time",
        #"""
        A length of time is written as numbers with their units, the largest first:
        days, hours, minutes, seconds, each at most once.

            advance 1d12h;
        """#,
        seeAlso: ["in-force"]),
    ExplanationPage(
        "reason-needs-cannot",
        title: "A reason can only follow cannot",
        #"""
        `because` in a claim names the rule that refuses. No rule refuses a request that
        is allowed, so `can … because …` could never hold.

            expect guests cannot change policy because policy-role-missing;
        """#,
        seeAlso: ["expectation-failed"]),
    ExplanationPage(
        "time-in-search",
        title: "A search for policies takes no time and no reason",
        #"""
        `find policy` asks which policies fulfil claims once they are in force. What
        holds after some hours, or for which reason, is asked of one policy: in a
        `what if` block.
        """#,
        seeAlso: ["in-force"]),
    ExplanationPage(
        "no-operator",
        title: "Nobody runs this tenant's scripts",
        #"""
        `me` is the operator: the account that runs the script. This tenant file names
        none. Add `"operator": "name@domain"` to the file, or name the account.

            show tenant;
        """#,
        seeAlso: ["operator-may-not-apply"]),
    ExplanationPage(
        "photo-file-unreadable",
        title: "The image file cannot be read",
        #"""
        The file of an `update … photo` statement is looked for beside the script that
        names it, before the first statement runs. It is not there, or may not be read.

        Nothing ran. An absolute path is taken as it is.
        """#,
        seeAlso: ["photo-not-an-image", "photo-too-large"]),
    ExplanationPage(
        "role-not-held",
        title: "The account does not hold this role",
        #"""
        `revoke role` takes a role from an account that holds it directly, tenant-wide,
        over a unit or as eligible. This account holds it in none of these ways.

            show user teams.admin@contoso.com;
        """#,
        seeAlso: ["role-through-group"]),
    ExplanationPage(
        "settings-differ",
        title: "The settings are not as expected",
        #"""
        A claim such as `expect source cloud` compares the settings that the service has
        accepted, whether in force or not; lists compare as sets. They differ: somebody
        changed them, or the draft was never applied.

            show policy;
        """#,
        seeAlso: ["expectation-failed", "drift"]),
]
