/// The prompt at a terminal: from its start to the first key, and from a key to the last byte drawn in response.
enum PromptFigures {
    static func measure(_ subject: Subject) throws -> [Figure] {
        let home = try PromptHome(subject)
        let statement = "can employee@contoso.com update own photo via Teams; # who may?"
        return [
            Figure(
                "the prompt, from its start to the first key", try best(20) { try home.timeToStart() }, .milliseconds,
                .atMost(12), remark: "\(PromptHome.entryCount) entries of history"),
            Figure(
                "  a key of a statement, the slowest", try slowest(try home.prompt(), keys: statement.map(String.init)),
                .milliseconds, .atMost(5)),
            Figure(
                "  a key of a search in the history", try search(try home.prompt()), .milliseconds, .atMost(5),
                remark: "found in no entry"),
            Figure(
                "  a key in a statement of \(PromptHome.lineCount) lines", try longStatement(home), .milliseconds,
                .atMost(5), remark: "all lines in sight"),
            Figure("  Enter, to the next prompt", try enter(try home.prompt()), .milliseconds),
            Figure(
                "  Tab", try tab(try home.prompt(accounts: true)), .milliseconds, .atMost(20),
                remark: "\(PromptHome.accountCount) accounts"),
        ]
    }

    /// Returns the time of the slowest key; each key's time is the best of several rounds.
    private static func slowest(_ prompt: TimedTerminal, keys: [String]) throws -> Double {
        var best = keys.map { _ in Double.infinity }
        for _ in 0..<5 {
            for (index, key) in keys.enumerated() { best[index] = min(best[index], try prompt.answer(to: key)) }
            _ = try prompt.answer(to: Key.controlC)
        }
        return best.max() ?? 0
    }

    private static func search(_ prompt: TimedTerminal) throws -> Double {
        try best(5) {
            _ = try prompt.answer(to: Key.controlR)
            let times = try "zzz".map { try prompt.answer(to: String($0)) }
            _ = try prompt.answer(to: Key.controlC)
            return times.max() ?? 0
        }
    }

    /// Returns the time of the slower of two keys: one in the first line, which can affect all later lines, and one in
    /// the last.
    private static func longStatement(_ home: PromptHome) throws -> Double {
        let prompt = try home.prompt(rows: PromptHome.lineCount + 20)
        _ = try prompt.answer(to: Key.paste(PromptHome.longStatement))
        let last = try best(10) { try prompt.answer(to: "x") }
        _ = try prompt.answer(to: Key.entryStart)
        let first = try best(10) { try prompt.answer(to: "x") }
        return max(first, last)
    }

    private static func enter(_ prompt: TimedTerminal) throws -> Double {
        // Different each time, so that the history grows.
        var number = 0
        return try best(10) {
            number += 1
            _ = try prompt.answer(to: "print \"\(number)\";")
            return try prompt.answer(to: "\r", with: "(simulated)> ")
        }
    }

    private static func tab(_ prompt: TimedTerminal) throws -> Double {
        try best(10) {
            _ = try prompt.answer(to: "can user9")
            let time = try prompt.answer(to: "\t")
            _ = try prompt.answer(to: Key.controlC)
            return time
        }
    }

    private static func best(_ rounds: Int, _ measure: () throws -> Double) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<rounds { best = min(best, try measure()) }
        return best
    }
}

private enum Key {
    static let controlC = "\u{3}"
    static let controlR = "\u{12}"
    /// To the start of the line, then to the start of the entry.
    static let entryStart = "\u{1}\u{1}"

    static func paste(_ text: String) -> String {
        "\u{1B}[200~" + String(text.map { $0 == "\n" ? "\r" : $0 }) + "\u{1B}[201~"
    }
}
