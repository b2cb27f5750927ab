import Files
import Glibc
import PseudoTerminal
import TemporaryFolder
import Testing

@Suite struct HistoryTests {
    let home = TemporaryFolder()

    @Test func entriesComeBackInTheNextSessionWhole() async throws {
        let first = try await Probe(home: home)
        try await first.type("what if {\rplan;\\n\r}\r", expecting: "}]")
        try await first.type(" secret;\r", expecting: "[ secret;]")
        try await first.type("\u{4}", expecting: "bye")
        #expect(home.mode("state/history") == 0o600)
        #expect(home.mode("state") == 0o700)
        let second = try await Probe(home: home)
        try await second.type("\u{1B}[A\r", expecting: "[what if {\\nplan;\\\\n\\n}]")
    }

    @Test func arrowsGoToEntriesThatBeginAsTheTextDoes() async throws {
        let probe = try await Probe(home: home)
        try await probe.type("apply;\r", expecting: "[apply;]")
        try await probe.type("plan;\r", expecting: "[plan;]")
        try await probe.type("a\u{1B}[A\r", expecting: "[apply;]")
        try await probe.type("\u{12}la\r", expecting: "[plan;]")
        try await probe.type("x;\u{1B}[A\u{1B}[B\r", expecting: "[x;]")
    }

    @Test func twoSessionsLoseNothingOfEachOther() async throws {
        let one = try await Probe(home: home)
        let two = try await Probe(home: home)
        for number in 1...20 {
            try await one.terminal.type("one\(number);\r")
            try await two.terminal.type("two\(number);\r")
        }
        try await one.terminal.expect("[one20;]")
        try await two.terminal.expect("[two20;]")
        let kept = String(decoding: try readFile(at: home.history, limit: 1 << 20), as: UTF8.self).split(
            separator: "\n")
        #expect(Set(kept.dropFirst()).count == 40)
        #expect(kept.filter { $0.hasPrefix("one") } == (1...20).map { "one\($0);" })
    }

    @Test(arguments: ["photos", "\0\0", "photopolicy history 1\n\u{0}"])
    func aFileThatIsNoHistoryIsSetAsideAndTold(text: String) async throws {
        try home.write(text, to: "state/history")
        let probe = try await Probe(home: home)
        #expect(probe.terminal.output.contains("set aside"))
        try await probe.type("plan;\r", expecting: "[plan;]")
        #expect(try readFile(at: home.history + ".set-aside-1", limit: 100) == Array(text.utf8))
        #expect(try readFile(at: home.history, limit: 100).count == "photopolicy history 1\nplan;\n".utf8.count)
    }

    @Test func aFolderInItsPlaceIsSetAside() async throws {
        try createFolder(at: home.history)
        let probe = try await Probe(home: home)
        try await probe.type("plan;\r", expecting: "[plan;]")
        #expect(probe.terminal.output.contains("set aside"))
        #expect(home.names("state").contains("history.set-aside-1"))
    }

    @Test func aHugeFileIsSetAside() async throws {
        try home.write("", to: "state/history")
        #expect(truncate(home.history, 50 << 20) == 0)
        let probe = try await Probe(home: home)
        try await probe.type("plan;\r", expecting: "[plan;]")
        #expect(probe.terminal.output.contains("larger than 16 MB"))
    }

    @Test func aFileThatCannotBeReplacedIsToldOnceAndKept() async throws {
        // Read-only has no effect on root, but a lock that cannot be made stops everybody.
        try home.write("photopolicy history 1\nold;\n", to: "state/history")
        #expect(mkdir(home.history + ".lock", 0o700) == 0)
        let probe = try await Probe(home: home)
        try await probe.type("one;\r", expecting: "[one;]")
        try await probe.type("two;\r", expecting: "[two;]")
        try await probe.type("\u{1B}[A\u{1B}[A\u{1B}[A\r", expecting: "[old;]")
        #expect(probe.terminal.output.ranges(of: "could not be saved").count == 1)
        #expect(try readFile(at: home.history, limit: 100) == Array("photopolicy history 1\nold;\n".utf8))
    }
}
