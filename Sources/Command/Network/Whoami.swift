#if Network
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
            let given = try profile == nil ? Self.given() : nil
            if let given { Output.standard.write("\(given), which is used before any saved sign-in\n") }
            let profiles = try (profile.map { [$0] } ?? store.names()).compactMap { try store.profile(named: $0) }
            guard !profiles.isEmpty || given != nil else {
                throw ServiceError(
                    .notSignedIn, profile == nil ? .signInNeeded : .profileUnknown,
                    profile.map { "there is no saved sign-in `\($0)`" } ?? "nobody is signed in",
                    help: "sign in: `photopolicy login`")
            }
            for profile in profiles { Output.standard.write(WhoamiText.text(profile)) }
        }
    }

    /// What the environment hands over; nil when that is nothing.
    private static func given() throws -> String? {
        if environment("PHOTOPOLICY_ACCESS_TOKEN") != nil { return "PHOTOPOLICY_ACCESS_TOKEN holds a token" }
        return try AppCredential(environment: environment) == nil
            ? nil : "the environment holds the proof of an application"
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
#endif
