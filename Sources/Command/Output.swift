import Files
import Glibc
import Rendering
import Runner
import Synchronization

/// One of the two standard streams.
struct Output: Sendable {
    let descriptor: Int32

    /// Why the first write to standard output that failed did.
    private static let failure = Mutex<Int32?>(nil)

    static let standard = Output(descriptor: STDOUT_FILENO)
    static let error = Output(descriptor: STDERR_FILENO)

    /// Writes all of it. A reader that went away ends the program as it ends any other (SIGPIPE); what else goes wrong
    /// `requireWritten` tells.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var offset = 0
            while offset < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
                if count < 0, errno != EINTR {
                    let number = errno
                    if number == EPIPE, descriptor == STDOUT_FILENO { Self.endByBrokenPipe() }
                    if descriptor == STDOUT_FILENO { Self.failure.withLock { $0 = $0 ?? number } }
                    return
                }
                offset += max(0, count)
            }
        }
    }

    /// The network library ignores the signal, for it has connections that go away; a reader is another matter.
    private static func endByBrokenPipe() {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
    }

    /// Throws when something that went to standard output did not get there.
    static func requireWritten() throws(Failure) {
        guard let number = failure.withLock({ $0 }) else { return }
        throw Failure(
            .unreadable, FileError.Code.notWritable,
            "cannot write to standard output: \(String(cString: strerror(number)).lowercased())")
    }

    /// Opens what was closed when the program began, so that no file takes its place; what is written there still
    /// fails.
    static func reserve() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest number that is free is this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    func palette(_ choice: ColourChoice) -> Palette {
        var variables: [String: String] = [:]
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"] { variables[name] = environment(name) }
        return Palette(isOn: choice.isOn(environment: variables, isTerminal: isTerminal(descriptor)))
    }

    /// The columns of the terminal it goes to; elsewhere those of COLUMNS, and nil without.
    var width: Int? {
        windowSize(descriptor).map(\.columns)
            ?? environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
