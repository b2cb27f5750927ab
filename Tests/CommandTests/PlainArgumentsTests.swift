import Testing

@testable import photopolicy

/// The plain forms of the command line mean the same as to the option parser.
@Suite struct PlainArgumentsTests {
    static let plain: [[String]] = [
        [], ["run"], ["a.photo"], ["a.photo", "b.photo"], ["run", "a.photo"], ["-"], ["-", "a.photo"],
        ["-c", "plan;"], ["-c", "plan;", "-c", "apply;"], ["a.photo", "-c", "plan;"], ["-c", "plan;", "a.photo"],
        ["-c", "source cloud; allow roles [UserAdmin]; plan;"], ["-c", ""],
        ["--simulate", "contoso"], ["--simulate", "a", "--simulate", "b"],
        ["-c", "plan;", "--simulate", "tenant.json"],
        ["--what-if", "a.photo"], ["a.photo", "--what-if", "--read-only"], ["--no-init"],
        ["--output", "json", "a.photo"], ["--output", "junit", "-c", "plan;", "--detailed-exitcode"],
        ["--output", "json", "--output", "text", "a.photo"], ["--output", "csv", "--list-all", "a.photo"],
        ["--define", "a=b", "--define", "c=d", "a.photo"], ["--save-tenant", "out.json", "a.photo"],
        ["run", "--read-only", "--simulate", "contoso-2026", "a.photo"], ["run", "run"], ["a.photo", "plan"],
    ]

    @Test(arguments: plain) func areReadAlike(_ arguments: [String]) throws {
        let plain = try #require(RunRequest(plain: arguments))
        let parsed = try #require(try Photopolicy.parseAsRoot(arguments) as? Run)
        #expect("\(plain)" == "\(parsed.request)")
    }

    @Test(arguments: [
        ["plan", "a.photo"], ["help"], ["help", "run"], ["--help"], ["-h"], ["--version"], ["--live"],
        ["--profile", "x"],
        ["--what"], ["--simulate"], ["--simulate=contoso"], ["-c"], ["-c", "-x"], ["-cplan;"], ["--output", "yaml"],
        ["--", "a.photo"], ["--color", "never"], ["--yes", "contoso.com"], ["tenants"], ["check", "a.photo"],
    ])
    func areLeftToTheParser(_ arguments: [String]) {
        #expect(RunRequest(plain: arguments) == nil)
    }

    @Test func theOtherCommandsAreAllOfThem() {
        let names = Photopolicy.configuration.subcommands.map { $0.configuration.commandName ?? "" }
        #expect(Set(Photopolicy.otherCommands) == Set(names + ["help"]).subtracting(["run"]))
    }
}
