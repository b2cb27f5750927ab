import ArgumentParser

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
}
