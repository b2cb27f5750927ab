import Files
import Glibc
import TemporaryFolder
import Testing

/// The commands that begin with a colon.
@Suite struct CommandTests {
    @Test(arguments: [
        (":help", "find policy { expect CLAIM"), (":help source", "where photos may be updated"),
        (":help UserAdmin", "accepted in the list"), (":help IntuneAdmin", "not accepted in the list"),
        (":help Teams", "Teams, a client"), (":help nobody-left", "nobody-left: "),
        (":help :open", "change to an embedded tenant"), (":help nobody-let", "did you mean nobody-left"),
        (":hepl", "did you mean `:help`"), (":open", "write `:open TENANT|--live|--profile NAME`"),
        (":save script", "write `:save script|tenant FILE`"),
        (":open fabrikam", "there is no embedded tenant"), (":open fabrikam.com", "did you mean `--live`?"),
        (":open --profile nobody", "there is no saved sign-in `nobody`"), (":open --lve", "error[usage]"),
        (":source nowhere.photo", "error["),
        (":save script x.photo", "no statement has run yet"), (":history nothing-like-it", "no entry has"),
    ]) func aCommandAnswers(_ text: String, _ answer: String) async throws {
        let prompt = try await Prompt(rows: 60, columns: 200)
        try await prompt.enter(text, expecting: answer)
    }

    @Test func openChangesTheTenantAndDropsTheDraft() async throws {
        let prompt = try await Prompt()
        try await prompt.enter("source cloud;", expecting: "draft:")
        try await prompt.enter(":open contoso-2026", expecting: "the draft is dropped")
        try await prompt.enter("show tenant;", expecting: "2026-09")
    }

    @Test func whatWasRunIsSavedAsARunbookThatRuns() async throws {
        let prompt = try await Prompt()
        let path = prompt.home.path + "/audit.photo"
        try await prompt.enter("let helpdesk = [UserAdmin, GlobalAdmin];", expecting: "\n")
        try await prompt.enter("source cloud; allow roles $helpdesk; apply because \"x\";", expecting: "accepted")
        try await prompt.enter("sorce cloud;", expecting: "error[")
        try await prompt.enter("expect source onPremises;", expecting: "failed:")
        try await prompt.enter(
            "what if \"b\" { advance; expect endUsers cannot update own photo; }", expecting: "holds")
        try await prompt.enter(":save script \(path)", expecting: "5 statements saved")
        let script = try prompt.home.read("audit.photo")
        #expect(script.hasPrefix("expect tenant \"contoso.com\";\n"))
        #expect(!script.contains("onPremises"))
        let other = try await Prompt(rows: 200)
        try await other.enter(":source \(path)", expecting: "what if \"b\"")
        #expect(!other.terminal.output.contains("error["))
    }

    @Test func aSavedRunbookFindsThePhotosOfAnotherFolder() async throws {
        let prompt = try await Prompt()
        try prompt.home.write(bytes: [0xFF, 0xD8, 0xFF, 0xDA, 0, 2, 1, 0xFF, 0xD9], to: "runbooks/face.jpg")
        try prompt.home.write(
            "what if \"x\" {\n  update photo of employee@contoso.com from \"face.jpg\" as user.admin@contoso.com;\n}\n",
            to: "runbooks/a.photo")
        try await prompt.enter(":source \(prompt.home.path)/runbooks/a.photo", expecting: "photo of")
        try await prompt.enter(":save script \(prompt.home.path)/runbooks/beside.photo", expecting: "1 statement saved")
        try await prompt.enter(":save script \(prompt.home.path)/elsewhere.photo", expecting: "1 statement saved")
        #expect(try prompt.home.read("runbooks/beside.photo").contains("from \"face.jpg\""))
        let folder = try #require(realpath(prompt.home.path, nil).map { String(cString: $0) })
        #expect(try prompt.home.read("elsewhere.photo").contains("from \"\(folder)/runbooks/face.jpg\""))
    }

    @Test func theStartFileRunsFirstOnEachTenant() async throws {
        let home = TemporaryFolder()
        try home.write("let helpdesk = [UserAdmin];\n", to: ".config/photopolicy/init.photo")
        let prompt = try await Prompt(home: home)
        try await prompt.enter(":open contoso-2026", expecting: "now in contoso-2026")
        try await prompt.enter("source cloud; allow roles $helpdesk;", expecting: "allow roles [UserAdmin]")
    }

    @Test func aSavedTenantIsOpenedAsTheSameWorld() async throws {
        let prompt = try await Prompt()
        let path = prompt.home.path + "/saved tenant.json"
        try await prompt.enter("grant role UserAdmin to employee@contoso.com;", expecting: "User Administrator")
        try await prompt.enter(":save tenant \(path)", expecting: "tenant saved")
        try await prompt.enter(":open contoso", expecting: "now in contoso 2024-09")
        try await prompt.enter(":open \(path)", expecting: "now in saved tenant.json")
        try await prompt.enter("expect employee@contoso.com can update photo of others via Graph;", expecting: "holds")
    }

    @Test func historyShowsEntriesWithAWord() async throws {
        let prompt = try await Prompt()
        try await prompt.enter("print first;", expecting: "2004lfirst")
        try await prompt.enter("print second;", expecting: "2004lsecond")
        let said = try await prompt.enter(":history FIRST", expecting: "1  print first;")
        #expect(!said.contains("2  print second"))
    }

