import ArgumentParser
import Files
import MicrosoftGraph
import Rendering
import Tenants
import Text

struct Whoami: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami",
        abstract: "Show who is signed in to which live tenant, and with which permissions; asks no service.",
        discussion: LiveOptions.precedence)

    @Option(help: ArgumentHelp("The saved sign-in to show; all of them without.", valueName: "name"))
    var profile: String?

    func run() async throws {
        try await reportingFailures {
            let store = try ProfileStore.ofUser()
            if profile == nil, environment("PHOTOPOLICY_ACCESS_TOKEN") != nil {
                Output.standard.write(
                    "PHOTOPOLICY_ACCESS_TOKEN holds a token, which is used before any saved sign-in\n")
            } else if profile == nil, try AppCredential(environment: environment) != nil {
                Output.standard.write(
                    "the environment holds the proof of an application, which is used before any saved sign-in\n")
            }
            let profiles = (profile.map { [$0] } ?? store.names()).compactMap(store.profile(named:))
            guard !profiles.isEmpty else {
                if profile == nil, environment("PHOTOPOLICY_ACCESS_TOKEN") != nil { return }
                throw ServiceError(
                    .notSignedIn, profile == nil ? .signInNeeded : .profileUnknown,
                    profile.map { "there is no saved sign-in `\($0)`" } ?? "nobody is signed in",
                    help: "sign in: `photopolicy login`")
            }
            for profile in profiles { Output.standard.write(WhoamiText.text(profile)) }
        }
    }
}

/// A saved sign-in, for people.
enum WhoamiText {
    static func text(_ profile: Profile) -> String {
        let tenant = [profile.tenantName, profile.domains.first].compactMap(\.self).joined(separator: ", ")
        let lines = [
            "profile      \(profile.name)",
            "account      \(profile.account ?? "unknown")",
            "tenant       \(profile.tenant)\(tenant.isEmpty ? "" : " (\(tenant))")",
            "client       \(profile.clientID)",
            "graph        \(profile.graph)",
            "permissions  \(profile.permissions.joined(separator: " "))",
            "changes      \(profile.isReadOnly ? "never: signed in with --read-only" : "asked for when a change is made")",
        ]
        return lines.map { Visible.text($0) + "\n" }.joined()
    }
}
