import Glibc
import PseudoTerminal
import TemporaryFolder
import Testing

@Suite struct EditingTests {
    @Test(arguments: ["C.UTF-8", "C"], [40, 200])
    func charactersBeyondASCIIAreTypedAndErased(locale: String, columns: Int) async throws {
        let probe = try await Probe(locale: locale, columns: columns)
        try await probe.type("grüße 日本x\u{7F};\r", expecting: "[grüße 日本;]")
        try await probe.type("é\u{301}a;\u{1}x\r", expecting: "[xé\u{301}a;]")
    }

    @Test func aLocaleThatIsNotUTF8IsToldOnce() async throws {
        let probe = try await Probe(locale: "C")
        try await probe.type("plan;\r", expecting: "[plan;]")
        #expect(probe.terminal.output.ranges(of: "note: ").count == 1)
        let other = try await Probe()
        #expect(!other.terminal.output.contains("note: "))
    }

    @Test func editingKeysWork() async throws {
        let probe = try await Probe()
        try await probe.type("bc;\u{1}a\u{5}d\u{7F}\r", expecting: "[abc;]")
        try await probe.type("one two;\u{17}three;\r", expecting: "[one three;]")
        try await probe.type("one two;\u{1}\u{B}\u{19}\u{19}\r", expecting: "[one two;one two;]")
        try await probe.type("ab;\u{1B}[D\u{1B}[D\u{1B}[3~\r", expecting: "[a;]")
        try await probe.type("ab;\u{1B}[HX\u{1B}[FY;\r", expecting: "[Xab;Y;]")
        try await probe.type("one;\u{15}two;\u{1F}\u{1F}\r", expecting: "[one;]")
    }

    @Test func anIncompleteEntryGetsAnotherLineAndStaysOneEntry() async throws {
        let probe = try await Probe()
        try await probe.type("what if {\r", expecting: "} … ")
        try await probe.type("plan;\r}\r", expecting: "[what if {\\nplan;\\n}]")
        // Up recalls the whole entry; Up again moves within it.
        try await probe.type("\u{1B}[A\u{1B}[A\u{5}#\r", expecting: "[what if {\\nplan;#\\n}]")
    }

    @Test func aRefusedEntryComesBackWithTheCursorAtTheFault() async throws {
        let probe = try await Probe()
        try await probe.type("bad;\r", expecting: "[bad;]")
        try await probe.type("\u{1B}[A#\r", expecting: "[ba#d;]")
    }

    @Test func aPasteIsDataUntilEnter() async throws {
        let probe = try await Probe()
        try await probe.terminal.type("\u{1B}[200~plan;\r\tapply;\r\nplan;\u{1B}[201~")
        try await probe.terminal.expect("... plan;")
        #expect(!probe.terminal.output.contains("[plan;"))
        try await probe.type("\r", expecting: "[plan;\\n\\tapply;\\nplan;]")
    }

    @Test func aTallPasteIsFoldedAndRunsOrOpens() async throws {
        let probe = try await Probe(columns: 40)
        let text = (1...212).map { "plan \($0);" }.joined(separator: "\r")
        try await probe.type("\u{1B}[200~\(text)\u{1B}[201~", expecting: "[212 lines]")
        try await probe.type("\r", expecting: "\\nplan 212;]")
        try await probe.type("\u{1B}[200~\(text)\u{1B}[201~", expecting: "[212 lines]")
        try await probe.type(":edit\r", expecting: "edit [plan 1;")
    }

    @Test func controlDLeavesOnlyAnEmptyLine() async throws {
        let probe = try await Probe()
        try await probe.type("xa;\u{1}\u{4}\r", expecting: "[a;]")
        try await probe.type("\u{4}", expecting: "bye")
        #expect(try await probe.terminal.exitStatus() == 0)
    }

