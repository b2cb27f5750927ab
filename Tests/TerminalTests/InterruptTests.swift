import Glibc
import PseudoTerminal
import Testing

@Suite struct InterruptTests {
    /// Drops text by the key and by a signal from elsewhere, on a first line and on a continuation line.
    @Test(arguments: ["C.UTF-8", "C"]) func droppedTextNeverComesBack(locale: String) async throws {
        let probe = try await Probe(locale: locale)
        var random = SystemRandomNumberGenerator()
        for round in 1...60 {
            try await probe.type("drop\(round)", expecting: "drop\(round)")
            if Bool.random(using: &random) { try await probe.type("\rmore\(round)", expecting: "more\(round)") }
            try await Task.sleep(for: .microseconds(Int.random(in: 0...3000, using: &random)))
            if Bool.random(using: &random) {
                try await probe.terminal.type("\u{3}")
            } else {
                probe.terminal.signal(SIGINT)
            }
            try await probe.terminal.expect("dropped")
            try await probe.terminal.type("keep\(round);\r")
            try await probe.terminal.expect("2004l[keep\(round);]")
            // Text typed before the prompt appears belongs to the terminal, and so does a Ctrl-C that drops it.
            try await probe.terminal.expect("> ")
        }
        #expect(!probe.terminal.output.contains("[drop"))
        #expect(!probe.terminal.output.contains("[more"))
    }

    @Test func controlCDropsWhateverStateTheKeysAreIn() async throws {
        let probe = try await Probe()
        let states = [
            ("text", "\u{1B}"), ("text", "\u{16}"), ("text", "\u{18}"), ("\u{12}tex", ""), ("text", "\u{1B}[200~more"),
        ]
        for (begun, state) in states {
            try await probe.type(begun, expecting: "tex")
            try await probe.terminal.type(state)
            try await Task.sleep(for: .milliseconds(20))
            try await probe.type("\u{3}", expecting: "dropped")
            try await probe.type("plan;\r", expecting: "2004l[plan;]")
        }
    }

    @Test func controlCInterruptsWorkAndNotThePrompt() async throws {
        let probe = try await Probe()
        try await probe.type("wait;\r", expecting: "working")
        try await probe.type("\u{3}", expecting: "stopped")
        try await probe.type("plan;\r", expecting: "2004l[plan;]")
        #expect(!probe.terminal.output.contains("dropped"))
    }
}