    @Test func timingTellsTheTime() async throws {
        let prompt = try await Prompt()
        try await prompt.enter(":timing", expecting: "timing is on")
        try await prompt.enter("plan;", expecting: "time: ")
        try await prompt.enter(":timing", expecting: "timing is off")
    }

    @Test func editOpensTheLastStatementAndGivesItBackToBeRun() async throws {
        let home = TemporaryFolder()
        let editor = try home.writeProgram(
            "cat \"$1\" > \(home.path)/seen\nprintf 'print a,\\n  b;\\n' > \"$1\"", to: "editor")
        let prompt = try await Prompt(home: home, variables: ["EDITOR": editor])
        try await prompt.enter("print old;", expecting: "2004lold")
        try await prompt.type(":edit\r", expecting: "  b;")
        try await prompt.enter("", expecting: "2004la b")
        #expect(try home.read("seen") == "print old;\n")
        try await prompt.type("print pending\u{18}\u{5}", expecting: "  b;")
        #expect(try home.read("seen") == "print pending\n")
    }

    @Test func anEditorThatIsNotThereIsTold() async throws {
        let prompt = try await Prompt(variables: ["EDITOR": "/nowhere/editor"])
        try await prompt.enter("print old;", expecting: "2004lold")
        try await prompt.type(":edit\r", expecting: "set $VISUAL or $EDITOR")
        try await prompt.terminal.expect("print old;")
    }

    @Test func anEditorHasTheTerminal() async throws {
        let home = TemporaryFolder()
        let editor = try home.writeProgram(
            "echo $1 ready; read line; printf 'print %s;' \"$line\" > \"$2\"", to: "editor")
        let prompt = try await Prompt(home: home, variables: ["VISUAL": editor + " --flag"])
        try await prompt.enter("print old;", expecting: "2004lold")
        try await prompt.type(":edit\r", expecting: "--flag ready")
        try await prompt.type("typed\n", expecting: "print typed;")
        try await prompt.enter("", expecting: "2004ltyped")
    }

    @Test func whatAFailingEditorLeftIsNotTaken() async throws {
        let home = TemporaryFolder()
        let editor = try home.writeProgram("echo 'print bad;' > \"$1\"; exit 3", to: "editor")
        let prompt = try await Prompt(home: home, variables: ["VISUAL": editor])
        try await prompt.enter("print old;", expecting: "2004lold")
        try await prompt.type(":edit\r", expecting: "status 3: the text stays as it was")
        try await prompt.terminal.expect("print old;")
        #expect(!prompt.terminal.output.contains("bad"))
    }

    @Test func whatDoesNotFitGoesThroughThePager() async throws {
        let home = TemporaryFolder()
        let pager = try home.writeProgram("cat > \(home.path)/paged; echo paged", to: "pager")
        let prompt = try await Prompt(home: home, rows: 12, variables: ["PAGER": pager])
        try await prompt.enter("show policy;", expecting: "allow everyone;")
        #expect(!prompt.terminal.output.contains("paged"))
        try await prompt.enter(":help", expecting: "2004lpaged")
        #expect(try home.read("paged").contains("Statements end in"))
        let gone = try await Prompt(rows: 12, variables: ["PAGER": "/nowhere/pager"])
        try await gone.enter(":help", expecting: "find policy")
        let early = try await Prompt(rows: 12, variables: ["PAGER": "true"])
        try await early.type(":help\r", expecting: "2004h")
        try await early.enter("print there;", expecting: "2004lthere")
    }

    @Test func theStartFileRunsUnlessToldOtherwise() async throws {
        let home = TemporaryFolder()
        try home.write("let helpdesk = [UserAdmin];\nprint hello;\n", to: ".config/photopolicy/init.photo")
        let prompt = try await Prompt(home: home, isReady: "hello")
        try await prompt.enter("source cloud; allow roles $helpdesk;", expecting: "allow roles [UserAdmin]")
        let without = try await Prompt(["--no-init"], home: home)
        try await without.enter("print $helpdesk;", expecting: "variable-unknown")
        #expect(!without.terminal.output.contains("hello"))
        try home.write("sorce cloud;\n", to: ".config/photopolicy/init.photo")
        let faulty = try await Prompt(home: home, isReady: "error[unknown-statement]")
        try await faulty.terminal.expect("\u{1B}[?2004h")
        try await faulty.enter("print there;", expecting: "2004lthere")
    }

    @Test(arguments: [40, 100]) func theTourLeadsThroughAndGivesTheSessionBack(columns: Int) async throws {
        let prompt = try await Prompt(columns: columns)
        try await prompt.enter("source onPremises;", expecting: "draft:")
        try await prompt.type(":tour\r", expecting: "Step 1 of ")
        for step in ["Step 2", "Step 3", "Step 4", "Step 5", "Step 6", "Step 7", "unsettled", "Step 9", "Step 10"] {
            try await prompt.terminal.expect("Enter runs it> ")
            try await prompt.type("\r", expecting: step)
        }
        try await prompt.type("\r", expecting: "failed: expect endUsers")
        try await prompt.type("\r", expecting: "That was the tour")
        #expect(!prompt.terminal.output.contains("error["))
        #expect(!prompt.terminal.output.contains("refused["))
        try await prompt.enter("show draft;", expecting: "source onPremises")
        try await prompt.type(":tour\r", expecting: "Enter runs it> ")
        try await prompt.type("\u{3}", expecting: "The tour has ended")
    }
}
