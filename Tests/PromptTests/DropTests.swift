import Glibc
import PseudoTerminal
import TemporaryFolder
import Testing

/// Text dropped with Ctrl-C never runs, whichever thread the key or the signal reaches: 1,000 tries in all.
@Suite struct DropTests {
    @Test(arguments: 0..<4) func droppedTextNeverRuns(_ session: Int) async throws {
        let prompt = try await Prompt(locale: session % 2 == 0 ? "C.UTF-8" : "C", columns: session < 2 ? 40 : 200)
        var random = SystemRandomNumberGenerator()
        for round in 1...250 {
            let lines = Bool.random(using: &random) ? "\r" : " "
            try await prompt.terminal.type("print d\(round)x,\(lines)d\(round)y;")
            // A signal from elsewhere overtakes text still waiting in the terminal, so it is sent once the text is
            // shown.
            let isSignal = Bool.random(using: &random)
            if isSignal { try await prompt.terminal.expect("d\(round)y;") }
            try await Task.sleep(for: .microseconds(Int.random(in: 0...3000, using: &random)))
            if isSignal { prompt.terminal.signal(SIGINT) } else { try await prompt.terminal.type("\u{3}") }
            try await prompt.terminal.expect("^C")
            try await prompt.enter("print k\(round);", expecting: "2004lk\(round)\r\n")
        }
        #expect(!prompt.terminal.output.contains("2004ld"))
        let kept = try prompt.home.read(".local/state/photopolicy/history").split(separator: "\n").dropFirst()
        #expect(kept.map(String.init) == (1...250).map { "print k\($0);" })
    }

    /// Covers text that is typed while a statement runs and then dropped by the terminal's own Ctrl-C or by a signal.
    @Test(arguments: [true, false]) func whatIsTypedAheadIsDroppedToo(_ isSignal: Bool) async throws {
        let prompt = try await Prompt(rows: 200, columns: 200)
        // Enough statements to keep running until they are interrupted.
        try prompt.home.write(String(repeating: "show matrix;\n", count: 20_000), to: "long.photo")
        for round in 1...10 {
            try await prompt.terminal.type(":source \(prompt.home.path)/long.photo\r")
            try await prompt.terminal.expect("who may update photos now")
            try await prompt.terminal.type("print d\(round)x;\r")
            if isSignal { prompt.terminal.signal(SIGINT) } else { try await prompt.terminal.type("\u{3}") }
            // The interrupt may take effect late; what is typed meanwhile may be dropped with the rest.
            for _ in 1...50 {
                try await prompt.terminal.type("print k\(round);\r")
                if (try? await prompt.terminal.expect("k\(round)\r\n", within: .milliseconds(400))) != nil { break }
            }
        }
        // Only what ran starts on a new line; the terminal's echo of what was typed ahead is not output.
        #expect(!prompt.terminal.output.contains("\nd"))
        #expect(!prompt.terminal.output.contains("2004ld"))
    }
}
