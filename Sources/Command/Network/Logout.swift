#if Network
import ArgumentParser
import MicrosoftGraph
import Rendering
import Text

struct Logout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Forget a saved sign-in and its tokens on this machine.",
        discussion: """
            The sign-in service is not told: to end the sign-ins of an account everywhere, revoke its sessions in the \
            Entra admin center.
            """)

    @Option(help: ArgumentHelp("The saved sign-in to forget.", valueName: "name"))
    var profile = ProfileStore.usualName

    @Flag(help: "Forget all of them.")
    var all = false

    func run() async throws {
        try await reportingFailures {
            let store = try ProfileStore.ofUser()
            store.sweep()
            let names = all ? store.names() : [profile]
            var forgotten = 0
            for name in names {
                let account = (try? store.profile(named: name))?.account
                guard try store.remove(name) else { continue }
                forgotten += 1
                let who = account.map { " of \($0)" } ?? ""
                Output.standard.write(Visible.text("forgot the sign-in `\(name)`\(who): its tokens are deleted") + "\n")
            }
            if forgotten == 0 { Output.standard.write("there was nothing to forget\n") }
        }
    }
}
#endif
