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
        abstract: "Show who is signed in to which live tenant, and with which permissions.",
        discussion: """
            Asks no service, but for the application whose proof the environment holds: that one is signed in, for only \
            its token shows what it may do.

            \(LiveOptions.precedence)
            """)

    @Option(help: ArgumentHelp("The saved sign-in to show; all of them without.", valueName: "name"))
    var profile: String?

    func run() async throws {
        try await reportingFailures {
            let store = try ProfileStore.ofUser()
            var given: String?
            var refusal: ServiceError?
            do { given = try await profile == nil ? Self.given() : nil } catch let error as ServiceError {
                refusal = error
            }
            if let given { Output.standard.write(given) }
            let profiles = try (profile.map { [$0] } ?? store.names()).compactMap { try store.profile(named: $0) }
            if let refusal, profiles.isEmpty { throw refusal }
            if let refusal { LiveProcess.note(refusal.sentence) }
            guard !profiles.isEmpty || given != nil else {
                throw ServiceError(
                    .notSignedIn, profile == nil ? .signInNeeded : .profileUnknown,
                    profile.map { "there is no saved sign-in `\($0)`" } ?? "nobody is signed in",
                    help: "sign in: `photopolicy login`")
            }
            for profile in profiles { Output.standard.write(WhoamiText.text(profile)) }
        }
    }

    /// Returns the sign-in from the environment, which takes precedence over saved ones; nil if there is none.
    private static func given() async throws -> String? {
        if let token = environment("PHOTOPOLICY_ACCESS_TOKEN") {
            return WhoamiText.text(try GivenToken(text: token).facts, by: "the token in PHOTOPOLICY_ACCESS_TOKEN")
        }
        guard let credential = try AppCredential(environment: environment) else { return nil }
        let target = try SignInChoice().target(environment: environment)
        let facts = try await credential.facts(target, LiveProcess.courier(isVerbose: false))
        return WhoamiText.text(facts, by: "the environment: \(credential.kind)", target)
    }
}

enum WhoamiText {
    /// - Parameter target: the named target, for what the token does not show.
    static func text(_ facts: TokenFacts, by proof: String, _ target: SignInTarget? = nil) -> String {
        let lines = [
            "signed in    by \(proof), before any saved sign-in",
            "account      \(facts.account ?? (target == nil ? "not shown" : "none: an application"))",
            "tenant       \(facts.tenant?.description ?? target?.tenant ?? "not shown")",
            "client       \(facts.clientID ?? target?.clientID ?? "not shown")",
            "permissions  \(facts.permissions?.joined(separator: " ") ?? "not shown by the token")",
            facts.expires.map { "good until   \($0)" },
        ]
        return lines.compactMap(\.self).map { Visible.text($0) + "\n" }.joined()
    }

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
