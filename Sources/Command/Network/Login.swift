#if Network
import ArgumentParser
import Files
import MicrosoftGraph
import Rendering
import Runner
import Tenants

struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Sign in to a live tenant and keep the sign-in under a name.",
        discussion: """
            Opens the browser of this machine, or shows a code to enter on another one. Asks for the permissions to read \
            the setting and the directory, and without --read-only for those to change the setting and photos. \
            A token that can change something is used when a change is made and kept in memory alone.

            \(LiveOptions.precedence)

            \(ExitStatus.pointer)
            """)

    @Option(help: ArgumentHelp("The tenant's id or a domain of it.", valueName: "tenant"))
    var tenantId: String?

    @Option(help: ArgumentHelp("The application (client) id of your app registration.", valueName: "guid"))
    var clientId: String?

    @Option(help: ArgumentHelp("global, usgov, usgov-dod or china.", valueName: "cloud"))
    var cloud: Cloud?

    @Flag(help: "Show a code to enter on another device, instead of opening the browser.")
    var deviceCode = false

    @Flag(help: "Sign in by browser even where none can be opened (SSH, WSL): the page's link is printed.")
    var browser = false

    @Flag(help: "Ask for no permission to change anything.")
    var readOnly = false

    @Flag(help: "Keep tokens that can change something on the disk, too.")
    var keepWriteToken = false

    @Option(help: ArgumentHelp("The name to keep the sign-in under.", valueName: "name"))
    var profile = ProfileStore.usualName

    @Flag(help: "Tell every request on standard error, without tokens.")
    var verbose = false

    func validate() throws {
        guard Profile.isName(profile) else {
            throw ValidationError("a profile's name has letters, digits, dots, dashes and underscores, at most 64")
        }
        guard !(browser && deviceCode) else {
            throw ValidationError("`--browser` and `--device-code` are two ways: name one")
        }
    }

    func run() async throws {
        try await reportingFailures {
            let store = try ProfileStore.ofUser()
            let courier = LiveProcess.courier(isVerbose: verbose)
            let target = try SignInChoice(tenant: tenantId, clientID: clientId, cloud: cloud)
                .target(environment: environment)
            var signedIn = try await LiveProcess.signIn(browser ? .browser : deviceCode ? .deviceCode : nil).signIn(
                profile: profile, target, permissions: SignInScopes.reading + (readOnly ? [] : SignInScopes.writing),
                isReadOnly: readOnly, keepsWriting: keepWriteToken, store: store, courier: courier,
                onNote: LiveProcess.note)
            await LiveConnection(courier: courier, isReadOnly: true, onNote: LiveProcess.note).name(&signedIn)
            Output.standard.write(WhoamiText.text(signedIn.profile))
        }
    }
}

extension Cloud: ExpressibleByArgument {}
#endif
