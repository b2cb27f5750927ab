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

/// Kills the probe with SIGKILL at each step of an apply and its rollback. Afterwards the next start finds the journal
/// and the tenant in agreement, or says that they are not.
@Suite(.serialized) struct CrashTests {
    private struct End {
        let status: Int32
        let wasKilled: Bool
        let output: String
    }

    /// When the probe is killed from outside: a delay after it finished a number of rounds.
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

    /// Checks what a next run finds: nothing is left open, and the journal agrees with the tenant.
    ///
    /// - Parameter shift: how far ahead the killed run's clock was, in seconds.
    private static func agrees(_ folder: String, at step: String, shift: Int = 0) async throws -> [Settlement] {
        let journal = try JournalFile(folder: folder)
        let service = try DiskService(folder: folder)
        // By then a sent request has arrived or never will.
        let later = TimeSpan(seconds: max(0, shift) + 120)
        // If the clock was ahead, the first run may find it too early to tell, and says so.
        let now = TimeSpan.minutes(2)
        let early = try DiskWorld(service: service, journal: journal, folder: folder, later: now)
        let told = try await early.run("show policy;")
        let open = try await journal.entries(of: DiskWorld.tenant).filter { $0.outcome.state == .intended }
        #expect(open.allSatisfy { entry in told.contains { $0.entry.id == entry.id } }, "step \(step)")
        #expect(open.isEmpty || shift > 0, "step \(step)")
        // The last reading wins, whatever the clocks say.
        #expect(try await early.shownSettings() == (try service.settings()), "step \(step)")
        let settled =
            try await DiskWorld(service: service, journal: journal, folder: folder, later: later).run("show policy;")
        let entries = try await journal.entries(of: DiskWorld.tenant)
        #expect(entries.allSatisfy { $0.outcome.state != .intended }, "step \(step)")
        #expect(entries.allSatisfy { $0.outcome.state != .unknown }, "step \(step)")
        var (settings, tag) = (PhotoUpdateSettings.untouched, String?.none)
        for entry in entries where entry.outcome.state == .accepted {
            switch entry.intent.change {
            case .settings(_, let after, _): settings = after
            case .photo(let change): tag = change.after
            }
        }
        #expect(try service.settings() == settings, "step \(step)")
        #expect(service.photo(of: DiskWorld.employee)?.entityTag == tag, "step \(step)")
        return told.filter { $0.entry.outcome.state != .intended } + settled
    }

    /// How many seconds clocks were ahead or behind.
    private static let shifts = [0, 300, -300, 864_000, -864_000]

    @Test(arguments: ["settings", "photo"]) func aKilledChangeIsFoundOutAtTheNextStart(_ kind: String) async throws {
        let whole = TemporaryFolder()
        let end = try await Self.probe([whole.path, "0", "1", kind])
        #expect(end.status == 0 && !end.wasKilled)
        let steps = try #require(Int(end.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(steps >= 25)
        var states: [JournalEntry.State: Int] = [:]
        // Each step runs with two clocks, so that each clock meets each kind of step.
        for run in 0..<2 * steps {
            let home = TemporaryFolder()
            let (step, shift) = (run % steps + 1, Self.shifts[run % Self.shifts.count])
            let end = try await Self.probe([home.path, "\(step)", "1", kind, "\(shift)"])
            #expect(end.wasKilled && end.status == SIGKILL, "step \(step)")
            for settlement in try await Self.agrees(home.path, at: "\(step), clock \(shift)", shift: shift) {
                states[settlement.entry.outcome.state, default: 0] += 1
            }
        }
        // Both kinds of gap occurred: before the tenant had the change, and after.
        #expect(states[.notApplied, default: 0] > 0)
        #expect(states[.accepted, default: 0] > 0)
        #expect(states[.unknown] == nil)
    }

    @Test func soIsOneKilledAtAnyMoment() async throws {
        let home = TemporaryFolder()
        for run in 0..<20 {
            // In the middle of a transaction or between two. All runs share one journal.
            let moment = Moment(rounds: 1 + run % 3, delay: .microseconds(run * 1300 % 9000))
            let end = try await Self.probe([home.path, "0", "100000"], killedAt: moment)
            #expect(end.wasKilled)
            _ = try await Self.agrees(home.path, at: "run \(run)")
        }
        #expect(try await JournalFile(folder: home.path).entries(of: nil).count >= 40)
    }
}
