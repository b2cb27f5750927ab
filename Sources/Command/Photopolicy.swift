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
        // Parsing the whole command tree looks at the options of every command on the way, so `run` is tried alone
        // first. The whole tree then reports errors in its options.
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

    /// Reports an error and exits, never suggesting an option that confirms a change or reaches further.
    private static func end(with error: any Error) -> Never {
        let code = Photopolicy.exitCode(for: error)
        guard code == .validationFailure else { Photopolicy.exit(withError: error) }
        var message = Photopolicy.fullMessage(for: error)
        for option in ["--yes", "--include-from", "--live", "--keep-write-token", "--auto-approve"] {
            message = message.replacing(" Did you mean '\(option)'?", with: "")
        }
        // A failure that was already reported comes with its status alone.
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
        // Each command states its name: finding the names by reflection took a quarter of the start time.
        subcommands: [
            Run.self, PlanCommand.self, ApplyCommand.self, HistoryCommand.self, Check.self, Format.self, Explain.self,
            Login.self, Logout.self, Whoami.self, ImportCommand.self, TenantsCommand.self, SchemaCommand.self,
            Serve.self,
        ],
        defaultSubcommand: Run.self
    )

    /// Returns the arguments of `run`, if it is named or no other command is.
    static func argumentsOfRun(_ arguments: [String]) -> [String]? {
        guard let first = arguments.first else { return arguments }
        if first == "run" { return Array(arguments.dropFirst()) }
        return otherCommands.contains(first) ? nil : arguments
    }

    /// The words that do not name a script when they come first. A test compares them with the subcommands, whose
    /// configurations take a millisecond to make.
    static let otherCommands = [
        "plan", "apply", "history", "check", "format", "explain", "login", "logout", "whoami", "import", "tenants",
        "schema", "serve", "help",
    ]
}
