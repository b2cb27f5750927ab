#if Network
import Glibc
import Logging
import Rendering
import Synchronization
import Text

/// A log on standard error that gathers lines and writes many at once: one system call for each would cost more than
/// answering a request does.
final class LogBuffer: Sendable {
    private let lines = Mutex("")
    private static let limit = 32 * 1024

    func append(_ line: String) {
        let full = lines.withLock { lines -> String? in
            lines += line
            guard lines.utf8.count > Self.limit else { return nil }
            defer { lines.removeAll(keepingCapacity: true) }
            return lines
        }
        if let full { Output.error.write(full) }
    }

    func flush() {
        let rest = lines.withLock { lines in
            defer { lines.removeAll(keepingCapacity: true) }
            return lines
        }
        if !rest.isEmpty { Output.error.write(rest) }
    }

    /// Writes what has gathered four times a second, and the rest when the task is cancelled.
    func flushRegularly() async {
        while !Task.isCancelled {
            flush()
            try? await Task.sleep(for: .milliseconds(250))
        }
        flush()
    }
}

/// Lines of `time level message`, through a buffer.
struct BufferedLog: LogHandler {
    let buffer: LogBuffer
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let milliseconds = String(time.tv_nsec / 1_000_000)
        let padding = String(repeating: "0", count: max(0, 3 - milliseconds.count))
        buffer.append(
            "\(time.tv_sec).\(padding)\(milliseconds) \(event.level) \(Visible.text(event.message.description))\n")
    }
}
#endif
