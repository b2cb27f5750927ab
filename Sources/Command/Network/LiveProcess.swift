#if Network
import Files
import Glibc
import Logging
import MicrosoftGraph
import Rendering
import Text

/// What all live commands of this process share: one network client, one log.
enum LiveProcess {
    private static let link = ClientLink(NetworkSettings(environment: environment))

    static func courier(isVerbose: Bool) -> Courier {
        var log = Logger(label: "photopolicy") { _ in RequestLog() }
        log.logLevel = isVerbose ? .debug : .critical
        return Courier(link: link, log: log) { wait in
            // A short wait matters to nobody who does not look on.
            guard isVerbose || wait.seconds > 10 || isTerminal(STDERR_FILENO) else { return }
            note("\(wait.reason); asking again in \(Int(wait.seconds.rounded(.up))) s")
        }
    }

    /// Tells something beside the results.
    @Sendable static func note(_ text: String) { Output.error.write("note: \(Visible.text(text))\n") }

    /// How a person signs in here; nil where there is no terminal to talk to one.
    static func interactive() -> InteractiveSignIn? { isTerminal(STDERR_FILENO) ? signIn(nil) : nil }

    /// - Parameter way: nil is the browser where one can be opened, and else a code.
    static func signIn(_ way: InteractiveSignIn.Way?) -> InteractiveSignIn {
        InteractiveSignIn(
            way: way ?? (Browser.isThere(environment: environment) ? .browser : .deviceCode),
            show: { Output.error.write(Visible.lines($0) + "\n") },
            open: { await Browser.open($0, environment: environment) })
    }
}

extension Visible {
    /// The text with its lines kept and everything else that controls a terminal made visible.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Visible.text(String($0)) }
            .joined(separator: "\n")
    }
}
#endif
