import Files
import Glibc
import Text

/// The user's pager.
enum Pager {
    /// The shell command of `$PAGER`, or of `less`; nil when it is set to nothing or to `cat`.
    static var command: String? {
        // A machine without `less` is not worth a complaint; a missing pager of the user's choice is.
        guard let value = getenv("PAGER").map({ String(cString: $0) }) else {
            return "command -v less >/dev/null || exit 127; exec less"
        }
        let name = value.trimmed
        return name.isEmpty || name == "cat" ? nil : "exec " + value
    }

    /// Shows a text whose control characters other than colours have already been made visible.
    /// - Returns: false when there is no such pager, and nothing was shown.
    static func show(_ text: String) async -> Bool {
        // A file, not a pipe: a pager that is quit early would kill us with SIGPIPE. It has no name, so nobody else can
        // read it, and it is gone when the pager is.
        guard let command, let file = namelessFile() else { return false }
        var text = text
        let isWritten = text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = write(file, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
            }
            return true
        }
        guard isWritten, lseek(file, 0, SEEK_SET) == 0 else {
            close(file)
            return false
        }
        // F quits at once if the text fits after all, R lets our colours through, X leaves the text on the screen. Keys
        // typed into a pager were often meant for the prompt: the default writes no files and starts no programs.
        var options: [String: String] = [:]
        if environment("LESS") == nil { options["LESS"] = "-FRX -Psq returns to the prompt, Space goes on$" }
        if environment("PAGER") == nil { options["LESSSECURE"] = "1" }
        // What was typed ahead was not meant for the pager either.
        tcflush(STDIN_FILENO, TCIFLUSH)
        let status = await ExternalProgram.run(command, input: file, variables: options)
        // 126 and 127 are the shell's: the program could not be started.
        return status.map { $0 != 126 && $0 != 127 } ?? false
    }

    private static func namelessFile() -> Int32? {
        var path = Array(((environment("TMPDIR") ?? "/tmp") + "/photopolicy-XXXXXX").utf8CString)
        let file = mkstemp(&path)
        guard file >= 0 else { return nil }
        unlink(path)
        _ = fcntl(file, F_SETFD, FD_CLOEXEC)
        return file
    }
}
