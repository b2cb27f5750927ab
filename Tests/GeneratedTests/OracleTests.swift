import Foundation
import Testing

/// Random scripts on random tenants: each outcome is what the documents say, account by account.
@Suite struct OracleTests {
    /// 100 seeds, or those in PHOTOPOLICY_SEEDS: a count, or a first and a last seed as in `300-399`.
    static let seeds: Range<Int> = {
        let numbers = (ProcessInfo.processInfo.environment["PHOTOPOLICY_SEEDS"] ?? "100").split(separator: "-")
            .compactMap { Int($0) }
        return numbers.count == 2 ? numbers[0]..<max(numbers[0], numbers[1] + 1) : 0..<(numbers.first ?? 100)
    }()

    @Test(arguments: seeds)
    func whatAScriptComesToIsWhatTheDocumentsSay(seed: Int) async throws {
        let world = OracleWorld(seed: seed)
        var script = OracleScript(world, seed: seed)
        let entries = script.entries()
        var run = OracleRun(world)
        try await run.run(entries)
        for problem in run.problems {
            Issue.record("seed \(seed): \(problem)\n\(run.texts.joined(separator: "# the next entry\n"))")
        }
    }
}