    @Test func resizingWhileEditingKeepsTheText() async throws {
        let probe = try await Probe(columns: 80)
        try await probe.terminal.type("a text that is longer than twenty cells")
        try await probe.terminal.expect("cells")
        probe.terminal.resize(rows: 10, columns: 20)
        try await probe.type(";\r", expecting: "[a text that is longer than twenty cells;]")
    }

    @Test func viKeysComeFromEditrc() async throws {
        let home = TemporaryFolder()
        try home.write("bind -v\n", to: ".editrc")
        let probe = try await Probe(home: home)
        try await probe.terminal.type("bc;\u{1B}")
        // A lone Escape is distinguished from an arrow key by timing, so pause as a person would.
        try await Task.sleep(for: .milliseconds(200))
        try await probe.type("0iA\r", expecting: "[Abc;]")
        try await probe.type("x;\u{1B}[D\u{1B}[Dy\r", expecting: "[yx;]")
    }

    @Test func libeditsOwnHistoryCommandsKnowThisSession() async throws {
        let home = TemporaryFolder()
        try home.write("bind ^T ed-prev-history\n", to: ".editrc")
        let probe = try await Probe(home: home)
        try await probe.type("older;\r", expecting: "[older;]")
        try await probe.type("newer;\r", expecting: "[newer;]")
        try await probe.type("\u{14}\u{14}\u{1}#\r", expecting: "[#older;]")
        try await probe.type("\u{1B}p\u{1B}p\u{1B}n\u{1}!\r", expecting: "[!#older;]")
    }

    @Test func aDumbTerminalReadsLines() async throws {
        let probe = try await Probe(term: "dumb")
        try await probe.type("plan\n", expecting: "; … ")
        try await probe.type(";\n", expecting: "[plan\\n;]")
        #expect(!probe.terminal.output.contains("\u{1B}"))
        try await probe.type("\u{4}", expecting: "bye")
    }

    @Test func anAnswerIsNeitherKeptNorContinued() async throws {
        let probe = try await Probe()
        try await probe.type("ask;\r", expecting: "name? ")
        try await probe.type("contoso.com\r", expecting: "answer: text(\"contoso.com\")")
        try await probe.type("\u{1B}[A\u{1}#\r", expecting: "[#ask;]")
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func anEndingSignalRestoresTheTerminal(signal: Int32) async throws {
        let probe = try await Probe()
        try await probe.terminal.type("half")
        try await probe.terminal.expect("half")
        probe.terminal.signal(signal)
        try await probe.terminal.expect("\u{1B}[?2004l")
        #expect(try await probe.terminal.exitStatus() == 128 + signal)
    }
}

@Suite struct CompletionTests {
    @Test func oneCandidateIsInsertedAndSeveralAreGoneThrough() async throws {
        let probe = try await Probe()
        try await probe.type("p\t\r", expecting: "[plan;]")
        try await probe.type("so\t", expecting: "where photos may be updated")
        try await probe.type("\t\t\r", expecting: "[source any;]")
    }

    @Test func theListGoesWhenOneTypesOn() async throws {
        let probe = try await Probe()
        try await probe.type("so\t\t", expecting: "> source cloud;")
        try await probe.type("x", expecting: "source cloud;x\u{1B}[0m\u{1B}[K\u{1B}[1B\r\u{1B}[J")
    }

    @Test func controlCharactersOfCandidatesAreMadeVisible() async throws {
        let probe = try await Probe()
        try await probe.type("s\t", expecting: "look\\u{1b}[31m")
        #expect(!probe.terminal.output.contains("\u{1B}[31m"))
    }

    @Test func colourAndHintsAreThereOnlyWhenAskedFor() async throws {
        let coloured = try await Probe(colour: true)
        try await coloured.type("plan;", expecting: "\u{1B}[0;1mplan")
        try await coloured.type("\u{15}source ", expecting: "cloud | onPremises | any")
        let plain = try await Probe()
        try await plain.type("source cloud;\r", expecting: "[source cloud;]")
        #expect(!plain.terminal.output.contains("onPremises"))
    }
}
