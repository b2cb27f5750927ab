import Files
import Glibc
import Rendering
import Runner
import Synchronization

/// One of the two standard streams.
struct Output: Sendable {
    let descriptor: Int32

    /// The error number of the first failed write to standard output.
    private static let failure = Mutex<Int32?>(nil)

    static let standard = Output(descriptor: STDOUT_FILENO)
    static let error = Output(descriptor: STDERR_FILENO)

    /// Writes the whole text. If the reader of standard output is gone, SIGPIPE ends the program as usual;
    /// `requireWritten` reports all other errors.
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

    /// Ends the program by SIGPIPE, which the network library ignores because its connections may go away.
    private static func endByBrokenPipe() {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
    }

    /// Throws if something written to standard output did not arrive.
    static func requireWritten() throws(Failure) {
        guard let number = failure.withLock({ $0 }) else { return }
        throw Failure(
            .unreadable, FileError.Code.notWritable,
            "cannot write to standard output: \(String(cString: strerror(number)).lowercased())")
    }

    /// Opens standard descriptors that were closed at the start so that no file takes their place; writing to them
    /// still fails.
    static func reserve() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free number is this descriptor.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    func palette(_ choice: ColourChoice) -> Palette {
        var variables: [String: String] = [:]
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"] { variables[name] = environment(name) }
        return Palette(isOn: choice.isOn(environment: variables, isTerminal: isTerminal(descriptor)))
    }

    /// The columns of the terminal that it goes to, otherwise those of COLUMNS; nil without either.
    var width: Int? {
        windowSize(descriptor).map(\.columns)
            ?? environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
