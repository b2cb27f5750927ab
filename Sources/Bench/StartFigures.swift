/// The time from the start of the process to its end, for which a person waits.
enum StartFigures {
    static func measure(_ subject: Subject) throws -> [Figure] {
        let script = try subject.scratch.file(
            "three-lines.photo", "source cloud;\nallow roles UserAdmin;\nplan;\n")
        let times = try Stopwatch.bestInTurn(
            rounds: 60,
            [
                { try ChildProcess.run([subject.program, script]) },
                { try ChildProcess.run([subject.simulation, script]) },
                { try ChildProcess.run(["sqlite3", "--version"]) },
            ])
        let (own, simulation, peer) = (times[0] * 1000, times[1] * 1000, times[2] * 1000)
        let runbook = try slowestRunbook(subject)
        return [
            Figure("a script of three lines, whole process", own, .milliseconds, .atMost(9)),
            Figure(
                "  beside `sqlite3 --version`", own / peer, .times, .atMost(5),
                remark: "\(FigureTable.decimal(peer)) ms"),
            Figure("  without network code", simulation, .milliseconds, .atMost(5)),
            Figure("  that beside `sqlite3 --version`", simulation / peer, .times, .atMost(3)),
            Figure(
                "the slowest runbook, whole process", runbook.time, .milliseconds, .atMost(20), remark: runbook.name),
        ]
    }

    private static func slowestRunbook(_ subject: Subject) throws -> (name: String, time: Double) {
        let names = Scratch.names(in: subject.runbooks).filter { $0.hasSuffix(".photo") }
        let times = try Stopwatch.bestInTurn(
            rounds: 30,
            names.map { name in { try ChildProcess.run([subject.program, "\(subject.runbooks)/\(name)"]) } })
        guard let slowest = times.indices.max(by: { times[$0] < times[$1] }) else {
            throw BenchError(description: "no runbook in \(subject.runbooks)")
        }
        return (names[slowest], times[slowest] * 1000)
    }
}
