import Files
import PhotoLanguage

/// Lexing and parsing large sources, each in its own process, compared with Lua's compiler doing the same.
enum ParseFigures {
    static func measure(_ subject: Subject) throws -> [Figure] {
        let mixed = try subject.scratch.file("mixed.photo", SampleText.mixed)
        let plans = try subject.scratch.file("plans.photo", SampleText.plans)
        let lua = try subject.scratch.file("mixed.lua", SampleText.lua)
        let times = try Stopwatch.bestInTurn(
            rounds: 9,
            [
                { try ChildProcess.run([subject.bench, "parse", mixed]) },
                { try ChildProcess.run(["luac5.4", "-p", lua]) },
            ])
        let megabytes = Double(SampleText.size) / 1e6
        return [
            Figure(
                "parsing 10 MB, whole process, beside `luac5.4 -p`", times[1] / times[0], .times, .atLeast(1),
                remark: "\(FigureTable.decimal(megabytes / times[1])) MB/s"),
            Figure("  so many bytes", megabytes / times[0], .megabytesPerSecond),
            Figure("  peak memory over the source's size", try peak(subject, mixed), .times, .atMost(8)),
            Figure("  the same on `plan;` repeated", try peak(subject, plans), .times, .atMost(16)),
        ]
    }

    private static func peak(_ subject: Subject, _ file: String) throws -> Double {
        let output = try ChildProcess.output(of: [subject.bench, "parse", file])
        guard let kilobytes = Double(output.filter(\.isNumber)) else {
            throw BenchError(description: "no peak memory was told for \(file)")
        }
        return kilobytes * 1024 / Double(SampleText.size)
    }
}

/// The process that reads and parses one file and prints its peak resident memory in KiB.
enum ParseProcess {
    static func run(file: String) throws {
        let tree = SyntaxTree(parsing: Source(name: file, bytes: try readFile(at: file, limit: 1 << 30)))
        guard tree.reports.isEmpty else {
            throw BenchError(description: "the sample is in error: \(tree.reports[0].message)")
        }
        let status = String(decoding: try readFile(at: "/proc/self/status", limit: 1 << 20), as: UTF8.self)
        print(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? "")
    }
}
