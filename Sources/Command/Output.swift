import Files
import Glibc
import Rendering

/// One of the two standard streams.
struct Output: Sendable {
    let descriptor: Int32

    static let standard = Output(descriptor: STDOUT_FILENO)
    static let error = Output(descriptor: STDERR_FILENO)

    /// Writes all of it. A reader that went away ends the program as it ends any other (SIGPIPE).
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
                if count < 0, errno != EINTR { return }
                offset += max(0, count)
            }
        }
    }

    func palette(_ choice: ColourChoice) -> Palette {
        var variables: [String: String] = [:]
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"] { variables[name] = environment(name) }
        return Palette(isOn: choice.isOn(environment: variables, isTerminal: isTerminal(descriptor)))
    }

    /// The columns of the terminal it goes to; nil when it goes elsewhere.
    var width: Int? { windowSize(descriptor).map(\.columns) }
}
