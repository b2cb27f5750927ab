import FoundationEssentials
import GraphSimulator
import PhotoPolicy
import SimulatorControl
import Subprocess
import SystemPackage
import Tenants
import Testing

@testable import MicrosoftGraph

/// The real program against the simulator, started as by a user or a runbook.
@Suite struct ProgramTests {
    private struct End {
        let status: Int32
        let output: String
        let errors: String
    }

    private static let program = FilePath(
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "photopolicy").path)

    private static func start(
        _ arguments: [String], _ world: LiveWorld, _ variables: [String: String] = [:]
    ) async throws -> End {
        var environment = [
            "HOME": world.folder, "XDG_STATE_HOME": world.folder + "/state", "AZURE_CLIENT_ID": LiveWorld.client,
            "AZURE_AUTHORITY_HOST": world.simulator.url, "PHOTOPOLICY_GRAPH_ENDPOINT": world.simulator.url,
        ]
        environment.merge(variables) { $1 }
        let end = try await Subprocess.run(
            .path(program), arguments: Arguments(arguments),
            environment: .custom(
                Dictionary(
                    uniqueKeysWithValues: environment.map { (Environment.Key(rawValue: $0.key)!, $0.value) })),
            input: .none, output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard case .exited(let status) = end.terminationStatus else {
            return End(status: -1, output: end.standardOutput, errors: end.standardError)
        }
        return End(status: status, output: end.standardOutput, errors: end.standardError)
    }

    private static func signIn(_ world: LiveWorld, _ more: [String] = []) async throws -> End {
        try await start(["login", "--device-code", "--tenant-id", "contoso.com"] + more, world)
    }

    @Test func processesThatRefreshAtOnceLoseNothing() async throws {
        // Too short for a token to be used twice: each process refreshes, and each refresh token works once.
        try await LiveWorld.run(change: {
            $0.pollInterval = 1
            $0.accessTokenLifetime = 60
        }) { world in
            let signedIn = try await Self.signIn(world, ["--read-only", "--verbose"])
            #expect(signedIn.status == 0, "\(signedIn.errors)")
            let ends = try await withThrowingTaskGroup(of: End.self) { group in
                for _ in 0..<4 {
                    group.addTask { try await Self.start(["run", "--live", "--verbose", "-c", "show policy;"], world) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ends.map(\.status) == [0, 0, 0, 0], "\(ends.map(\.errors))")
            let last = try await Self.start(["run", "--live", "-c", "expect source any;"], world)
            #expect(last.status == 0, "\(last.errors)")
            let told = ([signedIn, last] + ends).map { $0.output + $0.errors }.joined()
            #expect(told.contains("photoUpdateSettings"))
            #expect(!told.contains("eyJ"), "the first letters of every token of the simulator")
        }
    }

    @Test func applyConfirmedBeforehandIsRolledBack() async throws {
        try await LiveWorld.run(change: { $0.pollInterval = 1 }) { world in
            #expect(try await Self.signIn(world).status == 0)
            let script = "source cloud; allow roles [UserAdmin]; apply because \"CHG1\";"
            #expect(try await Self.start(["run", "--live", "-c", script], world).status == 3, "nobody to ask")
            #expect(world.settings == .untouched)
            let applied = try await Self.start(["run", "--live", "--yes", "contoso.com", "-c", script], world)
            #expect(applied.status == 0, "\(applied.errors)")
            #expect(world.settings.source == .cloud)
            let back = try await Self.start(["run", "--live", "--yes", "contoso.com", "-c", "rollback;"], world)
            #expect(back.status == 0, "\(back.errors)")
            #expect(world.settings == .untouched)
            let history = try await Self.start(["history", "--output", "json"], world)
            #expect(history.output.split(separator: "\n").count == 2)
            #expect(history.output.contains("\"undoes\":1"))
        }
    }

    @Test func statusTellsWhatIsWrong() async throws {
        try await LiveWorld.run(change: { $0.pollInterval = 1 }) { world in
            let look = ["run", "--live", "-c", "expect source any;"]
            #expect(try await Self.start(look, world).status == 77, "nobody is signed in")
            #expect(try await Self.signIn(world, ["--read-only"]).status == 0)
            for (kind, status) in [(InjectedFault.Kind.status(403), 77 as Int32), (.rateLimit(retryAfter: 3600), 75)] {
                world.simulator.simulator.inject(InjectedFault(kind, path: "photoupdatesettings"))
                #expect(try await Self.start(look, world).status == status)
            }
            #expect(try await Self.start(look, world).status == 0)
            // The saved sign-in has expired everywhere and is refused.
            world.serviceClock.advance(200 * 86_400)
            let revoked = try await Self.start(look, world)
            #expect(revoked.status == 77)
            #expect(revoked.errors.contains("error[sign-in-again]"), "\(revoked.errors)")
            await world.simulator.stop()
            #expect(try await Self.start(look, world).status == 69)
        }
    }
}
