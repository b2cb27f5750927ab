import ArgumentParser
import Runner

@main
enum EntryPoint {
    static func main() async {
        Output.reserve()
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let request = RunRequest(plain: arguments) {
            guard !request.opensPrompt else { return await run(request) }
            return ThisThread.run { await run(request) }
        }
        // Asked of the whole tree, the parser looks at the options of every command on the way. What is wrong with
        // those of `run` is told by the whole tree.
        guard let runArguments = Photopolicy.argumentsOfRun(arguments),
            let run = try? Run.parseAsRoot(runArguments) as? Run
        else { return await parse(arguments) }
        await self.run(run.request)
    }

    private static func parse(_ arguments: [String]) async {
        do {
            var command = try Photopolicy.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// A mistyped option is never taken for one that confirms a change or reaches further.
    private static func end(with error: any Error) -> Never {
        let code = Photopolicy.exitCode(for: error)
        guard code == .validationFailure else { Photopolicy.exit(withError: error) }
        var message = Photopolicy.fullMessage(for: error)
        for option in ["--yes", "--include-from", "--live", "--keep-write-token", "--auto-approve"] {
            message = message.replacing(" Did you mean '\(option)'?", with: "")
        }
        // A failure that has been told already comes as its status alone.
        if !message.isEmpty { Output.error.write(message + "\n") }
        Photopolicy.exit(withError: code)
    }

    private static func run(_ request: RunRequest) async {
        do {
            try await request.run()
        } catch {
            Photopolicy.exit(withError: error)
        }
    }
}

struct Photopolicy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "photopolicy",
        abstract: "Explore, simulate, prove and apply a Microsoft 365 tenant's profile-photo policy.",
        discussion: """
            Without a file, statements come from standard input when it is a pipe, and from a prompt when it is a \
            terminal. Everything runs on a simulated tenant and nothing leaves this machine, \
            unless --live names a tenant that you signed in to.

            \(ExitStatus.help)
            """,
        version: "0.1.0",
        // Each says its name itself: found by reflection, the names took a quarter of the time to start.
        subcommands: [
            Run.self, PlanCommand.self, ApplyCommand.self, HistoryCommand.self, Check.self, Format.self, Explain.self,
            Login.self, Logout.self, Whoami.self, ImportCommand.self, TenantsCommand.self, SchemaCommand.self,
            Serve.self,
        ],
        defaultSubcommand: Run.self
    )

    /// The arguments of `run`, when it is named or no other command is.
    static func argumentsOfRun(_ arguments: [String]) -> [String]? {
        guard let first = arguments.first else { return arguments }
        if first == "run" { return Array(arguments.dropFirst()) }
        return otherCommands.contains(first) ? nil : arguments
    }

    /// The words that do not name a script where they come first. A test holds them against the subcommands, whose
    /// configurations take a millisecond to make.
    static let otherCommands = [
        "plan", "apply", "history", "check", "format", "explain", "login", "logout", "whoami", "import", "tenants",
        "schema", "serve", "help",
    ]
}
