import ArgumentParser
import Runner

@main
enum EntryPoint {
    static func main() async {
        Output.reserve()
        let arguments = Array(CommandLine.arguments.dropFirst())
        // Asked of the whole tree, the parser looks at the options of every command on the way, which takes as long as
        // all the rest of a short run; most starts are of `run`. What is wrong there is told by the whole tree.
        guard let runArguments = Photopolicy.argumentsOfRun(arguments),
            let run = try? Run.parseAsRoot(runArguments) as? Run
        else { return await Photopolicy.main(arguments) }
        do {
            try await run.run()
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
        if first == Run.configuration.commandName { return Array(arguments.dropFirst()) }
        let names = configuration.subcommands.map { $0.configuration.commandName } + ["help"]
        return names.contains(first) ? nil : arguments
    }
}
