import Files
import Glibc
import TemporaryFolder
import Testing

/// A session as a person experiences it: the real program on a terminal.
@Suite struct SessionTests {
    @Test(arguments: ["C.UTF-8", "C"], [40, 200])
    func aStatementIsTypedRunAndShownInThePrompt(locale: String, columns: Int) async throws {
        let prompt = try await Prompt(locale: locale, columns: columns)
        try await prompt.enter("source cloud;", expecting: "draft: source cloud")
        try await prompt.enter("show draft;", expecting: "source cloud;")
        #expect(prompt.terminal.output.contains("contoso 2024-09 (simulated, draft)> "))
        try await prompt.enter("discard;", expecting: "draft discarded")
        try await prompt.type("print \"grüße 日本\";\r", expecting: "2004lgrüße 日本")
    }

    @Test func theContinuationPromptSaysWhatIsMissing() async throws {
        let prompt = try await Prompt()
        try await prompt.type("what if {\r", expecting: "} … ")
        try await prompt.type("source cloud\r", expecting: "; … ")
        try await prompt.type(";\r", expecting: "} … ")
        try await prompt.type("allow roles [\r", expecting: "] … ")
        try await prompt.type("UserAdmin];\r", expecting: "} … ")
        try await prompt.enter("}", expecting: "its draft was never applied")
        // The text is a single entry and edited as such.
        try await prompt.type("\u{1B}[A", expecting: "allow roles [")
    }

    @Test(arguments: ["quit", "exit;", ":quit", ":q", "\u{4}"]) func thereAreManyWaysOut(_ text: String) async throws {
        let prompt = try await Prompt()
        try await prompt.terminal.type(text == "\u{4}" ? text : text + "\r")
        #expect(try await prompt.terminal.exitStatus() == 0)
    }

    @Test(arguments: [
        ("help", "Statements end in"), ("?", "Statements end in"), ("help;", "Statements end in"),
        ("Get-MgUser -All;", "a line of PowerShell"), ("Connect-MgGraph", "there is nothing to connect to"),
        ("apply -WhatIf;", "tries statements"), ("apply -Confirm:$false;", "nothing is asked in a simulation"),
        ("apply force;", "overridden by its name"), ("source == cloud;", "takes its value without `=`"),
        ("source clod;", "did you mean"), ("set source cloud;", "settings are statements"),
    ]) func aSlipGetsTheRightWord(_ text: String, _ answer: String) async throws {
        let prompt = try await Prompt(columns: 200)
        try await prompt.enter(text, expecting: answer)
    }

    @Test func aRefusedStatementComesBackWithTheCursorAtTheFault() async throws {
        let prompt = try await Prompt()
        try await prompt.enter("plan; source clod;", expecting: "error[unexpected-token]")
        // The cursor is before `clod`: deleting and typing there fixes it.
        try await prompt.type("\u{1B}[A\u{1B}d", expecting: "source")
        try await prompt.enter("any", expecting: "draft: source any")
        try await prompt.enter("print a; expect source cloud;", expecting: "failed: expect source cloud")
        try await prompt.enter("\u{1B}[A#", expecting: "print a; #expect")
    }

    @Test func aFailedExpectationShowsWhy() async throws {
        let prompt = try await Prompt(columns: 200)
        try await prompt.enter("expect source cloud;", expecting: "the settings are: source any")
        try await prompt.enter(
            "expect employee@contoso.com cannot update own photo via Teams;", expecting: "allowed")
    }

    @Test func thePasteOfTheLongestRunbookIsOneEntryAndRuns() async throws {
        let folder = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Scripts/runbooks"
        let names = ["reopen", "award-night", "restrict-to-user-admins"]
        let texts = try names.map {
            String(decoding: try readFile(at: "\(folder)/\($0).photo", limit: 1 << 20), as: UTF8.self)
        }
        let longest = try #require(texts.max { $0.utf8.count < $1.utf8.count })
        for (rows, columns) in [(24, 40), (60, 200)] {
            let prompt = try await Prompt(rows: rows, columns: columns)
            try await prompt.paste(longest)
            if rows < 30 { try await prompt.terminal.expect(" lines]") }
            #expect(!prompt.terminal.output.contains("2004l"))
            try await prompt.type("\r", expecting: "2004l")
            try await prompt.terminal.expect("\u{1B}[?2004h")
            #expect(!prompt.terminal.output.contains("error["))
            try await prompt.type("\u{4}", expecting: "\u{1B}[?2004l")
            let kept = try readFile(at: prompt.home.history, limit: 1 << 20).split(separator: 0x0A)
            #expect(kept.count == 2)
        }
    }

    @Test func twoSessionsAtOnceKeepEachOthersEntries() async throws {
        let home = TemporaryFolder()
        let one = try await Prompt(home: home)
        let two = try await Prompt(home: home)
        for number in 1...10 {
            try await one.terminal.type("print one\(number);\r")
            try await two.terminal.type("print two\(number);\r")
        }
        try await one.terminal.expect("2004lone10")
        try await two.terminal.expect("2004ltwo10")
        try await one.enter(":timing", expecting: "timing is on")
        try await two.enter(":timing", expecting: "timing is on")
        let kept = try home.read(".local/state/photopolicy/history")
        #expect(kept.split(separator: "\n").count { $0.hasPrefix("print ") } == 20)
    }

