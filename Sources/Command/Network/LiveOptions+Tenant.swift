#if Network
import Files
import MicrosoftGraph
import PhotoPolicy
import Tenants

extension LiveOptions {
    func store() throws -> ProfileStore {
        noTokenCache ? ProfileStore(folder: nil) : try ProfileStore.ofUser()
    }

    func courier() -> Courier { LiveProcess.courier(isVerbose: verbose) }

    /// Returns the live tenant that the options and the environment select.
    func tenant(isReadOnly: Bool, readsDirectory: Bool = true) async throws -> LiveTenant {
        let courier = courier()
        let connection = LiveConnection(
            courier: courier, isReadOnly: isReadOnly, readsDirectory: readsDirectory, onNote: LiveProcess.note)
        if profile == nil {
            let choice = SignInChoice()
            if let token = environment("PHOTOPOLICY_ACCESS_TOKEN") {
                // The token says who it is for; the app does not matter here.
                let target = try SignInChoice(clientID: "-").target(environment: environment)
                return try await connection.tenant(of: GivenToken(text: token), target)
            }
            if let credential = try AppCredential(environment: environment) {
                return try await connection.tenant(of: credential, try choice.target(environment: environment))
            }
        }
        return try await connection.tenant(of: try await signedIn(courier, isReadOnly: isReadOnly))
    }

    /// Returns the id of the tenant that owns a domain, which the sign-in service tells everybody.
    func tenantID(ofDomain domain: String) async throws -> GUID {
        let target = try SignInChoice(tenant: domain, clientID: "-").target(environment: environment)
        return try await SignInService(target: target, courier: courier()).tenantID()
    }

    /// Returns the saved sign-in or, with `--no-token-cache`, makes a new one for this run.
    private func signedIn(_ courier: Courier, isReadOnly: Bool) async throws -> SignedIn {
        let name = profile ?? ProfileStore.usualName
        let interactive = LiveProcess.interactive()
        if noTokenCache {
            guard let interactive else { throw Self.nobody }
            return try await interactive.signIn(
                profile: name, try SignInChoice().target(environment: environment),
                permissions: SignInScopes.reading + (isReadOnly ? [] : SignInScopes.writing), isReadOnly: isReadOnly,
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
        try await signedIn.profile.checkEndpoints(courier: courier, environment: environment)
        return signedIn
    }

    private static let nobody = ServiceError(
        .notSignedIn, .signInNeeded, "nobody is signed in to a live tenant",
        help: "sign in: `photopolicy login`; or hand over a token in PHOTOPOLICY_ACCESS_TOKEN")
}
#endif
