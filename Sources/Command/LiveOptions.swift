import ArgumentParser
import Files
import MicrosoftGraph
import Tenants

/// How a live tenant is reached.
struct LiveOptions: ParsableArguments {
    @Flag(help: "Work on the live tenant that is signed in to (see `photopolicy login`).")
    var live = false

    @Option(help: ArgumentHelp("The saved sign-in to use; implies --live.", valueName: "name"))
    var profile: String?

    @Flag(help: "Keep tokens in memory alone: the sign-in ends with the run.")
    var noTokenCache = false

    @Flag(help: "Tell every request on standard error, without tokens.")
    var verbose = false

    var isLive: Bool { live || profile != nil }

    static let precedence = """
        Sign-in of a live tenant, the first that there is: --profile; PHOTOPOLICY_ACCESS_TOKEN; an application by \
        AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH, AZURE_FEDERATED_TOKEN_FILE, a GitHub workflow's token, or a \
        managed identity; the profile `default`. Tenant, client and addresses: options before AZURE_TENANT_ID, \
        AZURE_CLIENT_ID, AZURE_AUTHORITY_HOST and PHOTOPOLICY_GRAPH_ENDPOINT, these before --cloud and the global cloud; \
        a saved sign-in keeps its own.
        """

    func store() throws -> ProfileStore {
        noTokenCache ? ProfileStore(folder: nil) : try ProfileStore.ofUser()
    }

    /// The network of this process, its log and its waits.
    func courier() -> Courier { LiveProcess.courier(isVerbose: verbose) }

    /// The live tenant that the options and the environment mean.
    func tenant(isReadOnly: Bool, readsDirectory: Bool = true) async throws -> LiveTenant {
        let courier = courier()
        let connection = LiveConnection(
            courier: courier, isReadOnly: isReadOnly, readsDirectory: readsDirectory, onNote: LiveProcess.note)
        if profile == nil {
            let choice = SignInChoice()
            if let token = environment("PHOTOPOLICY_ACCESS_TOKEN") {
                // The token says who it is for; its app matters to nobody here.
                let target = try SignInChoice(clientID: "-").target(environment: environment)
                return try await connection.tenant(of: GivenToken(text: token), target)
            }
            if let credential = try AppCredential(environment: environment) {
                return try await connection.tenant(of: credential, try choice.target(environment: environment))
            }
        }
        return try await connection.tenant(of: try await signedIn(courier, isReadOnly: isReadOnly))
    }

    /// The saved sign-in; with `--no-token-cache`, a new one in this run.
    private func signedIn(_ courier: Courier, isReadOnly: Bool) async throws -> SignedIn {
        let name = profile ?? ProfileStore.usualName
        let interactive = LiveProcess.interactive(deviceCode: false)
        if noTokenCache {
            guard let interactive else { throw Self.nobody }
            return try await interactive.signIn(
                profile: name, try SignInChoice().target(environment: environment),
                permissions: Permissions.reading + (isReadOnly ? [] : Permissions.writing), isReadOnly: isReadOnly,
                keepsWriting: false, store: ProfileStore(folder: nil), courier: courier, onNote: LiveProcess.note)
        }
        let store = try ProfileStore.ofUser()
        guard
            let signedIn = try SignedIn(
                saved: name, in: store, courier: courier, interactive: interactive, onNote: LiveProcess.note)
        else {
            guard profile != nil else { throw Self.nobody }
            throw ServiceError(
                .notSignedIn, .profileUnknown, "there is no saved sign-in `\(name)`",
                help: "`photopolicy login --profile \(name)` makes it; `photopolicy whoami` lists those there are")
        }
        try await signedIn.profile.checkSurroundings(courier: courier, environment: environment)
        return signedIn
    }

    private static let nobody = ServiceError(
        .notSignedIn, .signInNeeded, "nobody is signed in to a live tenant",
        help: "sign in: `photopolicy login`; or hand over a token in PHOTOPOLICY_ACCESS_TOKEN")
}
