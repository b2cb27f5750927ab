import DiskTenant
import Foundation
import LiveChanges
import PhotoPolicy
import Storage
import Subprocess
import SystemPackage
import TemporaryFolder
import Tenants
import Testing

/// The probe killed with SIGKILL at each step of an apply and its rollback: afterwards the next start finds the journal
/// and the tenant in agreement, or says that they are not.
@Suite(.serialized) struct CrashTests {
    private struct End {
        let status: Int32
        let wasKilled: Bool
        let output: String
    }

    /// When the probe is killed from outside: some milliseconds after it ended a number of rounds.
    private struct Moment {
        let rounds: Int
        let delay: Duration
    }

    private static func probe(_ arguments: [String], killedAt moment: Moment? = nil) async throws -> End {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "CrashProbe")
        let run = try await Subprocess.run(
            .path(FilePath(program.path)), arguments: Arguments(arguments), input: .none,
            output: .sequence, error: .discarded
        ) { probe in
            var output = ""
            var isKilled = false
            for try await data in probe.standardOutput {
                output += data.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
                guard let moment, !isKilled, output.count(where: \.isNewline) >= moment.rounds else { continue }
                try await Task.sleep(for: moment.delay)
                try probe.send(signal: .kill)
                isKilled = true
            }
            return output
        }
        switch run.terminationStatus {
        case .exited(let status): return End(status: status, wasKilled: false, output: run.closureResult)
        case .signaled(let number): return End(status: number, wasKilled: true, output: run.closureResult)
        }
    }

    /// What a next run finds: nothing is left open, and what the journal says is what the tenant shows.
    private static func agrees(_ folder: String, at step: String) async throws -> [Settlement] {
        let journal = try JournalFile(folder: folder)
        let service = try DiskService(folder: folder)
        // A request that was sent has arrived by then, or never will.
        let later = TimeSpan.minutes(2)
        let settled = try await DiskWorld(service: service, journal: journal, later: later).run("show policy;")
        let entries = try await journal.entries(of: DiskWorld.tenant)
        #expect(entries.allSatisfy { $0.outcome.state != .intended }, "step \(step)")
        #expect(entries.allSatisfy { $0.outcome.state != .unknown }, "step \(step)")
        let last = entries.last { $0.outcome.state == .accepted }
        var expected = PhotoUpdateSettings.untouched
        if case .settings(_, let after, _) = last?.intent.change { expected = after }
        #expect(try service.settings() == expected, "step \(step)")
        return settled
    }

    @Test func aKilledApplyIsFoundOutAtTheNextStart() async throws {
        let whole = TemporaryFolder()
        let end = try await Self.probe([whole.path, "0"])
        #expect(end.status == 0 && !end.wasKilled)
        let steps = try #require(Int(end.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(steps >= 25)
        var states: [JournalEntry.State: Int] = [:]
        for step in 1...max(steps, 50) {
            let home = TemporaryFolder()
            let number = (step - 1) % steps + 1
            let end = try await Self.probe([home.path, "\(number)"])
            #expect(end.wasKilled && end.status == SIGKILL, "step \(number)")
            for settlement in try await Self.agrees(home.path, at: "\(number)") {
                states[settlement.entry.outcome.state, default: 0] += 1
            }
        }
        // Both kinds of gap were met: before the tenant had the change, and after.
        #expect(states[.notApplied, default: 0] > 0)
        #expect(states[.accepted, default: 0] > 0)
        #expect(states[.unknown] == nil)
    }

    @Test func soIsOneKilledAtAnyMoment() async throws {
        let home = TemporaryFolder()
        for run in 0..<20 {
            // In the middle of a transaction or between two; all runs share one journal.
            let moment = Moment(rounds: 1 + run % 3, delay: .microseconds(run * 1300 % 9000))
            let end = try await Self.probe([home.path, "0", "100000"], killedAt: moment)
            #expect(end.wasKilled)
            _ = try await Self.agrees(home.path, at: "run \(run)")
        }
        #expect(try await JournalFile(folder: home.path).entries(of: nil).count >= 40)
    }
}
