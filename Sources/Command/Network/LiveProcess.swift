#if Network
import Files
import Glibc
import Logging
import MicrosoftGraph
import Rendering
import Text

/// What all live commands of this process share: one network client and one log.
enum LiveProcess {
    private static let link = ClientLink(NetworkSettings(environment: environment))

    static func courier(isVerbose: Bool) -> Courier {
        var log = Logger(label: "photopolicy") { _ in RequestLog() }
        log.logLevel = isVerbose ? .debug : .critical
        return Courier(link: link, log: log) { wait in
            // A short wait matters only to somebody who is watching.
            guard isVerbose || wait.seconds > 10 || isTerminal(STDERR_FILENO) else { return }
            note("\(wait.reason); asking again in \(Int(wait.seconds.rounded(.up))) s")
        }
    }

    @Sendable static func note(_ text: String) { Output.error.write("note: \(Visible.text(text))\n") }

    /// Returns how a person signs in here; nil without a terminal.
    static func interactive() -> InteractiveSignIn? { isTerminal(STDERR_FILENO) ? signIn(nil) : nil }

    /// - Parameter way: nil for the browser if one can be opened, otherwise for a code.
    static func signIn(_ way: InteractiveSignIn.Way?) -> InteractiveSignIn {
        InteractiveSignIn(
            way: way ?? (Browser.isThere(environment: environment) ? .browser : .deviceCode),
            show: { Output.error.write(Visible.lines($0) + "\n") },
            open: { await Browser.open($0, environment: environment) })
    }
}

extension Visible {
    /// Returns the text with its lines kept and all other terminal control characters made visible.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Visible.text(String($0)) }
            .joined(separator: "\n")
    }
}
#endif