    @Test func aSecretIsNotKept() async throws {
        let prompt = try await Prompt()
        let token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsIng1dCI6Ik1uQ19WWmNBVGZNNXBP"
        try await prompt.enter("print \"\(token)\";", expecting: "2004l\(token)")
        try await prompt.enter("print kept;", expecting: "2004lkept")
        try await prompt.enter(":timing", expecting: "timing")
        #expect(try !prompt.home.read(".local/state/photopolicy/history").contains("eyJ"))
        #expect(try prompt.home.read(".local/state/photopolicy/history").contains("print kept;"))
    }

    @Test func aDumbTerminalReadsLinesWithoutColourOrEscapes() async throws {
        let prompt = try await Prompt(term: "dumb")
        try await prompt.type("show policy;\n", expecting: "allow everyone;")
        #expect(!prompt.terminal.output.contains("\u{1B}"))
        #expect(prompt.terminal.output.ranges(of: "note: ").count == 1)
    }

    @Test func colourFollowsTheFlagAndTheEnvironment() async throws {
        let plain = try await Prompt()
        try await plain.type("plan", expecting: "plan")
        #expect(!plain.terminal.output.contains("\u{1B}[0;1mplan"))
        let forced = try await Prompt(["--color", "always"])
        try await forced.type("plan", expecting: "\u{1B}[0;1mplan")
        let usual = try await Prompt(variables: ["NO_COLOR": ""])
        try await usual.type("plan", expecting: "\u{1B}[0;1mplan")
        try await usual.type("\u{15}source ", expecting: "cloud | onPremises | any")
        try await usual.type("\u{15}allow roles [A; x", expecting: "\u{1B}[0;4;31m[")
        let never = try await Prompt(["--color", "never"], variables: ["NO_COLOR": "", "CLICOLOR_FORCE": "1"])
        try await never.type("source any;\r", expecting: "draft:")
        #expect(!never.terminal.output.contains("\u{1B}[0;1m"))
    }

    @Test func controlCInterruptsBetweenStatementsAndSaysWhatWasDone() async throws {
        let prompt = try await Prompt()
        let text = "consent off;\n" + String(repeating: "show matrix;\n", count: 4000)
        try await prompt.paste(text)
        try await prompt.terminal.expect(" lines]")
        try await prompt.type("\r", expecting: "users may")
        try await prompt.type("\u{3}", expecting: "interrupted: ")
        try await prompt.terminal.expect("of 4001 statements done.")
        try await prompt.terminal.expect("not done, and nothing after it: show matrix")
        try await prompt.terminal.expect("\u{1B}[?2004h")
        // What was done stays done.
        try await prompt.enter(
            "can employee@contoso.com update own photo via Graph;", expecting: "consent-blocked")
    }
}

/// The history file of the real program, in whatever state it is found.
@Suite struct HistoryStateTests {
    @Test(arguments: ["photos", "\0\0", "photopolicy history 1\n\u{0}"])
    func aFileThatIsNoHistoryIsSetAside(text: String) async throws {
        let home = TemporaryFolder()
        try home.write(text, to: ".local/state/photopolicy/history")
        try await works(home, telling: "set aside")
        #expect(try home.read(".local/state/photopolicy/history.set-aside-1") == text)
    }

    @Test func aFolderInItsPlaceIsSetAside() async throws {
        let home = TemporaryFolder()
        try home.write("", to: ".local/state/photopolicy/history/inside")
        try await works(home, telling: "set aside")
    }

    @Test func aHugeFileIsSetAside() async throws {
        let home = TemporaryFolder()
        try home.write("", to: ".local/state/photopolicy/history")
        #expect(truncate(home.history, 50 << 20) == 0)
        try await works(home, telling: "larger than 16 MB")
    }

    @Test func aFileThatCannotBeReplacedIsKeptAndTold() async throws {
        let home = TemporaryFolder()
        try home.write("photopolicy history 1\nprint old;\n", to: ".local/state/photopolicy/history")
        // Read-only has no effect on root, but a lock that cannot be made stops everybody.
        #expect(mkdir(home.history + ".lock", 0o700) == 0)
        try await works(home, telling: "could not be saved")
        #expect(try home.read(".local/state/photopolicy/history") == "photopolicy history 1\nprint old;\n")
    }

    @Test func aStateFolderThatCannotBeMadeDoesNotStopThePrompt() async throws {
        let home = TemporaryFolder()
        try home.write("", to: ".local/state")
        let prompt = try await Prompt(home: home)
        try await prompt.enter("print there;", expecting: "2004lthere")
    }

    @Test func theFileAndItsFolderAreTheUsersAlone() async throws {
        let prompt = try await Prompt()
        try await prompt.enter("print there;", expecting: "2004lthere")
        for (path, mode) in [(prompt.home.history, 0o600), (prompt.home.path + "/.local/state/photopolicy", 0o700)] {
            var status = stat()
            #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == mode)
        }
    }

    private func works(_ home: TemporaryFolder, telling text: String) async throws {
        let prompt = try await Prompt(home: home)
        try await prompt.enter("print there;", expecting: "2004lthere")
        try await prompt.enter(":history there", expecting: "print there;")
        #expect(prompt.terminal.output.contains(text))
    }
}
